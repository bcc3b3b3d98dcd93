"""SQLite's INSERT OR REPLACE removes the row in its way without asking a trigger of deletion.

So an event whose number or hash is there already is refused before it is inserted. PostgreSQL has no
such statement: its ON CONFLICT DO UPDATE is an update, which is refused since 0002.
"""

from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TRIGGER = """
CREATE TRIGGER audit_event_is_new BEFORE INSERT ON audit_event
WHEN EXISTS (SELECT 1 FROM audit_event WHERE number = NEW.number OR hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
"""


def guard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the trigger in place."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(TRIGGER)


def unguard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the trigger away."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER audit_event_is_new")


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_refuse_change")]
    operations = [migrations.RunPython(guard, unguard)]
