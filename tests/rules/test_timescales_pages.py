"""Do the worked tables of the pages on working days and timescales say what the rules say?"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from heard.rules.timescales import (
    Counting,
    Extension,
    Facts,
    Pause,
    StartEvent,
    Timescale,
    Unit,
    due_on,
    judge,
    start_of,
)
from tests.rules.holidays_oracle import ENGLAND_AND_WALES

PAGES = Path(__file__).parents[2] / "docs" / "rules"
NONE = {"–", "never"}


def rows(page, *headings):
    """Return the rows, without the last cell (why), of the table with those headings."""
    lines = (PAGES / page).read_text(encoding="utf-8").splitlines()
    heading = lines.index(f"| {' | '.join(headings)} |")
    body = []
    for line in lines[heading + 2 :]:
        if not line.startswith("|"):
            break
        body.append([cell.strip() for cell in line.strip("|").split("|")][:-1])
    assert body, f"{page} has no table {headings}"
    return body


def day(words: str) -> date | None:
    """Read "Mon 12 May 2014", and see that it was a Monday."""
    if words in NONE:
        return None
    read = datetime.strptime(words, "%a %d %b %Y").date()  # noqa: DTZ007
    assert f"{read:%a}" == words[:3], words
    return read


def allowed(words: str, counting: str = "next_working_day_is_day_1") -> Timescale:
    amount, _, unit = words.partition(" ")
    unit = unit.removesuffix("s") + "s"
    return Timescale(int(amount), Unit(unit.replace(" ", "_")), Counting(counting))


@pytest.mark.parametrize("row", rows("working-days.md", "From", "To", "Working days", "Why"))
def test_the_page_counts_working_days_as_the_calendar_does(row):
    assert ENGLAND_AND_WALES.count(day(row[0]), day(row[1])) == int(row[2])


@pytest.mark.parametrize("row", rows("working-days.md", "From", "Working days", "Leads to", "Why"))
def test_the_page_adds_and_subtracts_as_the_calendar_does(row):
    start, amount = day(row[0]), int(row[1])
    move = ENGLAND_AND_WALES.add if amount >= 0 else ENGLAND_AND_WALES.subtract
    assert move(start, abs(amount)) == day(row[2])


@pytest.mark.parametrize("row", rows("working-days.md", "Day", "Worked?", "Why"))
def test_the_page_knows_which_days_are_worked(row):
    assert ENGLAND_AND_WALES.is_working_day(day(row[0])) is (row[1] == "yes")


@pytest.mark.parametrize(
    "row", rows("timescales.md", "Starts", "Allowed", "Counted by", "Last day", "Why")
)
def test_the_page_counts_timescales_as_the_rules_do(row):
    starts, timescale, last = day(row[0]), allowed(row[1], row[2]), day(row[3])
    assert due_on(starts, timescale, ENGLAND_AND_WALES).due_on == last


def test_the_page_quotes_the_explanation_as_it_is():
    quoted = [
        line.removeprefix("> ")
        for line in (PAGES / "timescales.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("> ")
    ]
    due = due_on(date(2014, 5, 12), Timescale(15), ENGLAND_AND_WALES)
    assert tuple(quoted) == due.sentences()


@pytest.mark.parametrize(
    "row", rows("timescales.md", "Received", "Acknowledged", "Time runs from", "Last day", "Why")
)
def test_the_page_caps_a_late_acknowledgement_as_the_rules_do(row):
    received_on, acknowledged_on, runs_from, last = (day(cell) for cell in row)
    dates = {StartEvent.RECEIPT: received_on, StartEvent.ACKNOWLEDGEMENT: acknowledged_on}
    found = start_of(
        StartEvent.ACKNOWLEDGEMENT,
        dates={event: on for event, on in dates.items() if on is not None},
        calendar=ENGLAND_AND_WALES,
        cap=Timescale(5),
    )
    assert found.on == runs_from
    assert due_on(found.on, Timescale(10), ENGLAND_AND_WALES).due_on == last


@pytest.mark.parametrize("row", rows("timescales.md", "Stopped", "Runs again", "Last day", "Why"))
def test_the_page_pauses_as_the_rules_do(row):
    stopped_on, runs_again_on, last = (day(cell) for cell in row)
    pauses = [Pause(stopped_on, runs_again_on)]
    assert due_on(date(2014, 5, 12), Timescale(15), ENGLAND_AND_WALES, pauses).due_on == last


VERDICTS = ("Extended to", "Agreed on", "Answered", "As at", "Initial", "Extended", "Maximum")


@pytest.mark.parametrize("row", rows("timescales.md", *VERDICTS, "Why"))
def test_the_page_gives_the_verdicts_that_the_rules_give(row):
    extended_to, agreed_on, answered_on, as_at = (day(cell) for cell in row[:4])
    received_on = date(2014, 6, 9)
    facts = Facts(
        initial_due_on=due_on(received_on, Timescale(10), ENGLAND_AND_WALES).due_on,
        extensions=(Extension(extended_to, agreed_on),) if extended_to else (),
        maximum_on=due_on(received_on, Timescale(20), ENGLAND_AND_WALES).due_on,
        responded_on=answered_on,
    )
    judged = judge(facts, as_at)
    assert [judged.initial, judged.extended, judged.maximum] == row[4:]
