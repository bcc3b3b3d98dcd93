"""The database refuses to change a letter that was sent: its words, its files, to whom and when.

What stays possible is what happens to it afterwards (its delivery), and its removal when the record
is. A later migration that rebuilds the table on SQLite drops the trigger with the old table: it
must run `raise_guard` again (a test fails if it does not).
"""

from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SENTENCE = "This letter was sent and cannot be changed: write another."
KEPT = (
    "feedback_id", "direction", "channel", "purpose", "template_version_id", "address", "subject",
    "body", "written_by_id", "written_at", "sent_at", "expected_on", "document", "pdf",
    "message_id",
)  # fmt: skip
DIFFERS = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}


def raise_guard(
    apps: StateApps,
    schema_editor: BaseDatabaseSchemaEditor,
    kept: tuple[str, ...] = KEPT,
) -> None:
    """Make the trigger, in the words of the database at hand."""
    vendor = schema_editor.connection.vendor
    changed = " OR ".join(f"NEW.{column} {DIFFERS[vendor]} OLD.{column}" for column in kept)
    refused = f"OLD.sent_at IS NOT NULL AND ({changed})"
    if vendor == "postgresql":
        statements = [
            "CREATE FUNCTION casework_letter_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {refused} THEN RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = 'check_violation'; "
            "END IF; RETURN NEW; END $$",
            "CREATE TRIGGER casework_letter_stays BEFORE UPDATE ON casework_letter FOR EACH ROW "
            "EXECUTE FUNCTION casework_letter_stays()",
        ]
    else:
        statements = [
            "CREATE TRIGGER casework_letter_stays BEFORE UPDATE ON casework_letter "
            f"WHEN {refused} BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
        ]
    for statement in statements:
        schema_editor.execute(statement)


def lower_guard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the trigger away."""
    on = " ON casework_letter" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER casework_letter_stays{on}")
    if on:
        schema_editor.execute("DROP FUNCTION casework_letter_stays()")


class Migration(migrations.Migration):
    dependencies = [("casework", "0004_letterhead_and_next_try")]
    operations = [migrations.RunPython(raise_guard, lower_guard)]
