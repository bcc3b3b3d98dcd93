"""Whom must we remind that e-mail waits for a person? The team, once a message, after a day of it.

What came in is no record until somebody says so, and has no day on which it is due: nothing else
would tell a team that does not sign in.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from heard.accounts.models import User
from heard.accounts.queries import colleagues, staff_of
from heard.accounts.staff import Role
from heard.casework.operations.acting import council_day
from heard.casework.operations.reminding import Beside
from heard.casework.queries.absences import deputies_on, present
from heard.intake.models import MailReminder, ReceivedMail
from heard.intake.permissions import mail_visible_to, may_read_mail
from heard.procedures.queries import working_calendar
from heard.rules.working_days import BeyondCalendar, Calendar

__all__ = ["mail_reminders"]

_MAY_WAIT = 1  # working days after that on which it came


def mail_reminders(on: date) -> dict[int, Beside]:
    """Return what each reader, by account id, is to be told on a day of e-mail that waits.

    A message that waits for a person is told of to everybody in the complaints team once more than
    one working day has gone since it came: on Wednesday, of one that came on Monday. Who is away is
    stood in for by a deputy who may read e-mail, and nobody is told of one that belongs to a record
    that they may not know of. Nothing is told on a day that the office does not work.
    """
    calendar = working_calendar()
    if not calendar.is_working_day(on):
        return {}
    late = [
        pk
        for pk, came in ReceivedMail.objects.exclude(waits_for="").values_list("pk", "received_at")
        if _has_waited(council_day(came), on, calendar)
    ]
    if not late:
        return {}
    told = {reader.pk: _untold(reader, late) for reader in _readers(on)}
    return {
        reader: Beside(_sentence(len(mails)), partial(_write_down, reader, mails))
        for reader, mails in told.items()
        if mails
    }


def _has_waited(came_on: date, on: date, calendar: Calendar) -> bool:
    try:
        return calendar.add(came_on, _MAY_WAIT) < on
    except BeyondCalendar:
        return came_on < on  # older than every calendar here: it has waited


def _readers(on: date) -> list[User]:
    """Return the complaints team as it is there on a day, of whom each can be written to."""
    deputies = deputies_on(on)
    team = {present(each.pk, deputies) for each in colleagues(Role.OFFICER, Role.MANAGER)}
    found = User.objects.filter(pk__in=team, is_active=True).exclude(email="")
    return [each for each in found if may_read_mail(staff_of(each))]


def _untold(reader: User, late: Sequence[int]) -> list[int]:
    theirs = ReceivedMail.objects.filter(mail_visible_to(staff_of(reader)), pk__in=late)
    untold = theirs.exclude(reminders__user=reader).order_by("received_at", "pk")
    return list(untold.values_list("pk", flat=True))


def _sentence(messages: int) -> str:
    if messages == 1:
        return "An e-mail has waited for more than a working day."
    return f"{messages} e-mails have waited for more than a working day."


def _write_down(reader: int, mails: Sequence[int], at: datetime) -> None:
    MailReminder.objects.bulk_create(
        MailReminder(mail_id=mail, user_id=reader, sent_at=at) for mail in mails
    )
