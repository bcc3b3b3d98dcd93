"""What has a later stage of its own not got yet? Those to be appointed, and the steps to take."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from heard.casework.models import Appointment, StageRun, StageStep
from heard.casework.steps import MEETING, Milestone, label_of
from heard.rules.procedures import Step

__all__ = ["Gaps", "gaps_of", "what_is_missing"]

_Role = Appointment.Role
_IN_ORDER = (
    Milestone.STATEMENT_AGREED,
    Milestone.OFFICER_REPORT,
    Milestone.INDEPENDENT_REPORT,
    Milestone.ADJUDICATION,
    Milestone.PAPERS_SENT,
    Step.HOLD_PANEL,
    Step.REPORT,
)
_MEMBERS = ("", "one more member of the panel", "two members of the panel")


@dataclass(frozen=True, slots=True)
class Gaps:
    """Who is still to be appointed, and which steps are still to be taken, in their order."""

    to_appoint: tuple[str, ...] = ()
    to_take: tuple[str, ...] = ()
    awaits_panel: bool = False

    @property
    def in_words(self) -> str:
        """Return all of it as one list, "" where nothing is missing."""
        return "; ".join((*self.to_appoint, *self.to_take))


def what_is_missing(run: StageRun | None) -> str:
    """Return what is not recorded of a stage, as a sentence; "" where nothing is missing."""
    missing = gaps_of(run).in_words if run else ""
    return f"Not recorded at stage {run.stage}: {missing}." if run and missing else ""


def gaps_of(run: StageRun) -> Gaps:
    """Return what is not recorded of a stage; nothing where its procedure names no steps.

    A stage that comes from elsewhere has no steps here, and so nothing is missed in it. An
    investigation has an officer and an independent person (SI 2006/1738 reg 17), a panel is three
    of whom one chairs (reg 19). A panel that met in an earlier round is not waited for again.
    """
    if run.progressed_on is None:
        return Gaps()
    steps = {each.step: each.done_on for each in run.steps.all() if each.step not in MEETING}
    if not steps:
        return Gaps()
    waiting = tuple(label_of(code) for code in _IN_ORDER if code in steps and not steps[code])
    held: Counter[str] = Counter(run.appointments.values_list("role", flat=True))
    if Step.HOLD_PANEL in steps:
        return Gaps(_of_panel(held), waiting, awaits_panel=not _has_met(run))
    if Milestone.OFFICER_REPORT in steps:
        return Gaps(_of_investigation(held), waiting)
    return Gaps((), waiting)


def _has_met(run: StageRun) -> bool:
    return StageStep.objects.filter(
        run__feedback=run.feedback_id,
        run__stage=run.stage,
        step=Step.HOLD_PANEL,
        done_on__isnull=False,
    ).exists()


def _of_investigation(held: Counter[str]) -> tuple[str, ...]:
    wanted = {
        _Role.INVESTIGATING_OFFICER: "an investigating officer",
        _Role.INDEPENDENT_PERSON: "an independent person",
    }
    return tuple(words for role, words in wanted.items() if not held[role])


def _of_panel(held: Counter[str]) -> tuple[str, ...]:
    chair = () if held[_Role.PANEL_CHAIR] else ("the chair of the panel",)
    members = _MEMBERS[max(0, 2 - held[_Role.PANEL_MEMBER])]
    return (*chair, members) if members else chair
