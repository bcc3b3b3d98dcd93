"""Saying which e-mail addresses are those of members' offices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from heard.accounts.permissions import require_administrator
from heard.accounts.staff import Staff
from heard.audit.entries import Change, Entry, Subject
from heard.audit.operations import write_down
from heard.face.models import KnownAddress

__all__ = ["UnableToKnowAddress", "know_addresses"]


class UnableToKnowAddress(ValueError):
    """What was written is no address, nor a domain; the sentence names it."""


@transaction.atomic
def know_addresses(lines: Iterable[str], *, by: Staff | None, at: datetime) -> bool:
    """Let these and no others be known as those of offices; return whether that is any different.

    One that begins with @ is a whole domain. UnableToKnowAddress for anything else.
    """
    actor = require_administrator(by)
    wanted = {line.strip().lower() for line in lines if line.strip()}
    for address in sorted(wanted):
        _require_address(address)
    held = set(KnownAddress.objects.values_list("address", flat=True))
    added, gone = sorted(wanted - held), sorted(held - wanted)
    KnownAddress.objects.filter(address__in=gone).delete()
    KnownAddress.objects.bulk_create(
        KnownAddress(address=address, added_at=at, added_by_id=by.id if by else None)
        for address in added
    )
    changes = (
        *(Change("Address", "", address) for address in added),
        *(Change("Address", address, "") for address in gone),
    )
    if changes:
        subject = Subject("known_addresses", "known_addresses", "Addresses of members’ offices")
        write_down(actor, at, [Entry("addresses_changed", subject, changes)])
    return bool(changes)


def _require_address(address: str) -> None:
    try:
        validate_email(f"office{address}" if address.startswith("@") else address)
    except ValidationError as wrong:
        raise UnableToKnowAddress(
            f"“{address}” is no address: write one like office@example.org a line, or "
            "@example.org for every address of a domain."
        ) from wrong
