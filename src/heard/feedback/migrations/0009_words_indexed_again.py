"""Records are found by their words again: SQLite built their table anew for 0006, without triggers.

PostgreSQL alters a table where it stands, and its indexes with it.
"""

from importlib import import_module

from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

full_text = import_module("heard.feedback.migrations.0004_full_text")


def index_words_again(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the tables of words anew, of what is held, with their triggers."""
    if schema_editor.connection.vendor == "sqlite":
        full_text.forget_words(apps, schema_editor)
        full_text.index_words(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("feedback", "0008_attachments")]
    operations = [migrations.RunPython(index_words_again, migrations.RunPython.noop)]
