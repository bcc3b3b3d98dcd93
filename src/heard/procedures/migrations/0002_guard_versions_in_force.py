"""The database refuses to change a procedure version that is in force.

An operation that forgets, an admin page, a hasty line of SQL: all are stopped here. What stays
possible is to close a version (`in_force_until`, when it has none) and to write a version whose
day has not come. `is_sealed` is false only while a version is being written, in one transaction.

A later migration that rebuilds one of these tables on SQLite drops its triggers with the old
table: it must run `raise_guards` again (a test fails if it does not).
"""

from collections.abc import Iterator

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SENTENCE = "This procedure version is in force and cannot be changed: load a new version instead."
TODAY = {"sqlite": "date('now')", "postgresql": "CURRENT_DATE"}

OF_A_VERSION_IN_FORCE = (
    "EXISTS (SELECT 1 FROM procedures_procedureversion v WHERE v.id = {row}.version_id "
    "AND v.is_sealed AND v.in_force_from <= {today})"
)
VERSION_IN_FORCE = "OLD.is_sealed AND OLD.in_force_from <= {today}"
KEPT = (
    "id", "procedure_id", "number", "in_force_from", "counts_council_closures", "source_text",
    "source_url", "source_standing", "is_sealed",
)  # fmt: skip
CHANGED_BEYOND_CLOSING = " OR ".join(
    [
        *(f"NEW.{column} <> OLD.{column}" for column in KEPT),
        "(OLD.in_force_until IS NOT NULL AND NEW.in_force_until IS NULL)",
        "NEW.in_force_until <> OLD.in_force_until",
    ]
)
PROCEDURE_IN_FORCE = (
    "(NEW.key <> OLD.key OR NEW.basis <> OLD.basis) AND EXISTS (SELECT 1 FROM "
    "procedures_procedureversion v WHERE v.procedure_id = OLD.id "
    "AND v.is_sealed AND v.in_force_from <= {today})"
)


def guards() -> Iterator[tuple[str, str, str]]:
    """Return (table, act, condition under which it is refused)."""
    for table in ("procedures_limit", "procedures_stage"):
        old = OF_A_VERSION_IN_FORCE.replace("{row}", "OLD")
        new = OF_A_VERSION_IN_FORCE.replace("{row}", "NEW")
        yield table, "INSERT", new
        yield table, "UPDATE", f"{old} OR {new}"
        yield table, "DELETE", old
    yield (
        "procedures_procedureversion",
        "UPDATE",
        f"{VERSION_IN_FORCE} AND ({CHANGED_BEYOND_CLOSING})",
    )
    yield "procedures_procedureversion", "DELETE", VERSION_IN_FORCE
    yield "procedures_procedure", "UPDATE", PROCEDURE_IN_FORCE


def raise_guards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers, in the words of the database at hand."""
    vendor = schema_editor.connection.vendor
    for table, act, condition in guards():
        name = f"{table}_guard_{act.lower()}"
        refused = condition.replace("{today}", TODAY[vendor])
        if vendor == "postgresql":
            going_on = "OLD" if act == "DELETE" else "NEW"
            statements = [
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"IF {refused} THEN RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = "
                f"'check_violation'; END IF; RETURN {going_on}; END $$",
                f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW "
                f"EXECUTE FUNCTION {name}()",
            ]
        else:
            statements = [
                f"CREATE TRIGGER {name} BEFORE {act} ON {table} WHEN {refused} "
                f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
            ]
        for statement in statements:
            schema_editor.execute(statement, params=None)


def lower_guards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away."""
    for table, act, _ in guards():
        name = f"{table}_guard_{act.lower()}"
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {name} ON {table}", params=None)
            schema_editor.execute(f"DROP FUNCTION {name}()", params=None)
        else:
            schema_editor.execute(f"DROP TRIGGER {name}", params=None)


class Migration(migrations.Migration):
    """Nothing in the tables changes, only what may be done to them."""

    dependencies = [("procedures", "0001_initial")]
    operations = [migrations.RunPython(raise_guards, lower_guards, elidable=False)]
