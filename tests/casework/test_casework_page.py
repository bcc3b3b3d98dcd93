"""Does each act move the dates that the page on casework says it does?"""

from __future__ import annotations

import pytest

from heard.casework.operations.allocating import acknowledge
from heard.casework.operations.calendar import NewClosure, add_closure
from heard.casework.operations.waiting import (
    HoldingLetter,
    NewExtension,
    NewPause,
    agree_extension,
    pause,
    resume,
    send_holding_letter,
)
from heard.feedback.models import Feedback
from tests.casework.cases import a_complaint
from tests.casework.cast import at
from tests.rules.test_timescales_pages import day, rows

HEADINGS = ("Act", "On", "Facts", "Due by law", "Next due", "At the most", "Why")


def _stop(office, ref, on, until, *, stops_maximum):
    new = NewPause(on, "It must wait.", stops_maximum=stops_maximum)
    pause(ref, new, by=office.ben, at=at(on))
    resume(ref, until, by=office.ben, at=at(until))


ACTS = {
    "none": lambda *_: None,
    "acknowledge": lambda office, ref, on, _: acknowledge(ref, on, by=office.asha, at=at(on)),
    "holding letter": lambda office, ref, on, then: send_holding_letter(
        ref, HoldingLetter(on, then), by=office.asha, at=at(on)
    ),
    "extension": lambda office, ref, on, to: agree_extension(
        ref, NewExtension(to, "It is complex."), by=office.ben, at=at(on)
    ),
    "pause": lambda *facts: _stop(*facts, stops_maximum=True),
    "wait": lambda *facts: _stop(*facts, stops_maximum=False),
    "closure": lambda office, _, on, closed_on: add_closure(
        NewClosure(closed_on, "Proclaimed"), by=office.ben, at=at(on)
    ),
}


@pytest.mark.parametrize("row", rows("casework.md", *HEADINGS), ids=" · ".join)
def test_the_page_says_what_each_act_moves(office, row):
    act, on, facts, due_on, next_due_on, maximum_on = row
    record = a_complaint(by=office.asha)
    ACTS[act](office, record.reference, day(on), day(facts))
    after = Feedback.objects.get(pk=record.pk)
    assert (after.statutory_due_on, after.next_due_on, after.stage_runs.get().maximum_on) == (
        day(due_on), day(next_due_on), day(maximum_on),
    )  # fmt: skip
