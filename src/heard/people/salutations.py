"""What is someone called to whom we write?"""

from __future__ import annotations

from uuid import UUID

from heard.people.models import Person

__all__ = ["name_to_write"]


def name_to_write(person: UUID) -> str:
    """Return the name that someone gave, "" where they gave none (a reference is no name)."""
    return Person.objects.values_list("name", flat=True).filter(pk=person).first() or ""
