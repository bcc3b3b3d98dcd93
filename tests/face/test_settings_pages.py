"""The settings in a browser without a screen: tried, kept, and told to nobody else."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from heard.audit.models import Event
from heard.face.colours import NAMES, Colours
from heard.face.models import ContactPoint, Logo, Look, Wording
from heard.face.places import Place, first_words
from heard.face.points import Point
from heard.face.queries import current_face, words_in
from heard.procedures.models import ServiceArea, Theme
from heard.procedures.queries import council, lists, service_area_if_unknown
from tests.casework import conftest
from tests.casework.browsing import browser_of
from tests.casework.pages import shown, stop_the_clock
from tests.face.looks import TEAL, picture_file

office_of_the_module = conftest.office_of_the_module
pytestmark = pytest.mark.django_db


@pytest.fixture
def office(office_of_the_module, db, monkeypatch):
    stop_the_clock(monkeypatch)
    return office_of_the_module


@pytest.fixture
def adis(office):
    """Return the administrator's browser."""
    return browser_of(office.adi)


def look_typed(colours=TEAL, **facts):
    dull = {"name": "Sample Council", "services_title": "Families", "logo": ""}
    return dull | {choice: getattr(colours, choice) for choice in NAMES} | facts


def last_event():
    return Event.objects.order_by("number").last()


# --- The way there ---------------------------------------------------------------------------


def test_only_an_administrator_is_shown_the_way(office, adis):
    assert 'href="/settings/"' in shown(adis.get("/today/"))
    assert "/settings/" not in shown(browser_of(office.ben).get("/today/"))


def test_one_page_leads_to_everything(adis):
    page = shown(adis.get("/settings/"))
    for address in (
        "/settings/look/",
        "/settings/contacts/",
        "/settings/lists/service_area/",
        "/settings/lists/theme/",
        "/settings/lists/customer_group/",
        "/letters/templates/",
        *(f"/settings/words/{place.value}/" for place in Place),
    ):
        assert f'href="{address}"' in page
        assert adis.get(address).status_code == 200


# --- The look --------------------------------------------------------------------------------


def test_a_look_is_shown_before_it_is_worn(adis):
    page = shown(adis.post("/settings/look/", look_typed()))
    (address,) = re.findall(r'href="(/settings/look/trial\.css\?[^"]+)"', page)
    sheet = shown(adis.get(address.replace("&amp;", "&")))
    assert sheet.startswith(".trial {")
    assert "--heard-button: #007a3d;" in sheet
    assert "Sample Council" in page
    assert not Look.objects.exists()


def test_a_look_that_is_kept_is_worn_and_written_down(adis):
    page = shown(adis.post("/settings/look/", look_typed(keep="yes"), follow=True))
    assert "The look is kept" in page
    face = current_face()
    assert (face.name, face.services_title, face.colours) == ("Sample Council", "Families", TEAL)
    event = last_event()
    assert (event.verb, event.actor_name) == ("look_chosen", "Adi Cohen")
    assert '["Links","#0c5c62","#00606d"]' in event.changes


def test_colours_that_somebody_could_not_read_are_refused_and_the_nearest_is_offered(adis):
    pale = look_typed(Colours(link="#4aa3df"))
    page = shown(adis.post("/settings/look/", pale | {"keep": "yes"}), 422)
    assert "has a contrast of 2.31 to 1" in page
    assert "The nearest colour that would do is #1d6fa6." in page
    assert not Look.objects.exists()
    mended = shown(adis.post("/settings/look/", pale | {"use": "nearest"}))
    assert 'value="#1d6fa6"' in mended


@pytest.mark.parametrize(
    ("typed", "kept"), [("0B4246", "#0b4246"), ("#FFF", "#ffffff"), (" #17262b ", "#17262b")]
)
def test_a_colour_may_be_typed_as_people_do(adis, typed, kept):
    told = look_typed(Colours(), keep="yes", masthead="#ffffff", brand="#0b4246")
    colour = "masthead" if kept == "#ffffff" else "masthead_words"
    adis.post("/settings/look/", told | {colour: typed})
    assert getattr(current_face().colours, colour) == kept


def test_what_is_no_colour_is_said_in_its_place(adis):
    page = shown(adis.post("/settings/look/", look_typed(link="blue", keep="yes")), 422)
    assert "Write links as # and six digits: #0b4246" in page


def test_the_products_own_colours_can_be_tried_again(adis):
    adis.post("/settings/look/", look_typed(keep="yes"))
    page = shown(adis.post("/settings/look/", look_typed(use="plain")))
    assert f'value="{Colours().link}"' in page
    assert current_face().colours == TEAL


