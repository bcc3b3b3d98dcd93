"""Which steps has a later stage? Those that the procedure dates, and those that it only names."""

from __future__ import annotations

from heard.rules.procedures import Basis, ProcedureVersion, Step
from heard.rules.vocabulary import Kind, Labelled

__all__ = ["MEETING", "Milestone", "label_of", "milestones_of", "steps_of"]


class Milestone(Labelled):
    """A step that is asked for in reports and by the Ombudsman, and that no limit dates by itself.

    Source: LGSCO guide for practitioners on the children's statutory procedure, 2021; requesters
    ask councils for these very dates.
    """

    MEETING_OFFERED = "meeting_offered", "resolution meeting offered"
    MEETING_HELD = "meeting_held", "resolution meeting held"
    STATEMENT_AGREED = "statement_agreed", "statement of complaint agreed"
    OFFICER_REPORT = "officer_report", "report of the investigating officer"
    INDEPENDENT_REPORT = "independent_report", "report of the independent person"
    ADJUDICATION = "adjudication", "adjudication"
    PAPERS_SENT = "papers_sent", "papers sent to the panel"


# What may be done between the request for a stage and its beginning.
MEETING = (Milestone.MEETING_OFFERED, Milestone.MEETING_HELD)
# What a limit dates without its being a step of the way: the answer itself, and what goes before.
_NO_STEPS = {Step.COMPLAIN, Step.ACKNOWLEDGE, Step.RESPOND, Step.REQUEST, Step.RESUBMIT}
_OF_INVESTIGATION = (
    Milestone.STATEMENT_AGREED,
    Milestone.OFFICER_REPORT,
    Milestone.INDEPENDENT_REPORT,
    Milestone.ADJUDICATION,
)


def steps_of(version: ProcedureVersion, stage: int) -> tuple[Step, ...]:
    """Return the steps of a stage that the procedure dates, in the order in which it does."""
    limits = (each for each in version.limits if each.kind is Kind.COMPLAINT)
    return tuple(each.step for each in limits if each.stage == stage and each.step not in _NO_STEPS)


def milestones_of(basis: Basis, stage: int, steps: tuple[Step, ...]) -> tuple[Milestone, ...]:
    """Return the steps of a stage that nothing dates: of an investigation by law, or of a panel."""
    if Step.HOLD_PANEL in steps:
        return (Milestone.PAPERS_SENT,)
    return _OF_INVESTIGATION if basis is Basis.STATUTE and stage > 1 else ()


def label_of(code: str) -> str:
    """Return what a step is called, by the code that is stored."""
    return Step(code).label if code in list(Step) else Milestone(code).label
