"""Records are found by their words: an index that the database itself keeps, on both databases.

SQLite has an FTS5 table beside each table of words, kept by triggers; PostgreSQL an index over an
expression. A later migration that makes SQLite build one of the two tables anew drops its triggers
with the old one, and must put them back as 0009 does (docs/decisions/0015).
"""

from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# Full-text table, the table whose words it holds, and their columns.
WORDED = (
    ("feedback_search", "feedback_feedback", ("reference", "words")),
    ("feedback_element_search", "feedback_element", ("words", "reasons")),
)
# Accents and marks are dropped, and what divides words is a space: a reference is words, not a
# number below nought. A text is indexed as far as a vector can hold it.
POSTGRESQL_FUNCTION = r"""
CREATE FUNCTION feedback_plain(words text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
SELECT pg_catalog.left(pg_catalog.regexp_replace(pg_catalog.regexp_replace(
  pg_catalog.normalize(words, 'NFKD'), '[\u0300-\u036f]', '', 'g'),
  '[][!-/:-@\\^_`{-~‘’“”–—]+', ' ', 'g'), 100000)
$$
"""


def index_words(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the indexes in place and fill them with what is held."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_FUNCTION)
        for index, table, columns in WORDED:
            schema_editor.execute(_postgresql_index(index, table, columns))
        return
    for index, table, columns in WORDED:
        for statement in _sqlite_index(index, table, columns):
            schema_editor.execute(statement)


def forget_words(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the indexes away."""
    if schema_editor.connection.vendor == "postgresql":
        for index, _, _ in WORDED:
            schema_editor.execute(f"DROP INDEX {index}")
        schema_editor.execute("DROP FUNCTION feedback_plain(text)")
        return
    for index, _, _ in WORDED:
        for happening in ("insert", "update", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {index}_{happening}")
        schema_editor.execute(f"DROP TABLE {index}")


def _postgresql_index(index: str, table: str, columns: tuple[str, ...]) -> str:
    words = " || ' ' || ".join(columns)
    vector = f"to_tsvector('pg_catalog.english', feedback_plain({words}))"
    return f"CREATE INDEX {index} ON {table} USING gin ({vector})"


def _sqlite_index(index: str, table: str, columns: tuple[str, ...]) -> list[str]:
    names = ", ".join(columns)
    new, old = (", ".join(f"{row}.{name}" for name in columns) for row in ("new", "old"))
    put = f"INSERT INTO {index} (rowid, {names}) VALUES (new.id, {new});"
    take = f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', old.id, {old});"
    differs = " OR ".join(f"new.{name} IS NOT old.{name}" for name in columns)
    return [
        f"""
        CREATE VIRTUAL TABLE {index} USING fts5({names}, content='{table}', content_rowid='id',
        tokenize='porter unicode61 remove_diacritics 2')
        """,
        f"INSERT INTO {index} ({index}) VALUES ('rebuild')",
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {put} END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {take} END",
        f"""
        CREATE TRIGGER {index}_update AFTER UPDATE OF {names} ON {table} WHEN {differs}
        BEGIN {take} {put} END
        """,
    ]


class Migration(migrations.Migration):
    dependencies = [("feedback", "0003_last_changed")]
    operations = [migrations.RunPython(index_words, forget_words)]
