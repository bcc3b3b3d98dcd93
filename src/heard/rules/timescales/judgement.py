"""Was it answered in time, and by which of its three clocks?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from heard.rules.timescales.terms import Extension
from heard.rules.vocabulary import Labelled

__all__ = ["Facts", "Judgement", "Verdict", "judge"]


class Verdict(Labelled):
    """Where a record stands against one date."""

    MET = "met", "Answered in time"
    MISSED = "missed", "Answered late"
    RUNNING = "running", "Not yet due"
    OVERDUE = "overdue", "Overdue"
    PAUSED = "paused", "Paused"
    NOT_APPLICABLE = "not_applicable", "Not applicable"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one stage of one record.

    Due dates are those that `due_on` gives, pauses already ended taken into account; None where
    no such limit applies. `paused_since` is the day on which a pause that has not ended began
    (`DueDate.paused_since`). It stands still for all three clocks, save that the maximum runs on
    when `pause_stops_maximum` is false. `responded_on` is the day the answer was sent: a holding
    letter is no answer.
    """

    initial_due_on: date | None
    extensions: tuple[Extension, ...] = ()
    maximum_on: date | None = None
    responded_on: date | None = None
    withdrawn_on: date | None = None
    paused_since: date | None = None
    pause_stops_maximum: bool = True


@dataclass(frozen=True, slots=True)
class Judgement:
    """Separate verdicts against the initial target, the agreed extension and the maximum.

    `extended_to` is the latest date that was agreed in time, None when there is none (then
    `extended` is not applicable). `agreed_late` are the extensions that do not count, and
    `over_maximum` those that pass the absolute maximum: they are named, and excuse nothing there.
    """

    initial: Verdict
    extended: Verdict
    maximum: Verdict
    extended_to: date | None = None
    agreed_late: tuple[Extension, ...] = ()
    over_maximum: tuple[Extension, ...] = ()

    @property
    def is_in_time(self) -> bool:
        """Return whether it counts as in time in a report: answered by the *initial* target."""
        return self.initial is Verdict.MET


def judge(facts: Facts, as_at: date) -> Judgement:
    """Return the verdicts as they stood at the end of `as_at`.

    Whatever is dated after `as_at` has not happened yet. The last day is in time. A record that
    was withdrawn before it was answered is not applicable, late or not; one answered on the day of
    its withdrawal, or before, is judged by the answer. An answer sent while the clock stood still
    is in time.

    An extension counts when it was agreed no later than the date then in force (the initial
    target, or the extension before it) and moves that date on. The initial verdict never looks at
    extensions.

    Sources: SI 2006/1738 regs 14 and 17 (initial and maximum); Blackpool Council annual report
    2014/15, section 6 (a holding letter does not extend the timescale from a reporting aspect).
    """
    agreed = tuple(each for each in facts.extensions if each.agreed_on <= as_at)
    paused_since = _happened(facts.paused_since, as_at)
    extended_to, agreed_late = _extended(facts.initial_due_on, agreed, paused_since)
    maximum_on = facts.maximum_on
    return Judgement(
        initial=_verdict(facts, as_at, facts.initial_due_on, paused_since),
        extended=_verdict(facts, as_at, extended_to, paused_since),
        maximum=_verdict(
            facts, as_at, maximum_on, paused_since if facts.pause_stops_maximum else None
        ),
        extended_to=extended_to,
        agreed_late=agreed_late,
        over_maximum=tuple(
            each for each in agreed if maximum_on is not None and each.to > maximum_on
        ),
    )


def _extended(
    initial_due_on: date | None, agreed: tuple[Extension, ...], paused_since: date | None
) -> tuple[date | None, tuple[Extension, ...]]:
    """Return the date of the last extension agreed in time, and those that were agreed late."""
    if initial_due_on is None:
        return None, ()
    in_force, late = initial_due_on, []
    for each in sorted(agreed, key=attrgetter("agreed_on")):
        if _is_by(each.agreed_on, in_force, paused_since):
            in_force = max(in_force, each.to)
        else:
            late.append(each)
    return (in_force if in_force > initial_due_on else None), tuple(late)


def _verdict(facts: Facts, as_at: date, due: date | None, paused_since: date | None) -> Verdict:
    """Return the verdict against one date, the clock standing still since `paused_since`."""
    responded_on = _happened(facts.responded_on, as_at)
    withdrawn_on = _happened(facts.withdrawn_on, as_at)
    if due is None:
        return Verdict.NOT_APPLICABLE
    if withdrawn_on is not None and (responded_on is None or withdrawn_on < responded_on):
        return Verdict.NOT_APPLICABLE
    if responded_on is not None:
        return Verdict.MET if _is_by(responded_on, due, paused_since) else Verdict.MISSED
    if paused_since is not None and paused_since <= due:
        return Verdict.PAUSED
    return Verdict.RUNNING if as_at <= due else Verdict.OVERDUE


def _happened(day: date | None, as_at: date) -> date | None:
    """Return the day unless it is still to come."""
    return day if day is not None and day <= as_at else None


def _is_by(day: date, due: date, paused_since: date | None) -> bool:
    """Return whether a day is in time: no later than the date, or while time stood still."""
    return day <= due or (paused_since is not None and paused_since <= due)
