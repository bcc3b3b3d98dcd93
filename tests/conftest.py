"""What every test may rely on."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "blackpool-2014-15"


@pytest.fixture(autouse=True, scope="session")
def _tables_can_be_emptied_between_tests():
    """Let the test runner empty guarded tables, which nothing else may.

    Tests with a live server empty every table afterwards; triggers that keep the audit log and the
    procedures in force refuse that, as they should. Only the runner's own statements go by them.
    """
    backend = type(connection.ops)
    around = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
    patch = pytest.MonkeyPatch()
    patch.setattr(backend, "sql_flush", _unguarded(backend.sql_flush, around))
    yield
    patch.undo()


def _unguarded(flush, around):
    def sql_flush(self, *args, **options):
        before, after = around(self.connection)
        return [*before, *flush(self, *args, **options), *after]

    return sql_flush


def _on_postgresql(_database):
    return ["SET session_replication_role = replica"], ["SET session_replication_role = DEFAULT"]


def _on_sqlite(database):
    with database.cursor() as cursor:
        # Those that keep the search indexes stay: they take out what is emptied.
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(%'"
        )
        triggers = cursor.fetchall()
    return [f'DROP TRIGGER "{name}"' for name, _ in triggers], [sql for _, sql in triggers]


@pytest.fixture
def office(db):
    """Set up the office of the worked example: its council, lists and procedures."""
    call_command("set_up", str(EXAMPLE / "office.toml"), stdout=StringIO())
