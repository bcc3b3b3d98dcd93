"""What must every way in hand over for a record to be made? Facts, checked in shape, no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from heard.files.models import StoredFile
from heard.rules.acts import Closing
from heard.rules.outcomes import Outcome
from heard.rules.vocabulary import AgeBand, Channel, EnquiryCategory, Kind, Nominator

__all__ = ["HandedIn", "NewElement", "NewFeedback", "Standing"]


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file that was kept and is to belong to a record.

    `handed_in_by` is the part of whoever handed it in (“Complainant”), or a colleague's name;
    nobody else's name stands here. `title` is what it is called, "" where the file's name says
    enough.
    """

    file: StoredFile
    handed_in_by: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class NewElement:
    """One thing complained of, in words, and its finding where there is one already."""

    words: str = ""
    finding: Outcome | str = ""


@dataclass(frozen=True, slots=True)
class NewFeedback:
    """The facts of one record as it was told to us; "" or None where nothing is known.

    `service_area`, `theme` and `customer_group` are the keys of the council's lists. `complainant`
    is how a register tells people apart ("" for nobody named), and `parties` are (role, person)
    pairs of people known by id. `outcome` is what was decided over all.
    """

    reference: str
    kind: Kind
    received_on: date
    service_area: str
    arose_on: date | None = None
    channel: Channel | str = ""
    theme: str = ""
    customer_group: str = ""
    words: str = ""
    young_person: bool = False
    age_band: AgeBand | str = ""
    complainant: str = ""
    complainant_name: str = ""
    parties: tuple[tuple[str, UUID], ...] = ()
    is_own_right: bool | None = None
    contact_preferences: str = ""
    enquiry_category: EnquiryCategory | str = ""
    nominated_by: Nominator | str = ""
    has_alarm: bool = False
    is_restricted: bool = False
    idempotency_key: str | None = None
    elements: tuple[NewElement, ...] = ()
    outcome: Outcome | str = ""
    outcome_override_reason: str = ""
    responded_on: date | None = None
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a record has come and when it is due, which is for casework to say."""

    changed_at: datetime | None
    stage: int = 1
    statutory_due_on: date | None = None
    statutory_reckoning_id: int | None = None
    target_due_on: date | None = None
    target_reckoning_id: int | None = None
    next_due_on: date | None = None
    closed_on: date | None = None
    closing: Closing | str = ""
