"""One value says how a record stands, in words, wherever it is shown."""

from __future__ import annotations

from datetime import date

import pytest

from heard.casework.queries.badges import badge_of
from heard.feedback.models import Feedback
from heard.procedures.queries import working_calendar
from heard.rules.timescales import Verdict

DUE = date(2025, 5, 27)  # the Tuesday after a bank holiday


@pytest.mark.parametrize(
    ("facts", "as_at", "verdict", "words"),
    [
        ({"next_due_on": DUE}, date(2025, 5, 12), Verdict.RUNNING, "10 working days left"),
        # 26 May is a bank holiday, so that nothing but the 27th is left of it on the Friday before
        ({"next_due_on": DUE}, date(2025, 5, 23), Verdict.RUNNING, "1 working day left"),
        ({"next_due_on": DUE}, DUE, Verdict.RUNNING, "Due today"),
        ({"next_due_on": DUE}, date(2025, 5, 28), Verdict.OVERDUE, "1 working day late"),
        ({"next_due_on": date(2025, 5, 30)}, date(2025, 6, 1), Verdict.OVERDUE, "Late"),
        ({"next_due_on": date(2025, 6, 1)}, date(2025, 5, 30), Verdict.RUNNING, "Due 1 June"),
        ({"next_due_on": date(2125, 6, 1)}, DUE, Verdict.RUNNING, "Due 1 June 2125"),
        ({}, DUE, Verdict.NOT_APPLICABLE, "Nothing due"),
        ({"paused_since": date(2025, 5, 20)}, DUE, Verdict.PAUSED, "Paused since 20 May"),
        (
            {"closed_on": DUE, "closing": "answered", "responded_on": DUE, "target_due_on": DUE},
            DUE,
            Verdict.MET,
            "Answered in time",
        ),
        (
            {
                "closed_on": DUE,
                "closing": "answered",
                "responded_on": DUE,
                "statutory_due_on": date(2025, 5, 20),
            },
            DUE,
            Verdict.MISSED,
            "Answered late",
        ),
        (
            {"closed_on": DUE, "closing": "withdrawn", "withdrawn_on": DUE, "target_due_on": DUE},
            DUE,
            Verdict.NOT_APPLICABLE,
            "Withdrawn",
        ),
        (
            {"closed_on": DUE, "closing": "noted"},
            DUE,
            Verdict.NOT_APPLICABLE,
            "Noted, no answer needed",
        ),
    ],
)
def test_a_badge_says_how_a_record_stands(db, facts, as_at, verdict, words):
    badge = badge_of(Feedback(**facts), as_at, working_calendar())
    assert (badge.verdict, badge.words) == (verdict, words)
