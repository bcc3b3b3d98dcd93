"""By when should something come that the council may take all the same? Years of regs 8 and 9."""

from __future__ import annotations

from datetime import date

from heard.casework.models import Decision, Pause, StageRun
from heard.casework.queries.clocks import clock_facts
from heard.feedback.models import Feedback
from heard.procedures.queries import timetable
from heard.rules.procedures import Step, reckon
from heard.rules.timescales import StartEvent
from heard.rules.vocabulary import Kind

__all__ = ["is_lateness_to_be_decided", "last_day", "to_complain_by", "to_go_on_by"]


def last_day(run: StageRun, step: Step, start: StartEvent, on: date) -> date | None:
    """Return by when a step that is only recommended should be taken, counted from an event.

    None where what governs the complaint lays down nothing of the kind.
    """
    table = timetable()
    laid_down = table.laid_down(clock_facts(run))
    limit = laid_down[1].limit(Kind.COMPLAINT, 1, step) if laid_down else None
    if laid_down is None or limit is None:
        return None
    calendar = table.calendars[laid_down[1].counts_council_closures]
    return reckon(limit, {start: on}, calendar).due.due_on


def to_complain_by(record: Feedback, run: StageRun | None) -> date | None:
    """Return by when the complaint should have come, None where nobody said when it happened."""
    if run is None or record.arose_on is None:
        return None
    return last_day(run, Step.COMPLAIN, StartEvent.GROUNDS, record.arose_on)


def to_go_on_by(run: StageRun, pause: Pause) -> date | None:
    """Return until when what was put off for proceedings may be brought again.

    None while they go on, and where what governs the complaint lays down nothing of the kind.
    """
    if pause.proceedings_ended_on is None:
        return None
    return last_day(run, Step.RESUBMIT, StartEvent.PROCEEDINGS_ENDED, pause.proceedings_ended_on)


def is_lateness_to_be_decided(record: Feedback, run: StageRun | None) -> bool:
    """Return whether a complaint came later than that, and nobody has used the discretion yet."""
    by = to_complain_by(record, run)
    return (
        by is not None
        and record.received_on > by
        and not any(
            each.question == Decision.Question.OUT_OF_TIME for each in record.decisions.all()
        )
    )
