"""People are found by name and postcode: an index that the database itself keeps.

A person's id is no number, and SQLite may number rows without one anew, so that each person has a
number of their own there, which the full-text table goes by (docs/decisions/0015).
"""

from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = [
    """
    CREATE TABLE people_sought (
      id integer PRIMARY KEY, person_id char(32) NOT NULL UNIQUE, name text NOT NULL,
      postcode text NOT NULL, run_together text NOT NULL)
    """,
    """
    CREATE VIRTUAL TABLE people_search USING fts5(name, postcode, run_together,
    content='people_sought', content_rowid='id', tokenize='unicode61 remove_diacritics 2')
    """,
    """
    CREATE TRIGGER people_sought_insert AFTER INSERT ON people_sought BEGIN
      INSERT INTO people_search (rowid, name, postcode, run_together)
      VALUES (new.id, new.name, new.postcode, new.run_together); END
    """,
    """
    CREATE TRIGGER people_sought_delete AFTER DELETE ON people_sought BEGIN
      INSERT INTO people_search (people_search, rowid, name, postcode, run_together)
      VALUES ('delete', old.id, old.name, old.postcode, old.run_together); END
    """,
    """
    CREATE TRIGGER people_sought_update AFTER UPDATE ON people_sought BEGIN
      INSERT INTO people_search (people_search, rowid, name, postcode, run_together)
      VALUES ('delete', old.id, old.name, old.postcode, old.run_together);
      INSERT INTO people_search (rowid, name, postcode, run_together)
      VALUES (new.id, new.name, new.postcode, new.run_together); END
    """,
    """
    INSERT INTO people_sought (person_id, name, postcode, run_together)
    SELECT id, name, postcode, replace(postcode, ' ', '') FROM people_person
    """,
    """
    CREATE TRIGGER people_search_insert AFTER INSERT ON people_person BEGIN
      INSERT INTO people_sought (person_id, name, postcode, run_together)
      VALUES (new.id, new.name, new.postcode, replace(new.postcode, ' ', '')); END
    """,
    """
    CREATE TRIGGER people_search_delete AFTER DELETE ON people_person BEGIN
      DELETE FROM people_sought WHERE person_id = old.id; END
    """,
    """
    CREATE TRIGGER people_search_update AFTER UPDATE OF name, postcode ON people_person
    WHEN new.name IS NOT old.name OR new.postcode IS NOT old.postcode BEGIN
      UPDATE people_sought SET name = new.name, postcode = new.postcode,
        run_together = replace(new.postcode, ' ', '')
      WHERE person_id = new.id; END
    """,
]
SQLITE_BACK = [
    "DROP TRIGGER IF EXISTS people_search_insert",
    "DROP TRIGGER IF EXISTS people_search_delete",
    "DROP TRIGGER IF EXISTS people_search_update",
    "DROP TABLE people_search",
    "DROP TABLE people_sought",
]
POSTGRESQL = [
    r"""
    CREATE FUNCTION people_plain(words text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT pg_catalog.regexp_replace(pg_catalog.regexp_replace(
      pg_catalog.normalize(words, 'NFKD'), '[\u0300-\u036f]', '', 'g'),
      '[][!-/:-@\\^_`{-~‘’“”–—]+', ' ', 'g')
    $$
    """,
    """
    CREATE INDEX people_search ON people_person USING gin (to_tsvector('pg_catalog.simple',
    people_plain(name || ' ' || postcode || ' ' || replace(postcode, ' ', ''))))
    """,
]
POSTGRESQL_BACK = ["DROP INDEX people_search", "DROP FUNCTION people_plain(text)"]


def index_names(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the index in place and fill it with what is held."""
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def forget_names(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the index away."""
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL_BACK if is_postgresql else SQLITE_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_contact_details")]
    operations = [migrations.RunPython(index_names, forget_names)]
