"""Every address, asked with real requests by everybody in the office and by a stranger."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from heard.casework.models import Absence, Letter, SavedView
from heard.casework.operations.documents import add_documents
from heard.casework.operations.letters.templates import load_default_templates
from heard.feedback.new_records import HandedIn
from heard.files.operations import keep
from heard.intake.mail.filing import file_message
from heard.intake.mail.sources import Fetched
from heard.intake.models import ReceivedMail
from heard.procedures.models import Closure
from heard.reports.models import Edition
from heard.reports.operations import draw_report, keep_edition
from heard.rules.periods import ReportingYear
from tests.casework import conftest
from tests.casework.browsing import browser_of
from tests.casework.cases import a_complaint
from tests.casework.cast import at
from tests.web.kept import everything
from tests.web.who_may_open import OFFICE, PUBLIC, ROWS

pytestmark = [pytest.mark.django_db, pytest.mark.matrix]

DAY = date(2025, 5, 14)
IDS = [row.name for row in ROWS]
office_of_the_module = conftest.office_of_the_module


@pytest.fixture
def people(office_of_the_module, db):
    return office_of_the_module


def address_of(row, office):
    """Return the address of a row, what it names made first."""
    made = [MAKERS[each](office) if each in MAKERS else each for each in row.arguments]
    return reverse(row.name, args=made)


def _record(office):
    return a_complaint(by=office.asha).reference


def _letter(office):
    return Letter.objects.create(
        feedback=a_complaint(by=office.asha),
        direction=Letter.Direction.OUT,
        channel=Letter.Channel.POST,
        subject="Holding letter",
        body="We need a little longer.",
        written_by_id=office.asha.id,
        written_at=at(DAY),
        sent_at=at(DAY),
        pdf=b"%PDF-1.7",
    ).pk


def _document(office):
    record = a_complaint(by=office.asha)
    kept = keep(ContentFile(b"The bus never came.", name="bus.txt"), at=at(DAY))
    handed_in = [HandedIn(kept, "Complainant")]
    add_documents(record.reference, handed_in, by=office.asha, at=at(DAY))
    return kept.pk


def _year(office):
    a_complaint(by=office.asha)
    return "2025-26"


def _view(office):
    return SavedView.objects.create(user_id=office.asha.id, name="Late", query="").pk


def _edition(_office):
    year = ReportingYear(2025)
    report = draw_report(year, Edition.Audience.PUBLIC, year.last_day)
    return keep_edition(report, at(DAY)).pk


def _holding(_office):
    load_default_templates(at(DAY))
    return "holding"


def _mail(_office):
    raw = b"From: pat@example.org\nSubject: About my son\n\nNobody rang me back."
    file_message(Fetched("1", raw, at(DAY)), at=at(DAY))
    return ReceivedMail.objects.get().pk


def _absence(office):
    on, absence = date(2099, 6, 1), Absence.objects
    return absence.create(user_id=office.ben.id, deputy_id=office.asha.id, from_on=on, to_on=on).pk


def _closure(_office):
    return Closure.objects.create(
        on=date(2098, 6, 2), name="Day of thanksgiving", source="Entered by Ben Ashworth"
    ).pk


# Made anew for each who asks, because whoever gets in takes it away.
GONE_ONCE_DONE = {"absence"}
MAKERS = {
    "mail": _mail,
    "staff": lambda office: office.dev.id,
    "absence": _absence,
    "closure": _closure,
    "record": _record,
    "document": _document,
    "letter": _letter,
    "view": _view,
    "2025-26": _year,
    "edition": _edition,
    "holding": _holding,
}


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_those_named_get_in_and_nobody_else(people, row):
    address = address_of(row, people)
    # Where everybody gets in, those who see least are enough.
    asked = ("dev", "adi") if row.who == OFFICE else OFFICE
    answers = {
        name: getattr(browser_of(getattr(people, name)), row.method)(
            address_of(row, people) if GONE_ONCE_DONE & set(row.arguments) else address
        ).status_code
        for name in asked
    }
    got_in = tuple(name for name, status in answers.items() if status not in {403, 404})
    assert got_in == tuple(name for name in asked if name in row.who), answers
    assert all(status < 500 for status in answers.values()), answers
    unknown = tuple(name for name, status in answers.items() if status == 404)
    assert unknown == tuple(name for name in asked if name in row.nobody_knows), answers


def test_whoever_is_refused_changes_nothing_by_get_or_by_post(people):
    browsers = {name: browser_of(getattr(people, name)) for name in OFFICE}
    asked = [(row, address_of(row, people)) for row in ROWS if row.who != OFFICE]
    before = everything()
    for row, address in asked:
        for name in set(OFFICE) - set(row.who):
            for method in ("get", "post"):
                status = getattr(browsers[name], method)(address).status_code
                assert status in {403, 404, 405}, (address, name, method)
    assert everything() == before


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_a_stranger_is_asked_to_sign_in(client, row):
    made = ("absence", "closure", "mail", "letter", "view", "edition", "staff")
    numbered = dict.fromkeys(made, 1)
    named = numbered | {"document": UUID(int=1)}
    address = reverse(row.name, args=[named.get(each, each) for each in row.arguments])
    response = getattr(client, row.method)(address)
    assert response.status_code == 302
    assert response.headers["Location"] == f"{reverse('accounts:sign-in')}?next={address}"


@pytest.mark.parametrize("row", PUBLIC, ids=[row.name for row in PUBLIC])
def test_anybody_reaches_a_public_address_without_signing_in(client, people, row):
    address = reverse(row.name, args=row.arguments)
    for browser in (client, browser_of(people.asha), browser_of(people.adi)):
        assert getattr(browser, row.method)(address).status_code == row.status