def test_a_logo_is_tried_kept_and_taken_away(adis):
    file = SimpleUploadedFile("logo.png", picture_file(size=(640, 128)))
    page = shown(adis.post("/settings/look/", look_typed(file=file)))
    (digest,) = re.findall(r'name="logo" value="([0-9a-f]{64})"', page)
    assert f"/look/{digest}.png" in page
    assert current_face().logo is None
    adis.post("/settings/look/", look_typed(logo=digest, keep="yes"))
    assert current_face().logo.digest == digest
    adis.post("/settings/look/", look_typed(logo=digest, without_logo="on", keep="yes"))
    assert current_face().logo is None


def test_a_picture_that_nobody_chose_goes_with_the_next_look(adis):
    file = SimpleUploadedFile("logo.png", picture_file())
    adis.post("/settings/look/", look_typed(file=file))
    assert Logo.objects.count() == 1
    adis.post("/settings/look/", look_typed(keep="yes"))
    assert not Logo.objects.exists()


def test_a_file_that_is_no_picture_is_refused_in_its_place(adis):
    file = SimpleUploadedFile("logo.svg", b"<svg onload='alert(1)'/>", "image/png")
    page = shown(adis.post("/settings/look/", look_typed(file=file, keep="yes")), 422)
    assert "choose a PNG, JPEG or WebP file" in page
    assert not Look.objects.exists()


# --- Who to turn to --------------------------------------------------------------------------


def test_what_is_the_same_all_over_england_is_filled_in(adis):
    page = shown(adis.get("/settings/contacts/"))
    for known in ("0800 1111", "0300 061 0614", "0800 528 0731", "999"):
        assert known in page


def test_a_contact_is_tried_kept_and_written_down(adis):
    told = {"name": "Complaints team", "phone": "01632 960 001", "hours": "Monday to Friday"}
    page = shown(adis.post("/settings/contacts/team/", told))
    assert 'href="tel:01632960001"' in page
    assert not ContactPoint.objects.exists()
    adis.post("/settings/contacts/team/", told | {"keep": "yes"})
    assert current_face().contact(Point.TEAM).phone == "01632 960 001"
    event = last_event()
    assert (event.verb, event.subject_id) == ("contact_changed", "team")
    assert '["Telephone number","","01632 960 001"]' in event.changes


def test_a_website_is_kept_without_what_every_address_begins_with(adis):
    adis.post("/settings/contacts/advocacy/", {"website": "https://speakup.example/", "keep": "1"})
    facts = current_face().contact(Point.ADVOCACY)
    assert (facts.website, facts.link) == ("speakup.example", "https://speakup.example")


@pytest.mark.parametrize("point", ["team", "ombudsman"])
def test_letters_must_be_able_to_name_the_team_and_the_ombudsman(adis, point):
    page = shown(adis.post(f"/settings/contacts/{point}/", {"keep": "yes"}), 422)
    assert "Letters must name the team that writes, and the Ombudsman." in page
    assert not ContactPoint.objects.exists()


def test_the_same_again_is_no_change(adis):
    told = {"name": "Complaints team", "keep": "yes"}
    before = Event.objects.count()
    adis.post("/settings/contacts/team/", told)
    assert Event.objects.count() == before


# --- Words -----------------------------------------------------------------------------------


def test_words_are_tried_with_their_reading_age_and_kept_as_a_version(adis):
    told = {"seen": 0, "words": "We read it.\n\n- Ask [us](https://ask.example)."}
    page = shown(adis.post("/settings/words/who_reads/", told))
    assert '<a class="govuk-link" href="https://ask.example">us</a>' in page
    assert "Reading age" in page
    assert not Wording.objects.exists()
    adis.post("/settings/words/who_reads/", told | {"keep": "yes"})
    assert words_in(Place.WHO_READS) == told["words"]
    assert last_event().verb == "words_written"


def test_words_that_are_hard_to_read_are_flagged(adis):
    hard = "We consider representations regarding accommodation arrangements appropriately."
    page = shown(adis.post("/settings/words/who_reads_under_12/", {"seen": 0, "words": hard}))
    assert "Too hard" in page


def test_earlier_words_can_be_begun_with_and_ours_come_back(adis):
    for number, words in enumerate(("First words.", "Second words.")):
        told = {"seen": number, "words": words, "keep": "yes"}
        adis.post("/settings/words/opening/", told)
    assert "First words.</textarea>" in shown(adis.get("/settings/words/opening/?from=1"))
    assert first_words(Place.OPENING)[:40] in shown(adis.get("/settings/words/opening/?from=0"))
    assert adis.get("/settings/words/opening/?from=7").status_code == 404
    ours = {"seen": 2, "words": first_words(Place.OPENING), "keep": "yes"}
    adis.post("/settings/words/opening/", ours)
    assert Wording.objects.first().words == ""
    assert words_in(Place.OPENING) == first_words(Place.OPENING)


