"""PostgreSQL keeps the words of each record and element in a column, and has an index of that.

With an index of the expression alone it reckoned a text's words cheap, and made them anew of every
record whenever a word was common: a second and a half among 100,000. The column is the database's
own, made of the others as they are written; no model has it. SQLite keeps its tables of words.
"""

from importlib import import_module

from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

full_text = import_module("heard.feedback.migrations.0004_full_text")


def keep_words(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add the columns, and index them instead."""
    if schema_editor.connection.vendor != "postgresql":
        return
    for index, table, columns in full_text.WORDED:
        words = " || ' ' || ".join(columns)
        vector = f"to_tsvector('pg_catalog.english', feedback_plain({words}))"
        schema_editor.execute(
            f"ALTER TABLE {table} ADD COLUMN sought tsvector GENERATED ALWAYS AS ({vector}) STORED"
        )
        schema_editor.execute(f"DROP INDEX {index}")
        schema_editor.execute(f"CREATE INDEX {index} ON {table} USING gin (sought)")


def forget_columns(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the columns away, and index the expressions again."""
    if schema_editor.connection.vendor != "postgresql":
        return
    for index, table, columns in full_text.WORDED:
        schema_editor.execute(f"ALTER TABLE {table} DROP COLUMN sought")
        schema_editor.execute(full_text._postgresql_index(index, table, columns))


class Migration(migrations.Migration):
    dependencies = [("feedback", "0010_ages_from_an_index")]
    operations = [migrations.RunPython(keep_words, forget_columns)]
