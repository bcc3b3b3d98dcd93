"""Which addresses are those of members' offices? An administrator says so."""

from __future__ import annotations

import pytest

from heard.audit.queries import latest_of
from heard.common.clock import now
from heard.face.operations import UnableToKnowAddress, know_addresses
from heard.face.queries import is_known_address, known_addresses
from tests.casework import conftest
from tests.casework.browsing import browser_of
from tests.casework.pages import shown

pytestmark = pytest.mark.django_db

office_of_the_module = conftest.office_of_the_module
ADDRESS = "/settings/members-offices/"


@pytest.fixture(autouse=True)
def office(office_of_the_module, db):
    return office_of_the_module


@pytest.fixture
def adi(office):
    return browser_of(office.adi)


def test_an_address_is_known_by_itself_or_by_its_domain_however_it_is_written():
    know_addresses([" Office@Example.org ", "", "@parliament.example"], by=None, at=now())
    assert known_addresses() == ["@parliament.example", "office@example.org"]
    for known in ("office@example.org", "OFFICE@example.org", "ann.hale@parliament.example"):
        assert is_known_address(known)
    for unknown in ("other@example.org", "ann@sub.parliament.example", "", "parliament.example"):
        assert not is_known_address(unknown)


def test_an_administrator_keeps_them_and_it_is_written_down(adi):
    assert adi.post(ADDRESS, {"addresses": "a@example.org\nb@example.org"}).status_code == 302
    assert adi.post(ADDRESS, {"addresses": "b@example.org"}).status_code == 302
    assert known_addresses() == ["b@example.org"]
    assert "b@example.org" in shown(adi.get(ADDRESS))
    assert latest_of("known_addresses", ["known_addresses"])
    assert "Addresses of their offices" in shown(adi.get("/settings/"))


def test_nothing_is_written_down_where_nothing_changes():
    know_addresses(["a@example.org"], by=None, at=now())
    assert know_addresses(["A@example.org"], by=None, at=now()) is False


@pytest.mark.parametrize("wrong", ["example.org", "@", "a@b@example.org", "two words@example.org"])
def test_what_is_no_address_is_named_and_nothing_is_kept(adi, wrong):
    with pytest.raises(UnableToKnowAddress, match="is no address"):
        know_addresses([wrong], by=None, at=now())
    response = adi.post(ADDRESS, {"addresses": f"a@example.org\n{wrong}"})
    assert f"“{wrong}” is no address" in shown(response, 422)
    assert known_addresses() == []
