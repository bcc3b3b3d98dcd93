"""Recording who is involved, and their answers to equality questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from heard.people.models import EqualityAnswer, Person
from heard.people.new_people import NewPerson

__all__ = [
    "correct_person",
    "forget",
    "identify",
    "record_equality_answers",
    "record_person",
    "tell_more",
]


def record_person(new: NewPerson) -> UUID:
    """Keep a person, and return their id: a new one, for two people may share every detail."""
    return Person.objects.create(
        name=new.name.strip(),
        email=new.email.strip(),
        phone=new.phone.strip(),
        address=new.address.strip(),
        postcode=" ".join(new.postcode.upper().split()),
        safe_contact=new.safe_contact.strip(),
    ).id


def correct_person(person_id: UUID, now: NewPerson) -> tuple[str, ...]:
    """Let what is known of somebody be this and nothing else; return what changed, in words."""
    person = Person.objects.select_for_update().get(pk=person_id)
    changed = []
    for name, what in {"name": "name", **_MAY_CHANGE}.items():
        value = _written(name, getattr(now, name))
        if value != getattr(person, name):
            setattr(person, name, value)
            changed.append(what)
    if changed:
        person.save()
    return tuple(changed)


def forget(person_id: UUID) -> None:
    """Hold nothing more of somebody whom no record names; their answers on equality go as well."""
    Person.objects.filter(pk=person_id).delete()


def tell_more(person_id: UUID, told: NewPerson) -> tuple[str, ...]:
    """Keep what somebody known already said anew, and return what changed, in the office's words.

    What is left empty stays as it was, and so does the name. How it is safe to reach them is added
    to and never replaced: an old warning may still hold.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    changed = []
    for name, what in _MAY_CHANGE.items():
        value = _written(name, getattr(told, name))
        held = getattr(person, name)
        if not value or value == held or (name == "safe_contact" and value in held):
            continue
        setattr(person, name, "\n".join([held, value]).strip() if name == "safe_contact" else value)
        changed.append(what)
    if changed:
        person.save()
    return tuple(changed)


def _written(name: str, value: str) -> str:
    """Return a fact of a person as it is kept."""
    return " ".join(value.upper().split()) if name == "postcode" else value.strip()


_MAY_CHANGE = {
    "email": "e-mail address",
    "phone": "telephone",
    "address": "address",
    "postcode": "postcode",
    "safe_contact": "safe contact",
}
_AT_ONCE = 500


def identify(names_by_reference: Mapping[str, str]) -> dict[str, UUID]:
    """Return the id of the person of each legacy reference, recording those not yet known.

    The values are names, "" where none was given; the name of a person already known stays.
    """
    known = _known(names_by_reference)
    fresh = [
        Person(legacy_reference=reference, name=name)
        for reference, name in names_by_reference.items()
        if reference not in known
    ]
    # Somebody else may record the same person at the same moment: then theirs stands.
    Person.objects.bulk_create(fresh, ignore_conflicts=True, batch_size=_AT_ONCE)
    return known | _known(person.legacy_reference or "" for person in fresh)


def _known(references: Iterable[str]) -> dict[str, UUID]:
    rows = Person.objects.filter(legacy_reference__in=list(references))
    return {reference or "": id_ for reference, id_ in rows.values_list("legacy_reference", "id")}


def record_equality_answers(answers: Iterable[tuple[UUID | None, int, str, str]]) -> None:
    """Keep (person, reporting year, question, answer) rows; a first answer in a year stands.

    Where nobody was named the person is None, and a person without name or reference is recorded.
    """
    given = list(answers)
    nameless = [Person() for person, *_ in given if person is None]
    Person.objects.bulk_create(nameless)
    fresh = iter(nameless)
    EqualityAnswer.objects.bulk_create(
        (
            EqualityAnswer(
                person_id=person or next(fresh).id,
                reporting_year=year,
                question=question,
                answer=answer,
            )
            for person, year, question, answer in given
        ),
        ignore_conflicts=True,
    )
