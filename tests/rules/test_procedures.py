"""A procedure says by when; one that is not whole says what is wrong with it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.rules.procedures import (
    Basis,
    Limit,
    Procedure,
    ProcedureVersion,
    Source,
    Stage,
    Standing,
    Step,
    governing,
    reckon,
    validate,
)
from heard.rules.timescales import StartEvent, Timescale, UnableToStart, Unit
from heard.rules.vocabulary import Kind
from heard.rules.working_days import Calendar

REGS = Source("SI 2006/1738 reg 14", "https://www.legislation.gov.uk/uksi/2006/1738/made")
RESPONSE = Limit(
    kind=Kind.COMPLAINT,
    stage=1,
    step=Step.RESPOND,
    timescale=Timescale(10),
    start=StartEvent.RECEIPT,
    source=REGS,
    extendable_to=20,
)
FIRST = ProcedureVersion(
    number=1,
    in_force_from=date(2006, 9, 1),
    in_force_until=date(2024, 3, 31),
    source=REGS,
    stages=(Stage(1, "Local resolution"), Stage(2, "Investigation")),
    limits=(RESPONSE,),
)
SECOND = replace(FIRST, number=2, in_force_from=date(2024, 4, 1), in_force_until=None)
WHOLE = Procedure("england-children", "Children’s complaints", Basis.STATUTE, (FIRST, SECOND))


def with_version(**changes):
    return replace(WHOLE, versions=(replace(FIRST, **changes), SECOND))


def with_limit(**changes):
    return with_version(limits=(replace(RESPONSE, **changes),))


def test_a_whole_procedure_has_no_fault():
    assert validate(WHOLE) == ()


AT = "england-children version 1"
AT_LIMIT = f"{AT}, Complaint, stage 1: response"
FAULTS = [
    (replace(WHOLE, name=" "), "The procedure has no key or no name: give it both."),
    (
        replace(WHOLE, versions=()),
        "england-children has no version: add the one that is in force.",
    ),
    (
        with_version(number=2),
        "england-children has two versions numbered 2: number each once.",
    ),
    (
        with_version(in_force_until=date(2024, 4, 1)),
        (
            "england-children versions 1 and 2 overlap: version 1 must end by 2024-03-31, the day "
            "before version 2 begins."
        ),
    ),
    (
        with_version(in_force_until=None),
        (
            "england-children versions 1 and 2 overlap: version 1 must end by 2024-03-31, the day "
            "before version 2 begins."
        ),
    ),
    (
        with_version(in_force_until=date(2024, 3, 30)),
        (
            "england-children versions 1 and 2 leave a gap: nothing is in force between "
            "2024-03-30 and 2024-04-01."
        ),
    ),
    (
        replace(WHOLE, versions=(replace(SECOND, in_force_until=date(2024, 3, 1)),)),
        "england-children version 2: it ends on 2024-03-01, before it begins on 2024-04-01.",
    ),
    (with_version(source=Source(" ")), f"{AT}: it names no source: say where it was read."),
    (
        with_version(stages=(Stage(1, "One"), Stage(3, "Three"))),
        f"{AT}: its stages must be numbered 1, 2, 3 … in that order, and there must be one.",
    ),
    (with_version(stages=(Stage(1, ""),)), f"{AT}: stage 1 has no name."),
    (with_version(limits=()), f"{AT}: it lays down no limit: add at least one."),
    (
        with_version(limits=(RESPONSE, RESPONSE)),
        f"{AT}: “Complaint, stage 1: response” is laid down 2 times: keep one.",
    ),
    (
        with_limit(stage=3),
        (
            "england-children version 1, Complaint, stage 3: response: there is no stage 3: add "
            "the stage or correct the limit."
        ),
    ),
    (
        with_limit(timescale=Timescale(0)),
        f"{AT_LIMIT}: it allows no time at all: give at least 1.",
    ),
    (
        with_limit(extendable_to=10),
        (
            f"{AT_LIMIT}: it can be extended to 10, no more than the 10 it begins with: give the "
            "whole length, or leave it out."
        ),
    ),
    (
        with_limit(extendable_to=9),
        (
            f"{AT_LIMIT}: it can be extended to 9, no more than the 10 it begins with: give the "
            "whole length, or leave it out."
        ),
    ),
    (
        with_limit(cap=Timescale(5)),
        (
            f"{AT_LIMIT}: its cap counts from “Receipt”, as the limit itself does, and so does "
            "nothing: leave it out."
        ),
    ),
    (with_limit(source=Source("")), f"{AT_LIMIT}: it names no source: say where it was read."),
    (
        with_limit(source=Source("reg 14", "legislation.gov.uk")),
        (f"{AT_LIMIT}: its source's address “legislation.gov.uk” does not begin with https://."),
    ),
]


@pytest.mark.parametrize(("procedure", "sentence"), FAULTS)
def test_a_fault_is_told_in_a_sentence_that_says_where_it_is(procedure, sentence):
    assert validate(procedure) == (sentence,)


def test_every_fault_is_told_at_once():
    both = with_limit(source=Source(""), extendable_to=5)
    assert len(validate(both)) == 2


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2006, 8, 31), None),  # the day before commencement, SI 2006/1738 reg 1
        (date(2006, 9, 1), 1),
        (date(2024, 3, 31), 1),  # the last day of the first version is its own
        (date(2024, 4, 1), 2),
        (date(2099, 1, 1), 2),
    ],
)
def test_the_version_of_the_day_of_receipt_governs(day, number):
    version = governing(WHOLE.versions, day)
    assert (version.number if version else None) == number


spans = st.lists(st.integers(1, 400), min_size=1, max_size=6)


@given(spans, st.integers(-10, 2500))
def test_versions_without_gap_or_overlap_govern_each_day_exactly_once(lengths, offset):
    begins = date(2006, 9, 1)
    versions = []
    for number, days in enumerate(lengths, start=1):
        ends = begins + timedelta(days=days - 1)
        versions.append(replace(FIRST, number=number, in_force_from=begins, in_force_until=ends))
        begins = ends + timedelta(days=1)
    assert validate(replace(WHOLE, versions=tuple(versions))) == ()
    day = date(2006, 9, 1) + timedelta(days=offset)
    in_force = [version for version in versions if version.governs(day)]
    assert len(in_force) == (0 <= offset < sum(lengths))
    assert governing(versions, day) == (in_force[0] if in_force else None)


def test_a_limit_is_found_by_kind_stage_and_step():
    assert FIRST.limit(Kind.COMPLAINT) == RESPONSE
    assert FIRST.limit(Kind.COMPLAINT, stage=2) is None
    assert FIRST.limit(Kind.COMMENT) is None
    assert FIRST.limit(Kind.COMPLAINT, step=Step.ACKNOWLEDGE) is None


CALENDAR = Calendar(
    date(2014, 1, 1), date(2025, 12, 31), {date(2014, 5, 26): "Spring bank holiday"}
)
CODE = replace(
    RESPONSE, start=StartEvent.ACKNOWLEDGEMENT, cap=Timescale(5), cap_from=StartEvent.RECEIPT
)
RECEIVED = {StartEvent.RECEIPT: date(2014, 5, 12)}


def acknowledged(on):
    return RECEIVED | {StartEvent.ACKNOWLEDGEMENT: on}


@pytest.mark.parametrize(
    ("limit", "dates", "due_on", "maximum_on"),
    [
        # reg 14: 10 working days from receipt, 20 at most; 26 May is a bank holiday
        (RESPONSE, RECEIVED, date(2014, 5, 27), date(2014, 6, 10)),
        # the Code: 10 working days from an acknowledgement on the third day
        (CODE, acknowledged(date(2014, 5, 15)), date(2014, 5, 30), date(2014, 6, 13)),
        # acknowledged late, or never: from the fifth working day after receipt, 19 May
        (CODE, acknowledged(date(2014, 6, 2)), date(2014, 6, 3), date(2014, 6, 17)),
        (CODE, RECEIVED, date(2014, 6, 3), date(2014, 6, 17)),
    ],
)
def test_a_limit_runs_from_its_own_event(limit, dates, due_on, maximum_on):
    reckoned = reckon(limit, dates, CALENDAR)
    assert (reckoned.due.due_on, reckoned.maximum.due_on) == (due_on, maximum_on)


def test_what_cannot_be_extended_has_no_maximum():
    assert reckon(replace(RESPONSE, extendable_to=None), RECEIVED, CALENDAR).maximum is None


def test_the_maximum_is_counted_in_the_unit_of_the_limit():
    months = replace(RESPONSE, timescale=Timescale(6, Unit.CALENDAR_MONTHS), extendable_to=12)
    assert reckon(months, RECEIVED, CALENDAR).maximum.due_on == date(2015, 5, 12)


def test_the_explanation_begins_with_the_event_that_set_the_clock_running():
    explanation = reckon(RESPONSE, RECEIVED, CALENDAR).explanation
    assert explanation[0] == "Time runs from the day of receipt, Monday 12 May 2014."
    assert explanation[-1] == "Day 10, the last day in time, is Tuesday 27 May 2014."


def test_a_limit_whose_event_has_no_date_cannot_be_reckoned():
    with pytest.raises(UnableToStart, match="request"):
        reckon(replace(RESPONSE, start=StartEvent.REQUEST), RECEIVED, CALENDAR)


def test_a_source_says_how_surely_it_was_read():
    assert Standing("M").label == "Believed right, not checked against the source"
