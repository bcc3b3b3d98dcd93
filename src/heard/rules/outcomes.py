"""How did it end? Findings on elements, rolled up to one outcome by a rule anyone can see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from heard.rules.vocabulary import Labelled

__all__ = ["Outcome", "Override", "OverrideWithoutReason", "RolledUp", "roll_up"]


class Outcome(Labelled):
    """How a complaint, or one element of it, was decided."""

    UPHELD = "upheld", "Upheld"
    PARTIALLY_UPHELD = "partially_upheld", "Partially upheld"
    NOT_UPHELD = "not_upheld", "Not upheld"
    NO_FINDING = "no_finding", "No finding"
    WITHDRAWN = "withdrawn", "Withdrawn"


@dataclass(frozen=True, slots=True)
class RolledUp:
    """The outcome of a whole complaint (None while there is none) and the rule that gave it."""

    outcome: Outcome | None
    rule: str


class OverrideWithoutReason(ValueError):
    """Somebody set an outcome aside and did not say why."""


@dataclass(frozen=True, slots=True)
class Override:
    """An outcome that somebody set instead of the one rolled up, and why.

    Raises OverrideWithoutReason when the reason is blank.
    """

    outcome: Outcome
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise OverrideWithoutReason(
                f"The outcome was set to “{self.outcome.label}” without a reason: say why, "
                "so that whoever reads the record can follow it."
            )

    def applied_to(self, rolled_up: RolledUp) -> RolledUp:
        """Return the outcome that stands, naming the one that the findings alone would give."""
        otherwise = rolled_up.outcome.label.lower() if rolled_up.outcome else "none yet"
        return RolledUp(
            self.outcome,
            f"Set to “{self.outcome.label}” because: {self.reason.strip()} "
            f"(the findings alone give: {otherwise}).",
        )


def roll_up(findings: Iterable[Outcome | None]) -> RolledUp:
    """Return the outcome of a complaint from the findings on its elements, with the rule used.

    One finding an element, in any order; None is an element not yet decided, and while there is
    one the complaint has no outcome. Elements withdrawn or without a finding are set aside; of the
    rest, all upheld is upheld, any upheld or partially upheld among others is partially upheld,
    and none is not upheld. With nothing left: no finding if there was one such, else withdrawn.
    No elements give no outcome.

    Source: the council's own practice, in the annual report for 2014/15 ("many will have a
    combination of upheld and partially upheld findings within one complaint").
    """
    given = list(findings)
    if not given:
        return RolledUp(None, "No element has been recorded, so there is no outcome yet.")
    undecided = given.count(None)
    if undecided:
        return RolledUp(None, f"{undecided} of {_elements(len(given))} not yet decided.")
    decided = [each for each in given if each not in {Outcome.NO_FINDING, Outcome.WITHDRAWN}]
    if not decided:
        return _all_set_aside(given)
    outcome, rule = _of_decided(decided)
    return RolledUp(outcome, rule + _set_aside(len(given) - len(decided)))


def _of_decided(decided: Sequence[Outcome | None]) -> tuple[Outcome, str]:
    upheld, partially = decided.count(Outcome.UPHELD), decided.count(Outcome.PARTIALLY_UPHELD)
    if upheld == len(decided):
        return Outcome.UPHELD, "Every finding is upheld."
    if upheld or partially:
        return Outcome.PARTIALLY_UPHELD, (
            f"Of {_findings(len(decided))}, {upheld} upheld and {partially} partially upheld."
        )
    return Outcome.NOT_UPHELD, "No finding is upheld, wholly or in part."


def _all_set_aside(given: Sequence[Outcome | None]) -> RolledUp:
    if Outcome.NO_FINDING in given:
        return RolledUp(Outcome.NO_FINDING, "No element could be decided one way or the other.")
    return RolledUp(Outcome.WITHDRAWN, "Every element was withdrawn.")


def _set_aside(number: int) -> str:
    if not number:
        return ""
    verb = "was" if number == 1 else "were"
    return f" {_elements(number)} withdrawn or without a finding {verb} set aside."


def _elements(number: int) -> str:
    return f"{number} element{'' if number == 1 else 's'}"


def _findings(number: int) -> str:
    return f"{number} finding{'' if number == 1 else 's'}"
