"""Somebody reads the public pages in their own language, and the office reads them in its own."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, RequestFactory

from heard.audit.queries import history_of
from heard.config.languages import COOKIE, ReadersLanguage
from heard.face.operations import write_words
from heard.face.places import Place
from heard.feedback.models import Feedback
from tests.casework import conftest
from tests.casework.browsing import browser_of
from tests.casework.pages import shown, stop_the_clock
from tests.face.looks import NOW
from tests.intake.telling import COMPLAINT, address, answer, fill_in, send

pytestmark = pytest.mark.django_db

office_of_the_module = conftest.office_of_the_module


@pytest.fixture(autouse=True)
def office(office_of_the_module, db, monkeypatch):
    stop_the_clock(monkeypatch)
    return office_of_the_module


@pytest.fixture(autouse=True)
def _three_languages(settings):
    settings.LANGUAGES = [("en-gb", "English"), ("pl", "Polish"), ("ar", "Arabic")]


def reader_of(language):
    """Return a browser in which a language was chosen."""
    client = Client()
    client.get("/", {"language": language})
    return client


def test_a_choice_leads_back_to_the_same_page_and_is_kept():
    client = Client()
    response = client.get(address("about"), {"change": "", "language": "pl"})
    assert response.headers["Location"] == f"{address('about')}?change="
    cookie = response.cookies[COOKIE]
    assert (cookie.value, cookie["max-age"], cookie["httponly"]) == ("pl", "", True)
    page = shown(client.get("/"))
    assert '<html lang="pl" dir="ltr">' in page
    assert "Chcemy Cię wysłuchać" in page


def test_every_language_stands_on_the_page_by_its_own_name():
    page = shown(Client().get(address("about")))
    assert '<strong lang="en-GB" dir="ltr" aria-current="true">English</strong>' in page
    assert f'href="{address("about")}?language=pl" rel="nofollow">Polski</a>' in page
    assert 'lang="ar" dir="rtl"' in page


def test_an_office_with_one_language_shows_no_choice(settings):
    settings.LANGUAGES = [("en-gb", "English")]
    assert "hreflang" not in shown(Client().get("/"))


def test_a_language_from_right_to_left_turns_the_page():
    page = shown(reader_of("ar").get("/"))
    assert '<html lang="ar" dir="rtl">' in page
    assert "نريد أن نسمع منك" in page


@pytest.mark.parametrize("nothing", ["xx", "de", "../../etc", ""])
def test_a_language_that_nobody_offers_is_english(nothing):
    assert '<html lang="en-GB" dir="ltr">' in shown(reader_of(nothing).get("/"))


def test_a_cookie_that_somebody_made_up_is_english():
    client = Client()
    client.cookies[COOKIE] = "xx"
    assert '<html lang="en-GB" dir="ltr">' in shown(client.get("/"))


def test_one_chooses_english_again():
    client = reader_of("pl")
    client.get("/", {"language": "en-gb"})
    assert "We want to hear from you" in shown(client.get("/"))


def test_no_address_elsewhere_is_ever_led_to():
    request = RequestFactory().get("/", {"language": "pl"})
    request.path = request.path_info = "//elsewhere.example/"
    assert not ReadersLanguage(lambda _: HttpResponse())(request).has_header("Location")


def test_a_page_that_is_not_there_says_so_in_the_language_chosen():
    assert "Nie ma takiej strony" in shown(reader_of("pl").get("/nowhere/to/be/found/"), 404)


def test_the_office_s_own_pages_stay_english(office):
    client = browser_of(office.asha)
    client.get("/", {"language": "pl"})
    response = client.get("/today/", {"language": "pl"})
    assert '<html lang="en' in shown(response)
    assert COOKIE not in response.cookies


def test_the_words_that_we_put_in_the_councils_places_are_read_in_the_language_chosen():
    child = shown(reader_of("pl").get("/tell-us/under-12/"))
    assert "<p>Przeczytają to osoby w urzędzie" in child
    about = shown(reader_of("pl").get("/about/"))
    assert "<ul><li>Przechowujemy to bezpiecznie" in about
    assert "We keep it safe" not in about
    assert "<p>People at the council" in shown(Client().get("/tell-us/under-12/"))


def test_what_the_council_wrote_is_marked_as_english(office):
    write_words(Place.OPENING, "Talk to Anytown.", by=office.adi, at=NOW)
    assert '<p lang="en-GB" dir="ltr">Talk to Anytown.' in shown(reader_of("pl").get("/"))
    assert "<p>Talk to Anytown." in shown(Client().get("/"))


def test_what_waits_for_a_translator_is_marked_as_english():
    page = shown(reader_of("ar").get("/tell-us/under-12/"))
    assert '<p lang="en-GB" dir="ltr">People at the council' in page


def test_a_wrong_answer_is_explained_in_the_language_chosen():
    response = answer(reader_of("pl"), "about", {})
    assert "Proszę wybrać, czego to dotyczy." in shown(response, 422)


def test_a_file_that_is_not_taken_is_explained_in_it_and_the_history_stays_in_english():
    client = fill_in(COMPLAINT, reader_of("pl"))
    bad = SimpleUploadedFile("film.exe", b"MZ\x00\x01")
    page = shown(answer(client, "files", {"files": bad}), 422)
    assert "„film.exe”: takiego rodzaju pliku nie możemy przyjąć. Zamiast tego wyślij" in page
    answer(client, "files", {"files": SimpleUploadedFile("long.txt", b"Seen on Tuesday. " * 100)})
    send(client)
    (event,) = history_of("feedback", str(Feedback.objects.get().pk))
    assert any("Plain text, 1.7 KB, seal" in change.after for change in event.changes)


def test_who_follows_it_chooses_files_in_their_own_language():
    teller = fill_in(COMPLAINT, reader_of("pl"))
    send(teller)
    reference, code = Feedback.objects.get().reference, teller.cookies["code-adults"].value
    teller.post("/follow/", {"reference": reference, "code": code})
    assert "Liczba plików: najwyżej 10, każdy nie większy niż 25 MB." in shown(
        teller.get("/follow/mine/message/")
    )
    sent = {"words": " ", "handed_in": SimpleUploadedFile("empty.pdf", b"")}
    page = shown(teller.post("/follow/mine/message/", sent), 422)
    assert "„empty.pdf”: ten plik jest pusty." in page


def test_a_draft_says_that_its_words_are_new(settings):
    words = "To tłumaczenie jest nowe"
    assert words in shown(reader_of("pl").get("/"))
    settings.DRAFT_LANGUAGES = set()
    assert words not in shown(reader_of("pl").get("/"))


def test_what_is_told_in_polish_is_kept_in_english_and_says_so():
    client = fill_in(COMPLAINT, reader_of("pl"))
    assert send(client).headers["Location"] == address("sent")
    record = Feedback.objects.get()
    lines = record.contact_preferences.splitlines()
    assert "Language: Polish" in lines  # the interpreter that was asked for
    assert "Read our form in: Polish" in lines
    assert "How to get in touch: By e-mail, By phone" in lines
    assert "Since when: about Easter" in record.words
    page = shown(client.get(address("sent")))
    day = re.search(r"Odpowiemy najpóźniej: <strong>([^<]*)</strong>", page)[1]
    assert re.fullmatch(r"\w+ \d+ czerwca 2025", day), day


def test_whoever_reads_english_leaves_no_such_line():
    send(fill_in(COMPLAINT))
    assert "Read our form in" not in Feedback.objects.get().contact_preferences


def test_the_page_that_follows_it_is_in_polish_too():
    client = fill_in(COMPLAINT, reader_of("pl"))
    send(client)
    record = Feedback.objects.get()
    code = client.cookies["code-adults"].value
    client.post("/follow/", {"reference": record.reference, "code": code})
    page = shown(client.get("/follow/mine/"))
    assert "Twoja skarga" in page
    assert "20 maja 2025" in page


def test_the_link_to_come_back_by_is_sent_in_polish():
    client = reader_of("pl")
    answer(client, "about", COMPLAINT["about"])
    client.post(address("save"), {"email": "pat@example.org"})
    assert mail.outbox[-1].subject == "Dokończ to, co chcesz nam powiedzieć"
    assert "Ważność linku w dniach: 28." in mail.outbox[-1].body
