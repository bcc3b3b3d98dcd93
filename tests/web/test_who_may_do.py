"""Every address of a record, asked in every state by everybody, for GET and POST alike.

Whom the table keeps out is told nothing more than that: 404 of what they may not know of, 403 of
what they may not do. Neither changes anything in the database.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from heard.casework.operations.allocating import allocate
from heard.casework.operations.documents import add_documents
from heard.casework.operations.ending import respond
from heard.casework.operations.findings import NewFinding, record_findings
from heard.casework.operations.letters import send
from heard.feedback.new_records import HandedIn
from heard.files.operations import keep
from heard.rules.acts import Act
from heard.rules.outcomes import Outcome
from tests.casework import conftest
from tests.casework.browsing import browser_of
from tests.casework.cases import a_complaint
from tests.casework.cast import EDUCATION, at
from tests.casework.letters import a_draft
from tests.casework.who_may_act import ALLOWED
from tests.web.kept import everything
from tests.web.who_may_open import OFFICE, ROWS

pytestmark = [pytest.mark.django_db, pytest.mark.matrix]
office_of_the_module = conftest.office_of_the_module

DAY = date(2025, 5, 16)
# What each is to a record in each state, by the columns of `who_may_act`; – for who must not know.
STATES = {
    #              asha ben cleo dev eve aud adi
    "unallocated": "O   M   I    –   E   A   –",
    "allocated":   "O   M   H    I   –   A   –",
    "restricted":  "–   M   –    –   –   –   –",
    "answered":    "O   M   I    –   E   A   –",
}  # fmt: skip
# The pages of acts are asked for in these; sent to, in every state.
SHOW_ACTS = {"unallocated", "allocated"}
READERS, WRITERS = set("OMHEA"), set("OMH")
PAGES = {
    "casework:record": set("OMHIEXA"),
    "casework:write": WRITERS,
    "casework:letter": READERS,
    "casework:letter-file": READERS,
    "casework:document": READERS,
    "casework:letter-edit": WRITERS,
    "casework:letter-send": WRITERS,
    "casework:letter-discard": WRITERS,
    "casework:letter-retry": WRITERS,
    "casework:act": set(),  # each act by itself, below
    "learning:add-lesson": ALLOWED[Act.ADD_LESSON],
}
ONLY_SHOWN = {"casework:record", "casework:letter", "casework:letter-file", "casework:document"}
ONLY_SENT = {"casework:letter-send", "casework:letter-discard", "casework:letter-retry"}
CSRF = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
OF_A_RECORD = {"record", "letter", "document"}
# Writing has pages of its own, and so has what was learnt.
ACTS = [act for act in Act if act not in {Act.WRITE, Act.ADD_LESSON}]
NOT_ANSWERED, UNKNOWN, FORBIDDEN = 405, 404, 403


@dataclass(frozen=True)
class Place:
    """An address of one record, who gets in by column, and by which methods it answers."""

    address: str
    who: set
    methods: tuple


def a_record(state, office):
    """Make a record in a state, by the real operations."""
    facts = {
        "allocated": {"service_area": EDUCATION},
        "restricted": {"is_restricted": True},
    }.get(state, {})
    record = a_complaint(by=office.ben, **facts)
    if state == "allocated":
        allocate(record.reference, office.cleo.id, by=office.ben, at=at(DAY))
    return record


def end(record, by):
    """Answer a complaint, which closes it."""
    findings = [NewFinding(1, Outcome.UPHELD, "So it was.")]
    record_findings(record.reference, findings, by=by, at=at(DAY))
    respond(record.reference, DAY, by=by, at=at(DAY))


def places_of(record, by):
    """Return every address of a record that has a letter, a draft and a document."""
    reference = record.reference
    letter = send(reference, a_draft(record, by=by, channel="post").pk, by=by, at=at(DAY)).pk
    draft = a_draft(record, by=by).pk
    file = keep(ContentFile(b"The bus never came.", name="bus.txt"), at=at(DAY))
    add_documents(reference, [HandedIn(file, "Complainant")], by=by, at=at(DAY))
    named = {"casework:letter": letter, "casework:letter-retry": letter}
    arguments = {
        "casework:record": [reference],
        "casework:write": [reference],
        "casework:letter-file": [letter, "pdf"],
        "casework:document": [file.pk],
        "learning:add-lesson": [reference],
    }
    for name, who in PAGES.items():
        if name != "casework:act":
            given = arguments.get(name, [named.get(name, draft)])
            yield Place(reverse(name, args=given), who, _methods(name))
    for act in ACTS:
        address = reverse("casework:act", args=[reference, act.value])
        yield Place(address, ALLOWED[act], ("get", "post"))


def _methods(name):
    if name in ONLY_SHOWN:
        return ("get",)
    return ("post",) if name in ONLY_SENT else ("get", "post")


def _asked(place, state):
    return ("get", "post") if state in SHOW_ACTS or "/acts/" not in place.address else ("post",)


@pytest.fixture
def browsers(office_of_the_module, db):
    return {name: browser_of(getattr(office_of_the_module, name)) for name in OFFICE}


@pytest.mark.parametrize("state", STATES)
def test_whoever_is_kept_out_is_told_no_more_and_changes_nothing(
    office_of_the_module, browsers, state
):
    record = a_record(state, office_of_the_module)
    places = list(places_of(record, office_of_the_module.ben))
    if state == "answered":
        end(record, office_of_the_module.ben)
    relations = dict(zip(OFFICE, STATES[state].split(), strict=True))
    before, wrong = everything(), []
    for place in places:
        for name, column in relations.items():
            if column in place.who:
                continue
            for method in _asked(place, state):
                wanted = UNKNOWN if column == "–" else FORBIDDEN
                wanted = wanted if method in place.methods else NOT_ANSWERED
                status = getattr(browsers[name], method)(place.address).status_code
                if status != wanted:
                    wrong.append((place.address, name, method, status, wanted))
    assert wrong == []
    assert everything() == before


@pytest.mark.parametrize("state", STATES)
def test_whoever_may_is_let_in_by_every_address(office_of_the_module, browsers, state):
    record = a_record(state, office_of_the_module)
    places = list(places_of(record, office_of_the_module.ben))
    if state == "answered":
        end(record, office_of_the_module.ben)
    relations = dict(zip(OFFICE, STATES[state].split(), strict=True))
    answers = {
        (place.address, name): browsers[name].get(place.address).status_code
        for place in places
        for name, column in relations.items()
        if "get" in place.methods and column in place.who
    }
    assert {asked: status for asked, status in answers.items() if status != 200} == {}


def test_no_address_of_a_record_is_without_its_line():
    assert {row.name for row in ROWS if OF_A_RECORD & set(row.arguments)} == set(PAGES)


def test_what_one_may_not_know_of_looks_like_what_is_not_there(office_of_the_module, browsers):
    hidden, absent = a_record("restricted", office_of_the_module).reference, "C-2025-9999"
    pages = [
        browsers["asha"].get(reverse("casework:record", args=[each])) for each in (hidden, absent)
    ]
    assert [page.status_code for page in pages] == [UNKNOWN, UNKNOWN]
    told = [CSRF.sub("", page.content.decode()) for page in pages]
    assert told[0].replace(hidden, absent) == told[1]
