"""Is the worked example a good one? Awkward dates, words that are mapped, and nobody real."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from heard.rules.working_days import Calendar
from tests.golden.register import (
    BANK_HOLIDAYS,
    CALENDAR,
    COMPLAINTS,
    EXAMPLE,
    REGISTER,
    Row,
    cells,
    day,
    in_time,
    service,
)
from tests.golden.seed import TABLES

MAPPING = tomllib.loads((EXAMPLE / "mapping.toml").read_text("utf-8"))


def test_every_outcome_is_what_its_elements_roll_up_to():
    for row in COMPLAINTS:
        findings = set(row["Element findings"].split("; "))
        in_part = "PU" if findings & {"U", "PU"} else "NU"
        assert row["Outcome"] == ("U" if findings == {"U"} else in_part), row["Ref"]


def test_every_complaint_was_answered_on_a_working_day_by_the_middle_of_2015():
    for row in COMPLAINTS:
        received, answered = day(row["Date received"]), day(row["Date of response"])
        assert received <= answered <= date(2015, 6, 30)
        assert CALENDAR.is_working_day(answered), row["Ref"]


def test_a_holding_letter_went_only_to_those_who_waited_longer_than_they_should():
    held = [row for row in REGISTER if row["Holding letter"]]
    assert held
    assert not any(in_time(row) for row in held)


def test_stage_2_was_asked_for_within_twenty_working_days_of_the_reply():
    for row in (each for each in REGISTER if each["Stage 2 requested"]):
        answered, requested = day(row["Date of response"]), day(row["Stage 2 requested"])
        assert answered < requested <= CALENDAR.add(answered, 20), row["Ref"]


def test_every_request_for_stage_2_was_met_at_a_meeting_soon_after():
    for row in (each for each in REGISTER if each["Stage 2 requested"]):
        requested, met = day(row["Stage 2 requested"]), day(row["Stage 2 resolved"])
        assert requested < met <= CALENDAR.add(requested, 25), row["Ref"]


# The day due by rules that are wrong here, each of which somebody's software has used.
WRONG_RULES: dict[str, Callable[[date], date]] = {
    "bank holidays are worked": lambda on: Calendar(CALENDAR.first, CALENDAR.last, {}).add(on, 15),
    "the day of receipt is day one": lambda on: CALENDAR.add(on, 14),
    "receipt on a closed day waits for the next open one": lambda on: CALENDAR.add(
        CALENDAR.add(on - timedelta(days=1), 1), 15
    ),
    "three weeks": lambda on: on + timedelta(days=21),
    "a day's grace": lambda on: CALENDAR.add(on, 16),
    "the reply must come before the last day": lambda on: CALENDAR.add(on, 15) - timedelta(days=1),
}
WRONG_RULES |= {
    f"{name} is worked": lambda on, worked=closed: Calendar(
        CALENDAR.first,
        CALENDAR.last,
        {each: why for each, why in BANK_HOLIDAYS.items() if each != worked},
    ).add(on, 15)
    for closed, name in ((each, f"{why}, {each}") for each, why in BANK_HOLIDAYS.items())
    if closed < date(2015, 4, 7)
}


def replies_in_time(judged: Callable[[Row], bool]) -> dict[tuple[str, str], int]:
    return {place: sum(map(judged, rows)) for place, rows in cells(COMPLAINTS, service).items()}


@pytest.mark.parametrize("rule", WRONG_RULES)
def test_the_register_tells_a_wrong_rule_from_the_right_one(rule: str):
    def judged(row: Row) -> bool:
        return day(row["Date of response"]) <= WRONG_RULES[rule](day(row["Date received"]))

    right, wrong = replies_in_time(in_time), replies_in_time(judged)
    assert wrong != right
    assert all(
        TABLES["timescales_met"].cell(*place).startswith(f"{met}/") for place, met in right.items()
    )


@pytest.mark.parametrize(
    "received",
    [
        "01/04/2014",  # the first day of the year
        "31/03/2015",  # the last
        "05/04/2014",  # a Saturday
        "04/05/2014",  # the Sunday before a bank holiday
        "18/04/2014",  # Good Friday
        "21/04/2014",  # Easter Monday
        "30/06/2014",  # either side of each quarter's end
        "01/07/2014",
        "30/09/2014",
        "01/10/2014",
        "31/12/2014",
        "01/01/2015",
        "25/12/2014",  # Christmas Day
    ],
)
def test_a_complaint_came_on_each_day_that_is_easy_to_get_wrong(received: str):
    assert received in {row["Date received"] for row in COMPLAINTS}


def test_some_complaints_were_answered_on_the_last_day_and_some_the_day_after():
    lengths = [
        CALENDAR.count(day(row["Date received"]), day(row["Date of response"]))
        for row in COMPLAINTS
    ]
    assert 0 in lengths
    assert lengths.count(15) >= 10
    assert lengths.count(16) >= 5
    # Over Easter 2015, from the year into the next.
    late = [row for row in COMPLAINTS if day(row["Date of response"]) > date(2015, 4, 6)]
    assert {in_time(row) for row in late} == {True, False}


def test_nobody_in_the_register_is_real():
    people = {row["Complainant ID"] for row in REGISTER} - {""}
    assert all(person.startswith("DEMO-P") for person in people)
    assert all(row["Ombudsman ref"].startswith("DEMO") for row in REGISTER if row["Ombudsman ref"])


@pytest.mark.parametrize(
    "heading",
    ["How received", "Customer", "Remedy", "Remedy £", "Gender", "Ethnicity", "Disability"],
)
def test_what_the_regulations_ask_for_is_recorded_of_some(heading: str):
    answers = [row[heading] for row in COMPLAINTS if row[heading] not in {"", "NIL"}]
    assert len(answers) >= 4


def test_eleven_lessons_were_learnt_from_complaints_that_were_upheld_at_least_in_part():
    lessons = [row for row in REGISTER if row["Lesson learnt"] not in {"", "NIL"}]
    assert len(lessons) == 11
    assert all(row["Outcome"] in {"U", "PU"} for row in lessons)


def test_every_heading_that_the_mapping_names_stands_in_both_registers():
    with (EXAMPLE / "register-with-problems.csv").open(encoding="utf-8", newline="") as problems:
        headings = csv.DictReader(problems).fieldnames
    assert headings == list(REGISTER[0])
    assert set(MAPPING["columns"].values()) == set(headings or ()) - {"Holding letter"}


@pytest.mark.parametrize("field", MAPPING["words"])
def test_every_word_of_the_register_stands_in_the_mapping(field: str):
    known = {*MAPPING["words"][field], *MAPPING["empty"]["any"]}
    assert {row[MAPPING["columns"][field]] for row in REGISTER} <= known
