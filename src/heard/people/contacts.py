"""How may each person be reached, and is somebody just named one who is known already?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from django.db.models import Q

from heard.common.sought import terms_of
from heard.people.models import Person
from heard.people.new_people import NewPerson
from heard.people.queries import people_called

__all__ = ["Contact", "contacts_of", "people_like"]

# Fewer letters than this are nobody's name.
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone by name, and how and when it is safe to reach them; "" where it was not said."""

    id: UUID
    name: str
    email: str
    phone: str
    address: str
    postcode: str
    safe_contact: str


def contacts_of(people: Iterable[UUID]) -> dict[UUID, Contact]:
    """Return each person by id. For those who work on a record, and nobody else."""
    return {found.id: _contact(found) for found in Person.objects.filter(id__in=set(people))}


def people_like(new: NewPerson, *, most: int = 10) -> tuple[Contact, ...]:
    """Return the people who may be the one described: of that name, e-mail address or telephone.

    Of two names or more the last may be half typed. A postcode alone tells nobody apart: with it,
    the last name alone is enough.
    """
    alike = Q(pk__in=[])
    name, email = " ".join(new.name.split()), new.email.strip()
    phone, postcode = new.phone.strip(), " ".join(new.postcode.upper().split())
    if len(name) >= _LEAST:
        called = tuple(chain.from_iterable(terms_of(name)))
        many = len(called) > 1
        alike |= Q(pk__in=people_called(called)) if many else Q(name__iexact=name)
        if postcode:
            alike |= Q(postcode=postcode, name__iendswith=name.rsplit(maxsplit=1)[-1])
    if "@" in email:
        alike |= Q(email__iexact=email)
    if len(phone) > _LEAST:
        alike |= Q(phone=phone)
    return tuple(_contact(found) for found in Person.objects.filter(alike).order_by("name")[:most])


def _contact(person: Person) -> Contact:
    return Contact(
        person.id,
        str(person),
        person.email,
        person.phone,
        person.address,
        person.postcode,
        person.safe_contact,
    )
