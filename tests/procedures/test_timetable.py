"""A record has two due dates at receipt, the law's and the council's own, each with its reasons."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from heard.procedures.models import Council, Procedure, Reckoning, ServiceArea
from heard.procedures.operations import load_pack, record_reckonings
from heard.procedures.packs import shipped_pack
from heard.procedures.queries import spans_in_words, timetable
from heard.rules.timescales import Unit
from heard.rules.vocabulary import Kind
from heard.rules.working_days import BeyondCalendar
from tests.procedures.offices import TODAY, set_up

pytestmark = pytest.mark.django_db

CSC, EARLY_HELP = "childrens-social-care", "early-help"
STATUTORY = "Statutory limit, Children Act 1989 representations procedure (England)"
TARGET = "Local target, Blackpool Council’s own targets"


@pytest.fixture
def blackpool():
    set_up()
    return timetable()


def first_due(table, kind=Kind.COMPLAINT, area=CSC, received_on=date(2014, 5, 12)):
    return table.first_due(kind=kind, service_area_key=area, received_on=received_on)


def use(area, pack):
    procedure = shipped_pack(pack)
    load_pack(procedure, TODAY)
    row = Procedure.objects.get(key=pack)
    ServiceArea.objects.filter(key=area).update(complaints_procedure=row)


@pytest.mark.parametrize(
    ("received_on", "statutory", "target"),
    [
        # SI 2006/1738 reg 14 (10 working days); annual report 2014/15, section 6 (15)
        (date(2014, 5, 12), date(2014, 5, 27), date(2014, 6, 3)),  # over the bank holiday of 26 May
        (date(2014, 5, 10), date(2014, 5, 23), date(2014, 6, 2)),  # received on a Saturday
        (date(2014, 12, 24), date(2015, 1, 12), date(2015, 1, 19)),  # over Christmas
        (date(2015, 3, 31), date(2015, 4, 16), date(2015, 4, 23)),  # over Easter, out of the year
    ],
)
def test_a_complaint_is_due_by_the_law_and_by_the_councils_own_target(
    blackpool, received_on, statutory, target
):
    first = first_due(blackpool, received_on=received_on)
    assert (first.statutory.due_on, first.target.due_on) == (statutory, target)
    assert (first.statutory.label, first.target.label) == (STATUTORY, TARGET)


@pytest.mark.parametrize(
    ("kind", "due_on"),
    [
        (Kind.COMMENT, date(2014, 6, 3)),
        (Kind.MP_ENQUIRY, date(2014, 5, 19)),
        (Kind.COUNCILLOR_ENQUIRY, date(2014, 5, 19)),
        (Kind.OMBUDSMAN, date(2014, 5, 19)),
    ],
)
def test_what_is_no_complaint_has_the_councils_own_target_alone(blackpool, kind, due_on):
    first = first_due(blackpool, kind)
    assert first.statutory is None
    assert first.target.due_on == due_on


def test_a_compliment_is_due_nothing(blackpool):
    first = first_due(blackpool, Kind.COMPLIMENT)
    assert (first.statutory, first.target) == (None, None)


@pytest.mark.parametrize("area", [EARLY_HELP, "education", "an-area-nobody-has-heard-of"])
def test_an_area_without_a_procedure_has_no_statutory_date(blackpool, area):
    first = first_due(blackpool, area=area)
    assert first.statutory is None
    assert first.target.due_on == date(2014, 6, 3)


def test_before_a_version_was_in_force_there_is_no_date_by_it(blackpool):
    the_day_before = first_due(blackpool, received_on=date(2014, 3, 31))
    assert the_day_before.statutory.due_on == date(2014, 4, 14)
    assert the_day_before.target is None
    assert first_due(blackpool, received_on=date(2006, 8, 31)).statutory is None


def test_under_the_code_time_runs_at_the_latest_from_the_fifth_working_day(blackpool):
    use(EARLY_HELP, "corporate-lgsco-code")
    first = first_due(timetable(), area=EARLY_HELP, received_on=date(2024, 12, 23))
    assert first.statutory.label == "Code limit, LGSCO Complaint Handling Code"
    assert first.statutory.due.start_on == date(2025, 1, 2)
    assert first.statutory.due_on == date(2025, 1, 16)
    assert "5 working days after the day of receipt" in first.statutory.explanation[0]


def test_a_recommendation_is_no_due_date(blackpool):
    only_soft = shipped_pack("adult-social-care-2009")
    (version,) = only_soft.versions
    response = version.limit(Kind.COMPLAINT)
    soft = replace(version, limits=(replace(response, is_soft=True),))
    load_pack(replace(only_soft, key="soft", versions=(soft,)), TODAY)
    ServiceArea.objects.filter(key=EARLY_HELP).update(
        complaints_procedure=Procedure.objects.get(key="soft")
    )
    assert first_due(timetable(), area=EARLY_HELP).statutory is None


def test_a_limit_that_receipt_cannot_date_gives_no_first_due_date(blackpool):
    children = shipped_pack("england-children-2006")
    (version,) = children.versions
    stage_2 = replace(version.limit(Kind.COMPLAINT, stage=2), stage=1)
    load_pack(replace(children, key="odd", versions=(replace(version, limits=(stage_2,)),)), TODAY)
    ServiceArea.objects.filter(key=EARLY_HELP).update(
        complaints_procedure=Procedure.objects.get(key="odd")
    )
    assert first_due(timetable(), area=EARLY_HELP).statutory is None


def test_a_date_beyond_the_calendar_names_the_year(blackpool):
    with pytest.raises(BeyondCalendar, match="2041"):
        first_due(blackpool, received_on=date(2040, 12, 20))


def test_an_office_that_is_not_set_up_has_no_due_dates():
    first = first_due(timetable())
    assert (first.statutory, first.target) == (None, None)


def test_the_same_limit_and_day_give_the_same_reckoning(blackpool):
    assert first_due(blackpool).target is first_due(blackpool, area=EARLY_HELP).target
    assert first_due(blackpool) is first_due(blackpool)


def test_once_loaded_it_asks_the_database_nothing(blackpool, django_assert_num_queries):
    with django_assert_num_queries(0):
        first_due(blackpool, received_on=date(2014, 9, 1))


def test_a_reckoning_is_stored_once_for_all_its_records(blackpool):
    first = first_due(blackpool)
    again = first_due(timetable())  # another timetable, the same words
    ids = record_reckonings([first.statutory, first.target, first.target, again.target])
    assert ids[first.target] == ids[again.target] != ids[first.statutory]
    assert Reckoning.objects.count() == 2
    assert record_reckonings([again.target]) == {again.target: ids[first.target]}


def test_a_reckoning_keeps_its_limit_and_its_explanation(blackpool):
    target = first_due(blackpool).target
    row = Reckoning.objects.get(id=record_reckonings([target])[target])
    assert (row.label, row.start_on, row.due_on) == (TARGET, date(2014, 5, 12), date(2014, 6, 3))
    assert (row.amount, row.unit) == (15, Unit.WORKING_DAYS)
    assert row.limit.version.procedure.key == "blackpool-2014"
    assert row.limit.source_text.endswith("“Complaints – 15 Working Days”")
    assert row.explanation.splitlines() == list(target.explanation)
    assert "Monday 26 May 2014 (Spring bank holiday) is not counted." in row.explanation


def test_no_due_dates_store_nothing():
    assert record_reckonings([]) == {}
    assert not Reckoning.objects.exists()


def test_more_reckonings_than_one_statement_holds_are_stored(blackpool):
    days = [date(2014, 4, 1) + timedelta(days=each) for each in range(700)]
    dues = [first_due(blackpool, received_on=day).target for day in days]
    assert len(set(record_reckonings(dues).values())) == 700


def test_the_limits_in_words_are_those_of_the_day(blackpool):
    on = date(2015, 3, 31)
    assert spans_in_words("target", on) == {
        "complaint": "15 working days",
        "comment": "15 working days",
        "mp_enquiry": "5 working days",
        "councillor_enquiry": "5 working days",
        "ombudsman": "5 working days",
    }
    assert spans_in_words("statutory", on) == {"complaint": "10 working days"}
    assert spans_in_words("target", date(2014, 3, 31)) == {}


def test_areas_under_different_laws_have_their_limits_joined(blackpool):
    use(EARLY_HELP, "adult-social-care-2009")
    limits = spans_in_words("statutory", date(2015, 3, 31))
    assert limits == {"complaint": "10 working days or 6 calendar months"}


def test_an_office_that_is_not_set_up_has_no_limits_in_words():
    Council.objects.create(name="Example Council")
    assert spans_in_words("target", date(2015, 3, 31)) == {}
    assert spans_in_words("statutory", date(2015, 3, 31)) == {}
