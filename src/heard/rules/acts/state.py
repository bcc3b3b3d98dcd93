"""What do the facts of a record come to? The least that must be known to say what may be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heard.rules.vocabulary import Kind, Labelled

__all__ = ["CaseState", "Closing", "SignOff", "StageState"]


class Closing(Labelled):
    """Why a record is no longer open."""

    ANSWERED = "answered", "Answered"
    WITHDRAWN = "withdrawn", "Withdrawn"
    DECLINED = "declined", "Declined"
    OUTSIDE = "outside", "Outside procedure"
    MERGED = "merged", "Merged into another record"
    DECIDED = "decided", "Decided by the Ombudsman"
    NOTED = "noted", "Noted, no answer needed"


class SignOff(Labelled):
    """How far the draft answer of a stage has come."""

    NONE = "none", "No draft yet"
    SUBMITTED = "submitted", "Waiting for sign-off"
    RETURNED = "returned", "Returned with comments"
    SIGNED_OFF = "signed_off", "Signed off"


@dataclass(frozen=True, slots=True)
class StageState:
    """The stage that a record is at: when it was asked for, began, was acknowledged, answered.

    `begun_on` is None while a request for the stage is only that; `resolved_on` is set where the
    request was met without the stage (at a meeting). `due_on` is the initial date by law or, where
    there is none, by the council's own target. `is_more_time_asked` while whoever answers it has
    asked for an extension that nobody has agreed or refused. A stage with people and steps of its
    own says in words who is `to_appoint` and which steps are `to_take`, in their order;
    `awaits_panel` while the panel that it needs has not met.
    """

    number: int
    requested_on: date
    begun_on: date | None = None
    acknowledged_on: date | None = None
    responded_on: date | None = None
    resolved_on: date | None = None
    due_on: date | None = None
    maximum_on: date | None = None
    sign_off: SignOff = SignOff.NONE
    is_more_time_asked: bool = False
    to_appoint: tuple[str, ...] = ()
    to_take: tuple[str, ...] = ()
    awaits_panel: bool = False

    @property
    def is_over(self) -> bool:
        """Return whether nothing more is due at this stage."""
        return self.responded_on is not None or self.resolved_on is not None


@dataclass(frozen=True, slots=True)
class CaseState:
    """What may be done depends on this and nothing else.

    `last_stage` is the number of stages in the procedure. `is_paused` means the whole record,
    `is_partly_paused` that some elements are; `awaits_proceedings` that a pause is for proceedings
    that go on, `proceedings_ended` that it is for ones that are over. `findings` has the finding of
    each element that is not paused, "" for one not yet found. `alarm` is a safeguarding concern
    that nobody has referred yet. `is_thanks` is true of a compliment, and of thanks that were kept
    as a comment because they were not above and beyond; `is_thanked` once they were passed on.
    `is_late_in_coming` is true while nobody has decided about a complaint that came more than
    twelve months after the event, `is_authority_open` while nobody has said what a member who
    enquires for a constituent may be told, `is_category_open` while an enquiry has no category.
    `is_from_nobody` is true where whoever it is from did not say, `is_to_be_turned` while a person
    whose complaint is outside procedure has not been told in writing whom to turn to.
    """

    kind: Kind
    stage: StageState | None
    last_stage: int = 1
    closing: Closing | None = None
    is_paused: bool = False
    is_partly_paused: bool = False
    awaits_proceedings: bool = False
    proceedings_ended: bool = False
    alarm: bool = False
    is_routed: bool = True
    has_handler: bool = False
    findings: tuple[str, ...] = ()
    is_thanks: bool = False
    is_thanked: bool = False
    is_late_in_coming: bool = False
    is_authority_open: bool = False
    is_category_open: bool = False
    is_from_nobody: bool = False
    is_to_be_turned: bool = False

    @property
    def is_open(self) -> bool:
        """Return whether the record is still open."""
        return self.closing is None