def test_whoever_comes_second_is_told_and_keeps_what_they_typed(adis):
    adis.post("/settings/words/opening/", {"seen": 0, "words": "Mine.", "keep": "yes"})
    page = shown(
        adis.post("/settings/words/opening/", {"seen": 0, "words": "Ours.", "keep": "yes"}), 422
    )
    assert "Somebody saved version 1 since you opened this page" in page
    assert "Ours.</textarea>" in page


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("<b>Hello</b>", "would be shown as it stands"),
        ("# Heading", "is a heading, and the page has its own"),
        ("[Press](javascript:alert)", "write an address that begins with"),
        ("[Press](//elsewhere.example)", "write an address that begins with"),
        ("", "Write the words that are to stand there"),
    ],
)
def test_words_are_plain_and_nothing_else(adis, words, sentence):
    told = {"seen": 0, "words": words, "keep": "yes"}
    assert sentence in shown(adis.post("/settings/words/privacy/", told), 422)
    assert not Wording.objects.exists()


# --- Lists -----------------------------------------------------------------------------------


def names(listed):
    return [each.name for each in listed]


def test_an_entry_is_added_at_the_end_with_a_key_of_its_own(adis):
    page = shown(adis.post("/settings/lists/theme/", {"name": "Foster care"}, follow=True))
    assert "“Foster care” is added." in page
    assert lists().themes[-1].key == "foster-care"
    assert last_event().verb == "entry_added"


def test_a_name_that_is_taken_is_refused(adis):
    page = shown(adis.post("/settings/lists/theme/", {"name": "safeguarding"}), 422)
    assert "There is a theme called “Safeguarding” already" in page


def test_a_new_name_keeps_the_key(adis):
    adis.post("/settings/lists/theme/safeguarding/", {"name": "Keeping safe"})
    assert Theme.objects.get(key="safeguarding").name == "Keeping safe"
    assert '["Name","Safeguarding","Keeping safe"]' in last_event().changes


def test_an_entry_moves_one_place_at_a_time_and_not_past_the_ends(adis):
    first, second = names(lists().themes)[:2]
    key = lists().themes[1].key
    adis.post(f"/settings/lists/theme/{key}/move/", {"to": "up"})
    assert names(lists().themes)[:2] == [second, first]
    adis.post(f"/settings/lists/theme/{key}/move/", {"to": "up"})
    assert names(lists().themes)[0] == second
    adis.post(f"/settings/lists/theme/{key}/move/", {"to": "down"})
    assert names(lists().themes)[:2] == [first, second]


def test_what_is_retired_is_offered_no_longer_and_can_come_back(office, adis):
    address = "/settings/lists/theme/council-cuts/retire/"
    assert "is retired" in shown(adis.post(address, follow=True))
    assert "Council Cuts" not in names(lists().offered.themes)
    assert "Council Cuts" in names(lists().themes)
    assert "Council Cuts" not in shown(browser_of(office.asha).get("/records/new/"))
    adis.post(address, {"again": "yes"})
    assert "Council Cuts" in names(lists().offered.themes)


def test_a_service_area_says_its_procedure_and_may_stand_for_what_is_not_known(adis):
    told = {"name": "Education", "procedure": "", "if_unknown": "on"}
    adis.post("/settings/lists/service_area/education/", told)
    assert ServiceArea.objects.get(key="education").complaints_procedure is None
    assert council().service_area_if_unknown.key == "education"
    assert service_area_if_unknown().key == "education"
    page = shown(adis.post("/settings/lists/service_area/education/retire/", follow=True))
    assert "is used while the service is not known: choose another for that first" in page
    assert not ServiceArea.objects.get(key="education").is_retired


def test_the_last_service_area_cannot_be_retired(adis):
    # It stands for what is not known no longer, which would be a reason of its own.
    told = {"name": "Children’s Social Care", "procedure": "england-children-2006"}
    adis.post("/settings/lists/service_area/childrens-social-care/", told)
    for key in ("early-help", "education", "childrens-social-care"):
        page = shown(adis.post(f"/settings/lists/service_area/{key}/retire/", follow=True))
    assert "This is the last service area" in page
    assert names(lists().offered.service_areas) == ["Children’s Social Care"]


@pytest.mark.parametrize(
    "address",
    [
        "/settings/lists/colours/",
        "/settings/lists/theme/nothing/",
        "/settings/contacts/nobody/",
        "/settings/words/nowhere/",
        "/settings/look/trial.css?link=blue",
    ],
)
def test_what_is_not_there_is_not_found(adis, address):
    assert adis.get(address).status_code == 404
