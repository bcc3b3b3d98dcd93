"""Pages wear the council's look: by one question of the database, and by files kept for ever."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from heard.common.words.reading_age import reading
from heard.face.colours import Colours
from heard.face.logos import picture_in
from heard.face.operations import add_logo, choose_look
from heard.face.places import READERS, Place, first_words
from heard.face.prose import as_spoken, passages_of
from heard.face.queries import current_face
from heard.procedures.models import Council
from tests.casework import conftest
from tests.casework.browsing import browser_of
from tests.face.looks import NOW, TEAL, a_look, picture_file

office_of_the_module = conftest.office_of_the_module
pytestmark = pytest.mark.django_db


@pytest.fixture
def adi(office_of_the_module, db):
    """Return the administrator of an office that is set up."""
    return office_of_the_module.adi


def sheet_address():
    return reverse("face:stylesheet", args=[current_face().sheet_digest])


def test_the_products_own_look_needs_no_sheet(adi, client):
    assert current_face().sheet_digest == ""
    assert b"/look/" not in client.get("/accounts/sign-in/").content


def test_before_the_office_is_set_up_pages_are_shown_without_a_council(adi, client):
    Council.objects.all().delete()
    page = client.get("/accounts/sign-in/")
    assert page.status_code == 200
    assert not page.context["council"]


def test_a_look_is_worn_by_every_page_at_once(adi, client):
    choose_look(a_look(name="Sample Council"), by=adi, at=NOW)
    page = client.get("/accounts/sign-in/").content.decode()
    assert f'<link rel="stylesheet" href="{sheet_address()}">' in page
    assert "Sample Council" in page
    assert f'content="{TEAL.masthead}"' in page


def test_the_sheet_sets_custom_properties_and_may_be_kept_for_ever(adi, client):
    choose_look(a_look(), by=adi, at=NOW)
    answer = client.get(sheet_address())
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    sheet = answer.content.decode()
    assert sheet.startswith(":root {\n")
    assert "--heard-link: #00606d;" in sheet
    assert "--govuk-brand-colour: #004d57;" in sheet


def test_another_look_has_another_address_and_the_old_one_still_answers(adi, client):
    choose_look(a_look(), by=adi, at=NOW)
    before = sheet_address()
    choose_look(a_look(colours=Colours(link="#7a1f5c")), by=adi, at=NOW)
    assert sheet_address() != before
    assert b"#00606d" in client.get(before).content
    assert b"#7a1f5c" in client.get(sheet_address()).content


def test_an_address_of_no_look_is_not_found(adi, client):
    assert client.get("/look/0123456789abcdef0123.css").status_code == 404
    assert client.get("/look/0123456789abcdef0123.png").status_code == 404


def test_the_logo_is_on_every_page_and_may_be_kept_for_ever(adi, client):
    digest = add_logo(picture_in(picture_file(size=(640, 128))), by=adi, at=NOW)
    choose_look(a_look(logo=digest), by=adi, at=NOW)
    page = client.get("/accounts/sign-in/").content.decode()
    assert f'src="/look/{digest}.png" alt="" width="320" height="64"' in page
    answer = client.get(f"/look/{digest}.png")
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.content.startswith(b"\x89PNG")


def test_a_page_asks_the_database_one_question_about_the_council(adi, client):
    choose_look(a_look(), by=adi, at=NOW)
    client.get("/accounts/sign-in/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/accounts/sign-in/")
    assert len([each for each in asked if "council" in each["sql"]]) == 1
    assert [each for each in asked if "face_" in each["sql"]] == []


def test_the_name_from_the_file_is_worn_at_once_too(adi, client):
    before = current_face().name
    Council.objects.update(name="Renamed without an act")
    assert current_face().name == before  # kept ready under the same stamp
    choose_look(a_look(name="Renamed by an act"), by=adi, at=NOW)
    assert current_face().name == "Renamed by an act"


def test_staff_see_it_too(adi):
    choose_look(a_look(), by=adi, at=NOW)
    assert sheet_address() in browser_of(adi).get("/").content.decode()


@pytest.mark.parametrize("place", list(Place))
def test_our_own_first_words_are_plain_and_within_their_readers_reach(place):
    words = first_words(place)
    assert passages_of(words)
    assert not reading(as_spoken(words), READERS[place]).is_too_hard
