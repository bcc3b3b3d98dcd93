"""What is a procedure made of, and which version of it governs a day?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from heard.rules.timescales import StartEvent, Timescale
from heard.rules.vocabulary import Kind, Labelled

__all__ = [
    "Basis",
    "Limit",
    "Procedure",
    "ProcedureVersion",
    "Source",
    "Stage",
    "Standing",
    "Step",
    "governing",
]


class Standing(Labelled):
    """How surely a source was read."""

    READ = "V", "Read in the source named"
    BELIEVED = "M", "Believed right, not checked against the source"
    INFERRED = "I", "Inferred, or chosen here"


class Basis(Labelled):
    """On whose authority a procedure stands: the words beside every date reckoned by it."""

    STATUTE = "statute", "Statutory limit"
    CODE = "code", "Code limit"
    LOCAL = "local", "Local target"


class Step(Labelled):
    """What a limit limits."""

    COMPLAIN = "complain", "making the complaint"
    ACKNOWLEDGE = "acknowledge", "acknowledgement"
    RESPOND = "respond", "response"
    REQUEST = "request", "asking for this stage"
    APPOINT_CHAIR = "appoint_chair", "appointing the chair of the panel"
    HOLD_PANEL = "hold_panel", "meeting of the panel"
    REPORT = "report", "report of the panel"
    RESUBMIT = "resubmit", "bringing the complaint again after proceedings"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value was read. `url` may be empty for what is printed only."""

    text: str
    url: str = ""
    standing: Standing = Standing.BELIEVED


@dataclass(frozen=True, slots=True)
class Limit:
    """How long one step of one stage may take, for one kind of feedback.

    Time runs from `start`; with a `cap`, from no later than the cap counted from `cap_from`.
    `extendable_to` is the most that any agreement can make of it, in the unit of the timescale and
    from the same start; None where it cannot be extended, or no limit to extending is laid down. A
    soft limit warns and never blocks.
    """

    kind: Kind
    stage: int
    step: Step
    timescale: Timescale
    start: StartEvent
    source: Source
    cap: Timescale | None = None
    cap_from: StartEvent = StartEvent.RECEIPT
    extendable_to: int | None = None
    is_soft: bool = False

    @property
    def label(self) -> str:
        """Return what it limits: "Complaint, stage 1: response"."""
        return f"{self.kind.label}, stage {self.stage}: {self.step.label}"

    @property
    def maximum(self) -> Timescale | None:
        """Return the timescale as far as it can be extended, None where it cannot be."""
        if self.extendable_to is None:
            return None
        return Timescale(self.extendable_to, self.timescale.unit, self.timescale.counting)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage, by its number (from 1) and its name."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class ProcedureVersion:
    """A procedure as it stood from one day to another, both included; None is "until further".

    The council's own closure days are working days unless `counts_council_closures` says that
    they are not: SI 2006/1738 reg 2 knows bank holidays only.
    """

    number: int
    in_force_from: date
    source: Source
    stages: tuple[Stage, ...]
    limits: tuple[Limit, ...]
    in_force_until: date | None = None
    counts_council_closures: bool = False

    def governs(self, day: date) -> bool:
        """Return whether it was in force on that day."""
        return self.in_force_from <= day and (
            self.in_force_until is None or day <= self.in_force_until
        )

    def limit(self, kind: Kind, stage: int = 1, step: Step = Step.RESPOND) -> Limit | None:
        """Return the limit for that step, None where none is laid down."""
        wanted = (kind, stage, step)
        return next(
            (each for each in self.limits if (each.kind, each.stage, each.step) == wanted), None
        )


@dataclass(frozen=True, slots=True)
class Procedure:
    """A way of dealing with feedback, in every version that is known."""

    key: str
    name: str
    basis: Basis
    versions: tuple[ProcedureVersion, ...]


def governing(versions: Iterable[ProcedureVersion], day: date) -> ProcedureVersion | None:
    """Return the version in force on the day of receipt, None where none was.

    A record stays under the version of that day, whatever comes into force while it is open.
    """
    return next((version for version in versions if version.governs(day)), None)
