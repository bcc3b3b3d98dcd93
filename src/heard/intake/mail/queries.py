"""Which e-mail waits for a person, what came in lately, and to which record may one belong?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Left

from heard.accounts.staff import Staff
from heard.casework.operations.acting import council_day
from heard.casework.queries.matches import people_known
from heard.feedback.models import Feedback
from heard.feedback.permissions import visible_to
from heard.intake.mail.reading import UnableToReadMessage, read_message
from heard.intake.models import ReceivedMail
from heard.intake.permissions import mail_visible_to, may_read_mail
from heard.people.new_people import NewPerson
from heard.procedures.queries import working_calendar
from heard.rules.working_days import BeyondCalendar, Calendar

__all__ = [
    "FileNamed",
    "MailLine",
    "MailPage",
    "Suggested",
    "files_named",
    "how_many_wait",
    "mail_page",
    "records_suggested",
]

_A_PAGE = 30
_EXCERPT = 220
_REFERENCE = re.compile(r"[\w/.-]*\d[\w/.-]*")
_MOST_SUGGESTED = 6


@dataclass(frozen=True, slots=True)
class MailLine:
    """A message in a list, and how many working days it has lain, None where that is unknown."""

    mail: ReceivedMail
    working_days: int | None


@dataclass(frozen=True, slots=True)
class MailPage:
    """A page of a list: its messages, and the message after which the next page begins, if any."""

    lines: tuple[MailLine, ...]
    next_after: int | None


@dataclass(frozen=True, slots=True)
class FileNamed:
    """A file in a message, and its size in bytes."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Suggested:
    """A record that a message may belong to, and why one might think so."""

    record: Feedback
    why: str


def how_many_wait(staff: Staff) -> int | None:
    """Return how many messages wait for a person; None for who may not read them."""
    if not may_read_mail(staff):
        return None
    return _visible(staff).exclude(waits_for="").count()


def mail_page(staff: Staff, today: date, *, is_all: bool, after: int | None) -> MailPage:
    """Return what waits, the oldest first, or all that came in, the latest first, page by page."""
    found = _visible(staff).select_related("record")
    found = found.annotate(excerpt=Left("words", _EXCERPT)).defer("words", "raw")
    order = ("-received_at", "-id") if is_all else ("received_at", "id")
    found = found if is_all else found.exclude(waits_for="")
    if after is not None and (last := _visible(staff).filter(pk=after).first()):
        found = found.filter(_beyond(last, is_all=is_all))
    rows = list(found.order_by(*order)[: _A_PAGE + 1])
    calendar = working_calendar()
    lines = tuple(MailLine(mail, _days(mail, today, calendar)) for mail in rows[:_A_PAGE])
    return MailPage(lines, lines[-1].mail.pk if len(rows) > _A_PAGE else None)


def files_named(raw: bytes) -> tuple[FileNamed, ...]:
    """Return the files in a message, by what it calls them."""
    try:
        enclosed = read_message(raw).enclosed
    except UnableToReadMessage:
        return ()
    return tuple(FileNamed(each.name, len(each.content)) for each in enclosed)


def records_suggested(mail: ReceivedMail, staff: Staff) -> tuple[Suggested, ...]:
    """Return the records that a message may belong to, of those that this reader may know of.

    Those that it names, and those in which somebody of its address takes part. Neither proves
    anything: a person decides.
    """
    found: dict[int, Suggested] = {}
    for each in (*_named(mail, staff), *_of_the_sender(mail, staff)):
        found.setdefault(each.record.pk, each)
    return tuple(found.values())[:_MOST_SUGGESTED]


def _named(mail: ReceivedMail, staff: Staff) -> Iterator[Suggested]:
    words = {
        each.strip("./-") for each in _REFERENCE.findall(f"{mail.subject} {mail.words[:5000]}")
    }
    records = Feedback.objects.filter(visible_to(staff), reference__in=list(words)[:200])
    if mail.record_id is not None and mail.letter_id is None:
        marked = Feedback.objects.filter(visible_to(staff), pk=mail.record_id)
        yield from (Suggested(record, "It carries the mark of this record.") for record in marked)
    yield from (
        Suggested(record, "It names this reference.") for record in records.order_by("reference")
    )


def _of_the_sender(mail: ReceivedMail, staff: Staff) -> Iterator[Suggested]:
    if "@" in mail.sender:
        for known in people_known(NewPerson(email=mail.sender), staff):
            for record in known.records:
                yield Suggested(record, "Somebody with this address takes part in it.")


def _visible(staff: Staff) -> QuerySet[ReceivedMail]:
    return ReceivedMail.objects.filter(mail_visible_to(staff))


def _beyond(last: ReceivedMail, *, is_all: bool) -> Q:
    if is_all:
        return Q(received_at__lt=last.received_at) | Q(received_at=last.received_at, id__lt=last.pk)
    return Q(received_at__gt=last.received_at) | Q(received_at=last.received_at, id__gt=last.pk)


def _days(mail: ReceivedMail, today: date, calendar: Calendar) -> int | None:
    try:
        return calendar.count(council_day(mail.received_at), today)
    except BeyondCalendar:
        return None
