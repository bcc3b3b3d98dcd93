"""Letting someone follow a record from outside, and what they send, ask for and take back there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from heard.accounts.staff import Staff
from heard.casework.followers import Follower, hash_of, new_code
from heard.casework.models import FollowLink, Letter
from heard.casework.operations.acting import NotLawful, acting, council_day
from heard.casework.operations.ending import Withdrawal, withdraw
from heard.casework.operations.letters.arriving import Arrival, keep_arrival
from heard.casework.operations.stages import request_stage
from heard.common.documents.printable import printable
from heard.feedback.models import Feedback, Party
from heard.feedback.new_records import HandedIn
from heard.feedback.operations import UnableToAttachFiles
from heard.files.models import StoredFile
from heard.rules.acts import Act

__all__ = [
    "LONGEST_MESSAGE",
    "SaidToThem",
    "ask_further",
    "change_following",
    "follower_by",
    "follower_of",
    "issue_code",
    "send_message",
    "take_back",
    "told_us",
]

LONGEST_MESSAGE = 20_000
# A complaint through three stages takes up to 135 working days, and the Ombudsman has a year.
_PARTS = re.compile(r"([A-Za-z]{1,4})[ -]?(\d{4})[ -]?(\d+)")
_KEPT_FOR = timedelta(days=2 * 365)


class SaidToThem(NotLawful):
    """What someone who follows a record asks cannot be; the sentence is for them to read.

    Any other refusal speaks to staff, of what whoever follows may not know, and in their language.
    """


def issue_code(party_id: int, at: datetime) -> str:
    """Return a new code for someone who plays a part in a record: it is never shown again.

    Codes that they were given before no longer open anything.
    """
    _revoke(FollowLink.objects.filter(party_id=party_id), at)
    code = new_code()
    FollowLink.objects.create(
        party_id=party_id,
        code_hash=hash_of(code),
        made_at=at,
        expires_on=council_day(at) + _KEPT_FOR,
    )
    return code


def change_following(
    reference: str,
    party_id: int,
    *,
    is_given: bool,
    by: Staff,
    at: datetime,
    version: int | None = None,
) -> str | None:
    """Let someone follow the record online, or end that at once.

    Return the sentence that tells their new code, the one time that it is shown; None where a code
    was taken back. NotLawful where they are nobody of the record, or had no code.
    """
    with acting(reference, Act.GIVE_LINK, by=by, at=at, version=version) as case:
        party = case.record.parties.filter(pk=party_id).first()
        if party is None:
            raise NotLawful("Nobody of this record was chosen.")
        case.note("Given" if is_given else "Taken back", Party.Role(party.role).label)
        if is_given:
            code = issue_code(party.pk, at)
            return f"Their code is {code}. Read it out or write it to them: it is shown only now."
        if not _revoke(FollowLink.objects.filter(party=party), at):
            raise NotLawful("They have no code that opens this record.")
        return None


def follower_by(reference: str, code: str, at: datetime) -> Follower | None:
    """Return who follows the record of that reference by that code; None where the two do not fit.

    One question to the database, the same whether the reference, the code or both are wrong.
    """
    return _follower(
        Q(code_hash=hash_of(code), party__feedback__reference__iexact=_as_given(reference)), at
    )


def follower_of(link_id: int, at: datetime) -> Follower | None:
    """Return who a link belongs to while it is in force, None afterwards."""
    return _follower(Q(pk=link_id), at)


def _as_given(reference: str) -> str:
    """Return a reference as we give it out, whatever stands between its parts or does not."""
    given = " ".join(reference.split())
    parts = _PARTS.fullmatch(given)
    return "-".join(parts.groups()) if parts else given


def _follower(which: Q, at: datetime) -> Follower | None:
    in_force = Q(revoked_at__isnull=True, expires_on__gte=council_day(at))
    columns = ("pk", "party__feedback_id", "party_id", "party__role")
    found = FollowLink.objects.filter(which, in_force).values_list(*columns).first()
    if found is None:
        return None
    link_id, record_id, party_id, role = found
    others = Party.objects.filter(feedback_id=record_id, role=Party.Role.COMPLAINANT)
    is_alone = not others.exclude(pk=party_id).exists()
    return Follower(link_id, record_id, party_id, Party.Role(role), is_alone)


@transaction.atomic
def send_message(
    follower: Follower, words: str, *, at: datetime, files: Sequence[StoredFile] = ()
) -> Letter:
    """Keep what someone who follows a record wrote to the council, and return it.

    SaidToThem where there are no words or too many, or too many files.
    """
    said = printable(words.replace("\r\n", "\n")).strip()
    if not said:
        raise SaidToThem(_("Write your message first."))
    if len(said) > LONGEST_MESSAGE:
        raise SaidToThem(
            _(
                "Your message has %(used)s letters. The most is %(most)s: send the rest as a "
                "second message."
            )
            % {"used": f"{len(said):,}", "most": f"{LONGEST_MESSAGE:,}"}
        )
    record = Feedback.objects.select_for_update().get(pk=follower.record_id)
    came = Arrival(
        channel=Letter.Channel.ONLINE,
        party_id=follower.party_id,
        subject=f"Message about {record.reference}",
        body=said,
        enclosed=tuple(HandedIn(each, follower.part.label) for each in files),
    )
    try:
        return keep_arrival(record, came, by=follower.actor, at=at)
    except UnableToAttachFiles as unable:
        raise SaidToThem(str(unable)) from unable


@transaction.atomic
def ask_further(follower: Follower, words: str, *, at: datetime) -> None:
    """Ask for the next stage in whatever words, and keep them: time runs from today.

    No form may be demanded where the complaint is understood (LGSCO 24-015-996). NotLawful where
    there is no stage to ask for now.
    """
    reference = send_message(follower, words, at=at).feedback.reference
    request_stage(reference, council_day(at), by=follower, at=at)


@transaction.atomic
def take_back(follower: Follower, words: str, *, at: datetime) -> None:
    """Withdraw the matter, with a reason where one was given. NotLawful where it cannot be now."""
    if words.strip():
        send_message(follower, words, at=at)
    reference = Feedback.objects.values_list("reference", flat=True).get(pk=follower.record_id)
    withdraw(reference, Withdrawal(council_day(at)), by=follower, at=at)


@contextmanager
def told_us(follower: Follower, on: date) -> Iterator[None]:
    """Let someone say once how they were dealt with; what they say is kept apart from who they are.

    SaidToThem, and nothing kept, where they have said so already.
    """
    with transaction.atomic():
        unsaid = FollowLink.objects.filter(pk=follower.link_id, told_us_on__isnull=True)
        if not unsaid.update(told_us_on=on):
            raise SaidToThem(_("You have told us already. Thank you."))
        yield


def _revoke(links: QuerySet[FollowLink, FollowLink], at: datetime) -> int:
    return links.filter(revoked_at__isnull=True).update(revoked_at=at)
