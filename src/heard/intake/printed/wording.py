"""What does every printed form say beside its questions? Danger, who reads it, and the post."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from heard.face.places import Place
from heard.face.points import ContactFacts, Point
from heard.face.prose import Passage as OwnWords
from heard.face.worn import Face

__all__ = ["Passage", "contact_of", "danger", "helps_title", "own_words", "sending", "who_reads"]

_CHILD = "under_12"
_READ_BY = {
    "under_12": Place.WHO_READS_UNDER_12,
    "from_12": Place.WHO_READS_FROM_12,
}


@dataclass(frozen=True, slots=True)
class Passage:
    """Something said under a title, a line or a paragraph each."""

    title: str
    lines: tuple[str, ...]


def danger(reader: str, face: Face) -> Passage:
    """Return who helps at once, in the words that the pages have for it."""
    if reader == _CHILD:
        words = _("Tell a grown-up you trust. Or call"), "999.", _("It is free.")
        return Passage(_("Are you hurt or not safe now?"), (" ".join(words),))
    first = face.contact(Point.DANGER)
    lines = [f"{_('Do not wait for us.')} {_call(first.phone or '999', first.name)}"]
    duty = face.contact(Point.DUTY)
    if duty.phone:
        call = _call(duty.phone, duty.name)
        lines.append(" ".join(filter(None, (_("Worried about a child?"), call, duty.hours))))
    return Passage(_("Is somebody in danger now?"), tuple(lines))


def _call(phone: str, name: str) -> str:
    return f"{_('Call')} {phone}{f' ({name})' if name else ''}."


def who_reads(reader: str, face: Face) -> tuple[OwnWords, ...]:
    """Return the council's words on who reads what this reader sends."""
    return face.said[_READ_BY.get(reader, Place.WHO_READS)]


def own_words(title: str, passages: tuple[OwnWords, ...]) -> Passage:
    """Return words of the council's for paper, where a link is only its words."""
    lines = ("".join(span.words for span in line) for each in passages for line in each.lines)
    return Passage(title, tuple(lines))


def helps_title() -> str:
    """Return what stands over those whom one can talk to besides."""
    return _("You can talk to them too")


def contact_of(contact: ContactFacts, reader: str) -> Passage:
    """Return how somebody is reached; a child is told of the telephone alone, where it is."""
    if reader == _CHILD and contact.phone:
        contact = ContactFacts(name=contact.name, phone=contact.phone, hours=contact.hours)
    return Passage(contact.name, tuple(_ways(contact)))


def _ways(contact: ContactFacts) -> Iterator[str]:
    yield from (line.strip() for line in contact.note.splitlines() if line.strip())
    for what, told in (
        (_("Phone"), contact.phone),
        (_("E-mail"), contact.email),
        (_("Website"), contact.website),
        (_("Post"), ", ".join(contact.address_lines)),
        (_("Post, no stamp needed"), contact.freepost),
    ):
        if told:
            yield f"{what}: {told}"
    if contact.hours:
        yield contact.hours


def sending(reader: str, team: ContactFacts) -> tuple[Passage, tuple[str, ...]]:
    """Return how the form is posted, and the address: that which needs no stamp where there is one.

    The address is () where the council gave none; then it can be handed to whoever works with them.
    """
    return Passage(_("Post it"), tuple(_sentences(reader, team))), _address(team)


def _address(team: ContactFacts) -> tuple[str, ...]:
    if not team.freepost:
        return (team.name, *team.address_lines) if team.address else ()
    return tuple(each.strip() for each in team.freepost.split(",") if each.strip())


def _sentences(reader: str, team: ContactFacts) -> Iterator[str]:
    if not team.freepost and not team.address:
        yield _("Give this to somebody you know at the council. They will pass it to us.")
    elif reader == _CHILD:
        yield _("Put this in an envelope. A grown-up you trust can help you.")
    else:
        yield _("Put this in an envelope, with anything that you want to show us.")
    if team.freepost:
        yield _("You do not need a stamp. Write this on the envelope:")
    elif team.address:
        yield _("Put a stamp on it. Write this on the envelope:")
