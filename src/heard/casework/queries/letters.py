"""Which letters are there, from which templates, and to whom can one be written?"""

from __future__ import annotations

from dataclasses import dataclass

from heard.casework.models import Letter, LetterTemplate, TemplateVersion
from heard.common.words.reading_age import Reading, reading
from heard.face.points import Point
from heard.face.queries import current_face
from heard.feedback.models import Feedback, Party
from heard.people.contacts import Contact, contacts_of
from heard.people.queries import names_of
from heard.rules.acts import Act, Closing
from heard.rules.vocabulary import AgeBand, Kind

__all__ = [
    "ACTS",
    "Addressee",
    "addressees",
    "latest_version",
    "purpose_that_does",
    "purposes_for",
    "reader_of",
    "reading_of",
    "templates",
    "way_to",
]

_Purpose = LetterTemplate.Purpose
# What sending a letter of a purpose does for the record, unless it was done already.
ACTS = {
    _Purpose.ACKNOWLEDGEMENT: Act.ACKNOWLEDGE,
    _Purpose.HOLDING: Act.SEND_HOLDING_LETTER,
    _Purpose.RESPONSE: Act.RESPOND,
    _Purpose.MEMBER_REPLY: Act.RESPOND,
}
_OF_COMPLAINTS = (
    _Purpose.ACKNOWLEDGEMENT,
    _Purpose.HOLDING,
    _Purpose.EXTENSION,
    _Purpose.RESPONSE,
    _Purpose.STAGE_2,
    _Purpose.STAGE_3,
    _Purpose.DECLINE,
    _Purpose.WITHDRAWAL,
    _Purpose.OMBUDSMAN,
    _Purpose.SCHOOLS,
)
_OF_ENQUIRIES = (_Purpose.ACKNOWLEDGEMENT, _Purpose.HOLDING, _Purpose.MEMBER_REPLY)
_PURPOSES = {
    Kind.COMPLAINT: _OF_COMPLAINTS,
    Kind.COMPLIMENT: (_Purpose.THANKS,),
    Kind.COMMENT: (_Purpose.ACKNOWLEDGEMENT, _Purpose.RESPONSE, _Purpose.THANKS),
    Kind.MP_ENQUIRY: _OF_ENQUIRIES,
    Kind.COUNCILLOR_ENQUIRY: _OF_ENQUIRIES,
    Kind.OMBUDSMAN: (_Purpose.ACKNOWLEDGEMENT, _Purpose.RESPONSE),
}
_BY_AGE = {
    AgeBand.UNDER_12: LetterTemplate.Reader.UNDER_12,
    AgeBand.FROM_12_TO_17: LetterTemplate.Reader.FROM_12,
    AgeBand.FROM_18: LetterTemplate.Reader.STANDARD,
}


@dataclass(frozen=True, slots=True)
class Addressee:
    """Someone whom a letter about a record can be written to, and the part they play in it."""

    part: str
    contact: Contact


def purposes_for(record: Feedback) -> tuple[LetterTemplate.Purpose, ...]:
    """Return what letters about such a record are for, in the order of the procedure."""
    return _PURPOSES[Kind(record.kind)]


def purpose_that_does(act: Act | None, record: Feedback) -> LetterTemplate.Purpose | None:
    """Return the purpose of the letter that does an act for a record; None where none does.

    Writing to whoever was turned away begins with what is said of schools: it is most often that.
    """
    if act is Act.WRITE:
        return _Purpose.SCHOOLS if record.closing == Closing.OUTSIDE else None
    return (
        next((each for each in purposes_for(record) if ACTS.get(each) == act), None)
        if act
        else None
    )


def reader_of(record: Feedback, party: Party.Role | str) -> LetterTemplate.Reader:
    """Return the way of writing for someone in a record: by age for the child or young person.

    A complainant is the young person where one is concerned and no child is named beside them.
    """
    is_young = party == Party.Role.CHILD or (
        party == Party.Role.COMPLAINANT
        and record.young_person
        and not record.parties.filter(role=Party.Role.CHILD).exists()
    )
    if is_young and record.age_band:
        return _BY_AGE[AgeBand(record.age_band)]
    return LetterTemplate.Reader.STANDARD


def addressees(record: Feedback) -> dict[int, Addressee]:
    """Return whom one can write to about a record, by the id of the part they play."""
    parties = list(record.parties.order_by("id"))
    contacts = contacts_of(party.person_id for party in parties)
    return {
        party.pk: Addressee(Party.Role(party.role).label, contacts[party.person_id])
        for party in parties
    }


def way_to(addressee: Addressee | None) -> tuple[Letter.Channel, str]:
    """Return how a letter goes to someone, and its address: by e-mail where they gave one."""
    contact = addressee.contact if addressee else None
    if contact is None or contact.email or not contact.address:
        return Letter.Channel.EMAIL, contact.email if contact else ""
    lines = (contact.name, *contact.address.splitlines(), contact.postcode)
    return Letter.Channel.POST, "\n".join(line.strip() for line in lines if line.strip())


def templates() -> list[LetterTemplate]:
    """Return every template with its versions, the latest first, in the order of the procedure."""
    order = {purpose: place for place, purpose in enumerate(_Purpose.values)}
    readers = {reader: place for place, reader in enumerate(LetterTemplate.Reader.values)}
    held = LetterTemplate.objects.prefetch_related("versions__written_by")
    return sorted(held, key=lambda each: (order[each.purpose], readers[each.reader]))


def latest_version(purpose: str, reader: str) -> TemplateVersion | None:
    """Return the words of a template as they are now; None where nobody wrote any."""
    found = TemplateVersion.objects.filter(template__purpose=purpose, template__reader=reader)
    return found.select_related("template").order_by("-number").first()


def reading_of(letter: Letter, record: Feedback) -> Reading:
    """Return how hard a letter is for the reader it is written for; names in it are excused."""
    version = letter.template_version
    face = current_face()
    names = [face.contact(Point.TEAM).name, face.name, face.services_title]
    names.append(record.service_area.name)
    names += [person.get_full_name() for person in (letter.written_by, record.handler) if person]
    names += names_of(record.parties.values_list("person_id", flat=True)).values()
    reader = version.template.reader if version else LetterTemplate.Reader.STANDARD
    return reading(letter.body, reader, names)
