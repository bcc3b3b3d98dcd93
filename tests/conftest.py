"""What every test may rely on."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

LONGEST = ("/journeys/", "test_any_order_of_acts", "test_killed_while_told", "test_who_may_do")
# The ways to a database beside the marker.
DATABASE = {"db", "transactional_db", "django_db_setup"}
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


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Begin with what takes longest; on PostgreSQL, leave out what never touches a database."""
    items.sort(key=lambda item: not any(part in item.nodeid for part in LONGEST))
    if connection.vendor == "postgresql":
        config.hook.pytest_deselected(items=[item for item in items if not _asks(item)])
        items[:] = [item for item in items if _asks(item)]


def _asks(item):
    """Tell whether a test asks a database."""
    return bool(item.get_closest_marker("django_db")) or bool(DATABASE & set(item.fixturenames))


@pytest.fixture
def office(db):
    """Set up the office of the worked example: its council, lists and procedures."""
    call_command("set_up", str(EXAMPLE / "office.toml"), stdout=StringIO())
