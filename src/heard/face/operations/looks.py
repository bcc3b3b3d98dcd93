"""Choosing the council's look: its name, its logo, and colours that everybody can read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from heard.accounts.permissions import require_administrator
from heard.accounts.staff import Staff
from heard.audit.entries import Change, Entry, Subject
from heard.audit.operations import write_down
from heard.face.colours import NAMES, Colours, faults_of, is_colour
from heard.face.logos import Picture
from heard.face.models import Logo, Look
from heard.face.queries import colours_of, latest_look
from heard.procedures.operations import change_council, council_facts, restamp_council

__all__ = ["NewLook", "UnableToChangeLook", "add_logo", "choose_look"]


class UnableToChangeLook(ValueError):
    """The council cannot look so; the sentences say why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLook:
    """How the council is to look; `logo` is the digest of one that was added, "" for none."""

    name: str
    services_title: str
    colours: Colours
    logo: str = ""


@transaction.atomic
def add_logo(picture: Picture, *, by: Staff | None, at: datetime) -> str:
    """Keep a picture, to be chosen as the logo, and return its digest. Nobody wears it yet."""
    require_administrator(by)
    Logo.objects.get_or_create(
        digest=picture.digest,
        defaults={
            "image": picture.image,
            "width": picture.width,
            "height": picture.height,
            "added_at": at,
        },
    )
    return picture.digest


@transaction.atomic
def choose_look(new: NewLook, *, by: Staff | None, at: datetime) -> bool:
    """Let the council look so from now on; return whether that is any different.

    UnableToChangeLook before there is a council, for colours that somebody could not read, for a
    logo that is not kept, and for a name that says nothing. Pictures that no look ever had go.
    """
    actor = require_administrator(by)
    held = council_facts()
    if held is None:
        raise UnableToChangeLook("Set the office up first: run heard set-up with its file.")
    _require_readable(new.colours)
    logo = _logo(new.logo)
    worn = latest_look()
    changes = tuple(_changes(worn, new, logo))
    renamed = change_council(
        replace(held, name=new.name, services_title=new.services_title), by=by, at=at
    )
    if changes:
        look = Look.objects.create(
            number=worn.number + 1 if worn else 1,
            logo=logo,
            chosen_at=at,
            chosen_by_id=by.id if by else None,
            **{choice: getattr(new.colours, choice) for choice in NAMES},
        )
        write_down(actor, at, [Entry("look_chosen", Subject("look", "look", str(look)), changes)])
        restamp_council()
    Logo.objects.exclude(pk__in=Look.objects.filter(logo__isnull=False).values("logo")).delete()
    return renamed or bool(changes)


def _require_readable(colours: Colours) -> None:
    unknown = [words for choice, words in NAMES.items() if not is_colour(getattr(colours, choice))]
    if unknown:
        raise UnableToChangeLook(f"{unknown[0]}: write a colour as #0b4246.")
    faults = faults_of(colours)
    if faults:
        raise UnableToChangeLook("\n".join(fault.sentence for fault in faults))


def _logo(digest: str) -> Logo | None:
    if not digest:
        return None
    found = Logo.objects.filter(digest=digest).first()
    if found is None:
        raise UnableToChangeLook("The logo is no longer there: choose its file again.")
    return found


def _changes(worn: Look | None, new: NewLook, logo: Logo | None) -> Iterator[Change]:
    before = colours_of(worn)
    for choice, words in NAMES.items():
        old, chosen = getattr(before, choice), getattr(new.colours, choice)
        if old != chosen:
            yield Change(words, old, chosen)
    worn_logo = worn.logo if worn else None
    if worn_logo != logo:
        yield Change("Logo", worn_logo.digest if worn_logo else "", logo.digest if logo else "")
