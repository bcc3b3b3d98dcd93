"""The list behind a figure: what it holds, what it says, and what it refuses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from heard.casework.models import OmbudsmanCase, StageRun
from heard.feedback.queries import page_of, records_of
from heard.feedback.queries.records import PAGE_SIZE
from heard.figures.coordinates import Dimension, Selection
from heard.procedures.models import CustomerGroup, Theme
from heard.rules.periods import ReportingYear
from tests.factories import RECEIVED_ON, record, service_area

pytestmark = pytest.mark.django_db

YEAR = ReportingYear(2014)
AS_AT = date(2014, 6, 30)


def found(**wanted):
    chosen = {Dimension(name): values for name, values in wanted.items()}
    records = records_of(YEAR, Selection.of(chosen), AS_AT)
    return sorted(records.values_list("reference", flat=True))


def test_a_record_is_found_by_each_thing_that_tells_it_from_another():
    staff = Theme.objects.create(key="staff", name="Staff", position=1)
    parent = CustomerGroup.objects.create(key="parent", name="Parent", position=1)
    record(
        reference="this",
        theme=staff,
        customer_group=parent,
        channel="phone",
        outcome="upheld",
        young_person=True,
        age_band="12_to_17",
        target_due_on=date(2014, 6, 3),
        responded_on=date(2014, 6, 3),
        statutory_due_on=date(2014, 5, 27),
    )
    record(
        reference="other",
        kind="comment",
        received_on=date(2015, 1, 5),
        service_area=service_area("education", "Education"),
    )
    record(reference="another year", received_on=date(2015, 4, 1))
    for dimension, this, other in [
        ("kind", "complaint", "comment"),
        ("service", "childrens-social-care", "education"),
        ("quarter", "1", "4"),
        ("theme", "staff", ""),
        ("customer_group", "parent", ""),
        ("channel", "phone", ""),
        ("outcome", "upheld", ""),
        ("young_person", "yes", "no"),
        ("age_band", "12_to_17", ""),
        ("target", "met", "not_applicable"),
        ("statutory", "missed", "not_applicable"),
    ]:
        assert found(**{dimension: this}) == ["this"], dimension
        assert found(**{dimension: other}) == ["other"], dimension
        assert found(**{dimension: (this, other)}) == ["other", "this"], dimension
    assert found() == ["other", "this"]


def test_conditions_on_a_stage_are_all_of_the_same_stage():
    went_on = record(reference="went on")
    StageRun.objects.create(
        feedback=went_on, stage=1, requested_on=RECEIVED_ON, progressed_on=RECEIVED_ON
    )
    StageRun.objects.create(feedback=went_on, stage=2, requested_on=RECEIVED_ON)
    assert found(stage="2") == ["went on"]
    assert found(stage="2", stage_step="progressed") == []
    assert found(stage="2", stage_step="requested") == ["went on"]
    assert found(stage="1", stage_step="progressed") == ["went on"]


def test_an_ombudsman_case_is_found_by_its_decision():
    OmbudsmanCase.objects.create(
        feedback=record(reference="decided", kind="ombudsman"), decision="premature"
    )
    record(reference="no decision", kind="ombudsman")
    assert found(ombudsman_decision="premature") == ["decided"]
    assert found(kind="ombudsman") == ["decided", "no decision"]


def test_paging_shows_every_record_once_in_the_order_of_receipt():
    area = service_area()
    for number in range(PAGE_SIZE + 7):
        # Many on one day, so that the page ends in the middle of a day.
        record(service_area=area, received_on=RECEIVED_ON + timedelta(days=number // 20))
    records = records_of(YEAR, Selection(), AS_AT)
    first = page_of(records, "target", AS_AT)
    second = page_of(records, "target", AS_AT, first.next_place)
    listed = [each.record.pk for each in (*first.listed, *second.listed)]
    assert len(first.listed) == PAGE_SIZE
    assert second.next_place is None
    assert listed == [each.pk for each in records.order_by("received_on", "id")]


def test_a_full_page_that_is_the_last_says_so():
    area = service_area()
    for _ in range(PAGE_SIZE):
        record(service_area=area)
    assert page_of(records_of(YEAR, Selection(), AS_AT), "target", AS_AT).next_place is None


def test_the_page_states_its_count_and_its_filters_in_words(signed_in):
    record(target_due_on=date(2014, 6, 3), responded_on=date(2014, 6, 2))
    page = signed_in.get(
        "/records/?year=2014-15&kind=complaint&quarter=1&service=childrens-social-care"
        "&target=met&target=missed&as_at=2014-06-30"
    ).content.decode()
    assert '<span class="list-heading__count">1</span> complaint</h1>' in page
    for words in [
        "Quarter 1 (April to June 2014)",
        "Children’s Social Care",
        "Answered in time or Answered late",
        "30 June 2014",
    ]:
        assert words in page


def test_a_list_chosen_by_the_law_is_judged_by_the_law(signed_in):
    record(
        statutory_due_on=date(2014, 5, 27),
        target_due_on=date(2014, 6, 3),
        responded_on=date(2014, 6, 2),
    )
    by_law = signed_in.get("/records/?year=2014-15&statutory=missed").content.decode()
    own = signed_in.get("/records/?year=2014-15&target=met").content.decode()
    assert "Limit in law" in by_law
    assert "standing--missed" in by_law
    assert "Own target" in own
    assert "standing--met" in own


def test_the_next_page_keeps_the_filters(signed_in):
    area = service_area()
    for _ in range(PAGE_SIZE + 1):
        record(service_area=area)
    first = signed_in.get("/records/?year=2014-15&quarter=1")
    address = first.context["next_address"]
    second = signed_in.get(f"/records/{address}")
    assert "quarter=1" in address
    assert len(second.context["listed"]) == 1
    assert second.context["count"] == PAGE_SIZE + 1
    assert "after" not in second.context["first_address"]


def test_a_bare_address_leads_to_the_latest_year(signed_in):
    record()
    record(received_on=date(2016, 1, 4))
    assert signed_in.get("/records/").headers["Location"] == "/records/?year=2015-16"


def test_before_any_record_the_page_says_how_they_come(signed_in):
    assert "heard import register.csv" in signed_in.get("/records/").content.decode()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("year=2014-15&colour=red", "Records cannot be chosen by “colour”."),
        ("year=2014-15&kind=grumble", "“grumble” is not a value of “kind”."),
        ("year=2014-15&quarter=5", "“5” is not a value of “quarter”."),
        ("year=2014-15&service=roads", "“roads” is not a service area of the council."),
        ("year=2014-15&theme=weather", "“weather” is not a theme of the council."),
        ("kind=complaint", "“” is not a reporting year: write it as 2014-15."),
        ("year=2014-16", "“2014-16” is not a reporting year: write it as 2014-15."),
        ("year=9999-00", "“9999-00” is not a reporting year: write it as 2014-15."),
        ("year=2014-15&as_at=soon", "“soon” is not a day: write it as 2015-03-31."),
        ("year=2014-15&after=here", "“here” is no place in a list of records."),
        ("year=2014-15&after=2014-02-30_1", "“2014-02-30” is not a day"),
        ("year=2014-15&service=%00", "The values of “service” cannot be read."),
    ],
)
def test_an_address_with_no_meaning_is_refused_with_what_is_wrong(signed_in, query, sentence):
    response = signed_in.get(f"/records/?{query}")
    assert response.status_code == 400
    assert sentence in response.content.decode()


def test_nothing_is_changed_by_visiting(signed_in):
    assert signed_in.post("/records/?year=2014-15").status_code == 405
