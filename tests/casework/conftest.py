"""The office that every test of casework finds: a council set up, and everyone at work.

Setting up takes a while, so it is done once a module, in a transaction around those of its tests,
and taken back after the last of them. A test that needs real commits (a live server, two
connections) asks for `live_office` instead, in a module of its own.
"""

from __future__ import annotations

import pytest
from django.db import transaction

from tests.casework.cast import open_office


@pytest.fixture(scope="module")
def office_of_the_module(django_db_setup, django_db_blocker):
    """Set the office up before the first test of a module and take it back after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield open_office()
        transaction.set_rollback(True)


@pytest.fixture
def office(office_of_the_module, db):
    """Return the office: everyone who works here."""
    return office_of_the_module


@pytest.fixture
def live_office(transactional_db):
    """Set the office up in a database whose tests commit."""
    return open_office()


@pytest.fixture
def asha(office):
    """Return the complaints officer."""
    return office.asha


@pytest.fixture
def ben(office):
    """Return the complaints manager."""
    return office.ben


@pytest.fixture
def cleo(office):
    """Return the investigating manager of social care."""
    return office.cleo


@pytest.fixture
def dev(office):
    """Return the investigating manager of education."""
    return office.dev


@pytest.fixture
def eve(office):
    """Return the head of social care."""
    return office.eve


@pytest.fixture
def aud(office):
    """Return the auditor."""
    return office.aud


@pytest.fixture
def adi(office):
    """Return the administrator, who sees no record."""
    return office.adi
