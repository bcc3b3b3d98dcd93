"""One record's page: its facts, its dates, and why those dates."""

from __future__ import annotations

from datetime import date

import pytest

from heard.accounts.models import Membership
from heard.accounts.staff import Role
from heard.casework.models import OmbudsmanCase, Remedy, StageRun
from heard.feedback.models import Element, Party
from heard.learning.models import Lesson
from heard.people.models import Person
from tests.cast import load_the_worked_example
from tests.factories import RECEIVED_ON, record

pytestmark = pytest.mark.django_db


def page_of(client, reference, query=""):
    response = client.get(f"/records/{reference}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_a_page_tells_all_that_is_known(signed_in):
    told = record(
        reference="CF-1",
        words="Nobody rang back.",
        channel="phone",
        outcome="upheld",
        young_person=True,
        age_band="12_to_17",
        responded_on=date(2014, 6, 2),
    )
    Element.objects.create(feedback=told, position=1, words="No calls", finding="upheld")
    StageRun.objects.create(feedback=told, stage=2, requested_on=RECEIVED_ON)
    Remedy.objects.create(feedback=told, kind="Apology")
    Lesson.objects.create(feedback=told, words="Ring back within a day.")
    OmbudsmanCase.objects.create(feedback=told, reference="24 015 996")
    page = page_of(signed_in, "CF-1")
    for words in [
        "Nobody rang back.",
        "Telephone",
        "12 to 17",
        "2 June 2014",
        "No calls",
        "Not begun",
        "Apology",
        "Ring back within a day.",
        "24 015 996",
        "Awaited",
    ]:
        assert words in page


def test_what_is_not_known_is_said_not_to_be(signed_in):
    record(reference="CF-1")
    page = page_of(signed_in, "CF-1")
    assert "Not recorded" in page
    assert "Not yet" in page
    assert "No date applies" in page


def test_who_took_part_is_told_to_the_team_and_to_others_only_as_what(signed_in):
    told = record(reference="CF-1")
    person = Person.objects.create(name="Jo Bloggs")
    Party.objects.create(feedback=told, person=person, role=Party.Role.COMPLAINANT)
    assert "Jo Bloggs" in page_of(signed_in, "CF-1")
    Membership.objects.update(role=Role.AUDITOR)
    page = page_of(signed_in, "CF-1")
    assert "Complainant" in page
    assert "Bloggs" not in page


def test_words_received_cannot_become_markup(signed_in):
    record(reference="CF-1", words="<script>alert(1)</script>")
    page = page_of(signed_in, "CF-1")
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("reference", ["CF/2014/001", "a b", "50%", "é?x=1", "#1"])
def test_a_reference_may_be_written_in_any_way(signed_in, reference):
    record(reference=reference)
    listed = signed_in.get("/records/?year=2014-15&as_at=2015-03-31")
    address = listed.content.decode().split('<th scope="row"><a href="')[1].split('"')[0]
    response = signed_in.get(address)
    assert response.status_code == 200
    assert response.context["record"].reference == reference


def test_a_record_that_is_not_there_is_not_found(signed_in):
    assert signed_in.get("/records/none/").status_code == 404


def test_each_date_is_explained_by_the_reckoning_kept_with_the_record(signed_in):
    load_the_worked_example()
    listed = signed_in.get(
        "/records/?year=2014-15&kind=complaint&service=childrens-social-care&as_at=2015-07-31"
    ).context["listed"]
    told = listed[0].record
    response = signed_in.get(f"/records/{told.reference}/?as_at=2015-07-31")
    statutory, target, *_ = response.context["dates"]
    assert statutory.rule == "Statutory limit"
    assert statutory.due_on == told.statutory_due_on
    assert target.rule == "Local target"
    assert target.due_on == told.target_due_on
    assert target.verdict == listed[0].verdict
    page = response.content.decode()
    for sentence in (*statutory.sentences, *target.sentences):
        assert sentence.replace("'", "&#x27;") in page
    assert any(f"{target.due_on:%-d %B %Y}" in sentence for sentence in target.sentences)


def test_the_verdict_is_that_of_the_day_asked_for(signed_in):
    load_the_worked_example()
    address = "/records/?year=2014-15&kind=complaint&as_at=2015-07-31"
    told = next(
        each.record
        for each in signed_in.get(address).context["listed"]
        if each.record.responded_on > each.record.received_on
    )
    early = page_of(signed_in, told.reference, f"?as_at={told.received_on}")
    assert "Not yet due" in early
    assert signed_in.get(f"/records/{told.reference}/?as_at=never").status_code == 400
