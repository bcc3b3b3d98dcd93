"""Saying how somebody is reached, in letters, on pages and on paper at once."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from heard.accounts.permissions import require_administrator
from heard.accounts.staff import Staff
from heard.audit.entries import Change, Entry, Subject
from heard.audit.operations import write_down
from heard.face.models import ContactPoint
from heard.face.points import ASKED, WORDS, ContactFacts, Point
from heard.face.queries import contacts
from heard.procedures.operations import restamp_council

__all__ = ["UnableToChangeContact", "change_contact"]

# Letters and pages name these whatever else is known of them.
_NAMED = frozenset({Point.TEAM, Point.OMBUDSMAN})


class UnableToChangeContact(ValueError):
    """Nobody could be reached so; the sentence says why."""


@transaction.atomic
def change_contact(point: Point, new: ContactFacts, *, by: Staff | None, at: datetime) -> bool:
    """Let somebody be reached so from now on; return whether that is any different.

    What is not asked of this point is left out. UnableToChangeContact without the name of the team
    or of the Ombudsman, whom every letter names.
    """
    actor = require_administrator(by)
    given = {name: value.replace("\r\n", "\n").strip() for name, value in asdict(new).items()}
    wanted = {name: given[name] for name in ASKED[point]}
    if point in _NAMED and not wanted["name"]:
        raise UnableToChangeContact("Letters must name the team that writes, and the Ombudsman.")
    held = contacts()[point]
    changes = tuple(
        Change(WORDS[name], getattr(held, name), value)
        for name, value in wanted.items()
        if getattr(held, name) != value
    )
    if changes:
        ContactPoint.objects.update_or_create(point=point.value, defaults=wanted)
        subject = Subject("contact_point", point.value, point.label)
        write_down(actor, at, [Entry("contact_changed", subject, changes)])
        restamp_council()
    return bool(changes)
