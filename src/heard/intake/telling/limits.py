"""How often may something be tried from one place? Counted in the database, for every process."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from heard.intake.models import Tries

__all__ = ["MOST_AN_HOUR", "Trying", "letter_box", "place_of", "sweep_tries", "try_once"]

_SALT = "heard.intake.telling.limits"
_KEPT_FOR = timedelta(hours=2)


class Trying(StrEnum):
    """What is counted."""

    BEGIN = "begin"
    SEND = "send"
    HAND_IN = "hand_in"
    MAIL_LINK = "mail_link"
    OPEN_RECORD = "open_record"
    RECEIPT = "receipt"


# Generous, because a library, a school or a whole mobile network may share one address.
MOST_AN_HOUR = {
    Trying.BEGIN: 120,
    Trying.SEND: 40,
    Trying.HAND_IN: 80,
    Trying.MAIL_LINK: 20,
    Trying.OPEN_RECORD: 60,
    # To one address, whoever asks: nobody's letter box is filled by strangers.
    Trying.RECEIPT: 5,
}


def place_of(request: HttpRequest, at: datetime) -> str:
    """Return where a request comes from, as nobody can read it: another each day.

    Behind `HEARD_PROXIES` proxies it is the address that the outermost of ours wrote down.
    """
    address = request.META.get("REMOTE_ADDR", "")
    proxies = settings.PROXIES
    if proxies:
        passed = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",")]
        address = passed[-proxies] if len(passed) >= proxies else passed[0] or address
    return _hashed(address, at)


def letter_box(email: str, at: datetime) -> str:
    """Return which letter box an e-mail address is, whatever stands behind its plus, as hidden."""
    local, _, domain = email.strip().lower().rpartition("@")
    return _hashed(f"{local.partition('+')[0]}@{domain}", at)


def _hashed(address: str, at: datetime) -> str:
    return salted_hmac(_SALT, f"{at.date()} {address}", algorithm="sha256").hexdigest()


@transaction.atomic
def try_once(what: Trying, place: str, at: datetime) -> bool:
    """Count one more try of something, and return whether it is still within what is allowed."""
    hour = at.replace(minute=0, second=0, microsecond=0)
    row, _ = Tries.objects.get_or_create(what=what, place=place, hour=hour)
    Tries.objects.filter(pk=row.pk).update(times=F("times") + 1)
    row.refresh_from_db(fields=["times"])
    return row.times <= MOST_AN_HOUR[what]


def sweep_tries(at: datetime) -> int:
    """Forget the tries of hours gone by, and return how many rows there were."""
    gone, _ = Tries.objects.filter(hour__lt=at - _KEPT_FOR).delete()
    return gone
