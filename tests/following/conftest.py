"""A complaint that somebody follows, on a day that stands still."""

from __future__ import annotations

import pytest

from heard.casework.operations.following import issue_code
from tests.casework import conftest
from tests.casework.cases import a_complaint
from tests.casework.cast import at
from tests.casework.pages import TODAY, stop_the_clock

office_of_the_module = conftest.office_of_the_module
office = conftest.office


@pytest.fixture(autouse=True)
def _the_clock_stands_still(monkeypatch):
    stop_the_clock(monkeypatch)


@pytest.fixture
def record(office):
    """Return a complaint of 12 May 2025, due on the 27th; today is the 20th."""
    return a_complaint(by=office.asha)


@pytest.fixture
def code(record):
    """Return the code of whoever complained."""
    return issue_code(record.parties.get().pk, at(TODAY))


@pytest.fixture
def visit(client, record, code):
    """Return a browser in which they opened their record."""
    answer = client.post("/follow/", {"reference": record.reference, "code": code})
    assert answer.headers["Location"] == "/follow/mine/"
    return client
