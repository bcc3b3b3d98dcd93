"""What a council wrote on its letterhead is kept as contact points, and never written over."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from heard.face.models import ContactPoint

migration = import_module("heard.casework.migrations.0012_letterhead_becomes_contacts")
pytestmark = pytest.mark.django_db

TABLE = """CREATE TABLE casework_letterhead (
    id smallint PRIMARY KEY, team varchar(120), address text, phone varchar(40),
    email varchar(254), advocacy text, ombudsman text
)"""
ROW = (
    1,
    "Customer Relations Team",
    "Number One\nFY1 3AH",
    "01253 477477",
    "",
    "Speak Up\nPhone: 01253 000001 (free)\nAsk for Jo.",
    "The Ombudsman\nWebsite: https://www.lgo.org.uk",
)


def moved():
    state = MigrationLoader(connection).project_state(migration.Migration.dependencies)
    migration.move(state.apps, None)
    return {
        row.point: (row.name, row.phone, row.website, row.address, row.note)
        for row in ContactPoint.objects.all()
    }


@pytest.fixture
def _letterhead():
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
        cursor.execute("INSERT INTO casework_letterhead VALUES (%s,%s,%s,%s,%s,%s,%s)", ROW)


@pytest.mark.usefixtures("_letterhead")
def test_each_line_becomes_what_it_says_and_twice_is_the_same_as_once():
    once = moved()
    assert once == {
        "team": ("Customer Relations Team", "01253 477477", "", "Number One\nFY1 3AH", ""),
        "advocacy": ("Speak Up", "01253 000001 (free)", "", "", "Ask for Jo."),
        "ombudsman": ("The Ombudsman", "", "www.lgo.org.uk", "", ""),
    }
    assert moved() == once


@pytest.mark.usefixtures("_letterhead")
def test_what_was_written_since_stays():
    ContactPoint.objects.create(point="advocacy", name="Written since")
    assert moved()["advocacy"][0] == "Written since"


def test_a_line_too_long_for_its_place_is_a_note():
    assert migration.facts_in("Phone: " + "0" * 60) == {"note": "Phone: " + "0" * 60}
