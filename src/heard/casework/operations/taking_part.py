"""Who takes part in a record, as it turns out later: an advocate found, a number that changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from heard.accounts.staff import Staff
from heard.casework.operations.acting import Case, NotLawful, acting
from heard.feedback.models import SPOKEN_OF, Party
from heard.people.new_people import NewPerson
from heard.people.operations import correct_person, record_person
from heard.rules.acts import Act
from heard.rules.vocabulary import Kind

__all__ = ["PartTaken", "set_person"]

_NO_LONGER_ANONYMOUS = (
    "It was anonymous, and so outside the statutory procedure. Choose the procedure again, now "
    "that somebody is named."
)


@dataclass(frozen=True, slots=True)
class PartTaken:
    """The part that somebody plays, and all that is known of them now.

    `party_id` is that of somebody who takes part already, None of somebody new.
    """

    role: Party.Role
    person: NewPerson
    party_id: int | None = None


def set_person(
    reference: str, new: PartTaken, *, by: Staff, at: datetime, version: int | None = None
) -> str | None:
    """Add somebody to a record, or correct who they are; return what follows, in a sentence.

    A correction holds on every record of that person. The history says what was changed and
    neither the old nor the new: names stand among people alone.
    """
    with acting(reference, Act.SET_PERSON, by=by, at=at, version=version) as case:
        if new.person == NewPerson():
            raise NotLawful("Say something by which they can be told: a name, at least.")
        if new.party_id is not None:
            _correct(case, new, new.party_id)
            return None
        was_anonymous = not case.record.parties.exclude(role__in=SPOKEN_OF).exists()
        case.record.parties.create(role=new.role, person_id=record_person(new.person))
        case.note("Takes part", new.role.label)
        is_named_now = was_anonymous and new.role not in SPOKEN_OF
        return _NO_LONGER_ANONYMOUS if is_named_now and case.state.kind is Kind.COMPLAINT else None


def _correct(case: Case, new: PartTaken, party_id: int) -> None:
    party = case.record.parties.filter(pk=party_id).first()
    if party is None:
        raise NotLawful("Nobody of the kind takes part in this record.")
    label = Party.Role(party.role).label
    changed = correct_person(party.person_id, new.person)
    for what in changed:
        case.note(f"{label}: {what}", "changed")
    if party.role == new.role and not changed:
        raise NotLawful("That is what is recorded already.")
    case.set("Part", party, "role", new.role)
    party.save()
