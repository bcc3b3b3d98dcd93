"""What must be handed over for a record to be logged by hand? Who said what, when, about what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from heard.feedback.models import SPOKEN_OF, Party
from heard.feedback.new_records import HandedIn
from heard.people.new_people import NewPerson
from heard.rules.vocabulary import AgeBand, Channel, EnquiryCategory, Kind, Nominator

__all__ = ["NewCase", "NewParty"]


_NOTHING = NewPerson()


@dataclass(frozen=True, slots=True)
class NewParty:
    """The part that someone plays: a person just told of, or one known already by id.

    `told` is what somebody known already said anew: a number, an address, when it is safe to ring.
    """

    role: Party.Role
    person: NewPerson | UUID
    told: NewPerson = _NOTHING


@dataclass(frozen=True, slots=True)
class NewCase:
    """What was received; "" or None where it is not known.

    `received_on` is when the council *first* received it, in whatever office, and not when it is
    logged; `arose_on` when what is complained of happened. `words` are those received, kept for
    ever as they are. `service_area`, `theme` and `customer_group` are keys of the council's lists.
    With nobody among `parties` but those of whom something is said (a child, somebody thanked), it
    is anonymous, and outside the statute. `is_own_right` says whether the complainant speaks for
    themself (True) or for another (False). `consent` of the child and `authority` to disclose are
    answers of `new_decisions`. `note` is what staff should know beside the words, and is kept with
    the record. `may_see` are the account ids of those who may see a restricted record, beside
    whoever logs it. `documents` are files that came with it. The same `idempotency_key` is the same
    record.
    """

    kind: Kind
    received_on: date
    channel: Channel
    service_area: str
    words: str
    parties: tuple[NewParty, ...] = ()
    is_own_right: bool | None = None
    consent: str = ""
    authority: str = ""
    arose_on: date | None = None
    elements: tuple[str, ...] = ()
    theme: str = ""
    customer_group: str = ""
    young_person: bool = False
    age_band: AgeBand | str = ""
    contact_preferences: str = ""
    enquiry_category: EnquiryCategory | str = ""
    nominated_by: Nominator | str = ""
    ombudsman_reference: str = ""
    note: str = ""
    has_alarm: bool = False
    is_restricted: bool = False
    may_see: frozenset[int] = frozenset()
    documents: tuple[HandedIn, ...] = ()
    idempotency_key: str = ""

    @property
    def is_anonymous(self) -> bool:
        """Return whether nobody says who they are."""
        return all(party.role in SPOKEN_OF for party in self.parties)
