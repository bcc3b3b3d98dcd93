"""Who takes part in a record, as it turns out later: an advocate found, a number that changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from heard.accounts.staff import Staff
from heard.casework.models import Appointment
from heard.casework.operations.acting import Case, NotLawful, acting
from heard.feedback.models import SPOKEN_OF, Feedback, Party
from heard.people.new_people import NewPerson
from heard.people.operations import correct_person, forget, record_person
from heard.rules.acts import Act
from heard.rules.vocabulary import Kind

__all__ = ["PartTaken", "set_person", "take_off"]

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


def take_off(
    reference: str,
    party_id: int,
    reason: str,
    *,
    by: Staff,
    at: datetime,
    version: int | None = None,
) -> None:
    """Take somebody off a record who is no part of it, and with them the links to follow it.

    Somebody whom no other record names is forgotten, for people are held only as long as a record
    names them. What was written to somebody stays as it was sent, and so do they; and a record
    stays from somebody.
    """
    with acting(reference, Act.TAKE_OFF, by=by, at=at, version=version) as case:
        party = _party(case, party_id)
        if not reason.strip():
            raise NotLawful("Say why they are taken off.")
        if party.letters.exists():
            raise NotLawful(
                "There is a letter to or from them, which stays as it was sent: they stay with it. "
                "Correct who they are instead."
            )
        if _is_from(case.record).filter(pk=party.pk).exists() and _is_from(case.record).count() < 2:
            raise NotLawful("Nobody would be left whom this is from. Add whoever it is from first.")
        case.tell("Takes part", Party.Role(party.role).label, "")
        case.reason = reason.strip()
        party.delete()
        if not _is_named_elsewhere(party.person_id):
            forget(party.person_id)


def _is_from(record: Feedback) -> QuerySet[Party, Party]:
    """Return those whom a record is from: an enquiry its members, all else whoever spoke."""
    if record.kind in {Kind.MP_ENQUIRY, Kind.COUNCILLOR_ENQUIRY}:
        return record.parties.filter(role__in=[Party.Role.MP, Party.Role.COUNCILLOR])
    return record.parties.exclude(role__in=SPOKEN_OF)


def _is_named_elsewhere(person_id: UUID) -> bool:
    return any(named.objects.filter(person=person_id).exists() for named in (Party, Appointment))


def _party(case: Case, party_id: int) -> Party:
    party = case.record.parties.filter(pk=party_id).first()
    if party is None:
        raise NotLawful("Nobody of the kind takes part in this record.")
    return party


def _correct(case: Case, new: PartTaken, party_id: int) -> None:
    party = _party(case, party_id)
    label = Party.Role(party.role).label
    changed = correct_person(party.person_id, new.person)
    for what in changed:
        case.note(f"{label}: {what}", "changed")
    if party.role == new.role and not changed:
        raise NotLawful("That is what is recorded already.")
    case.set("Part", party, "role", new.role)
    party.save()
