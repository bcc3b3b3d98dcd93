"""Who is to be reminded of what on a day, and was not yet?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Q

from heard.accounts.models import User
from heard.accounts.queries import colleagues, staff_of
from heard.accounts.staff import Role, Staff
from heard.casework.models import Reminder
from heard.casework.queries.absences import deputies_on, present
from heard.casework.queries.list_conditions import DRAFTS_WAITING
from heard.casework.queries.promises import promised_by
from heard.feedback.models import Feedback
from heard.feedback.permissions import visible_to
from heard.procedures.queries import working_calendar
from heard.rules.working_days import Calendar

__all__ = ["REMIND_AHEAD", "DueReminder", "reminders_due"]

REMIND_AHEAD = 3  # working days before something is due
_Occasion = Reminder.Occasion


@dataclass(frozen=True, slots=True, order=True)
class DueReminder:
    """One reminder that is to be sent: of which record, when it is due, and on what occasion.

    Of a promise: what is due is a remedy, or what the Ombudsman asked for.
    """

    due_on: date
    reference: str
    feedback_id: int
    occasion: Reminder.Occasion
    is_promise: bool = False


def reminders_due(on: date) -> dict[int, list[DueReminder]]:
    """Return what each reader, by account id, is to be reminded of on a day and was not yet.

    Whoever a record is allocated to, their line manager and the complaints team are each reminded
    three working days before something is due, on the day, and once it is late; while a draft
    waits for sign-off, so are the heads of service who may give it. Someone who is away is stood in
    for by their deputy, and nobody is told of a record that they may not know of. An occasion that
    was missed, because nothing ran that day, is made up for while it lasts. Nothing is sent on a
    day that the office does not work, and nothing is due while the clock stands still. What was
    promised to put matters right is told in the same way, also once the record is closed and
    whatever its clock does, until it is done.
    """
    calendar = working_calendar()
    if not calendar.is_working_day(on):
        return {}
    last = calendar.add(on, REMIND_AHEAD)
    records = list(
        Feedback.objects.filter(
            closed_on__isnull=True, paused_since__isnull=True, next_due_on__lte=last
        ).select_related("handler", "service_area")
    )
    dues = [(each, each.next_due_on, False) for each in records if each.next_due_on]
    dues += [(record, due_on, True) for record, due_on in promised_by(last)]
    wanted: dict[int, list[DueReminder]] = {}
    readers = _Readers.on(on, frozenset(record.pk for record, _, _ in dues))
    for record, due in _occasions(dues, on, calendar):
        for reader in readers.of(record):
            wanted.setdefault(reader, []).append(due)
    return _unsent(wanted)


def _occasions(
    dues: Iterable[tuple[Feedback, date, bool]], on: date, calendar: Calendar
) -> Iterator[tuple[Feedback, DueReminder]]:
    for record, due_on, is_promise in dues:
        if due_on < on:
            occasion = _Occasion.AFTER
        elif due_on == on:
            occasion = _Occasion.ON
        elif calendar.subtract(due_on, REMIND_AHEAD) <= on:
            occasion = _Occasion.BEFORE
        else:
            continue
        yield record, DueReminder(due_on, record.reference, record.pk, occasion, is_promise)


@dataclass(slots=True)
class _Readers:
    """Who reads reminders on a day: the team, the heads and what waits for them, who is away."""

    team: frozenset[int]
    heads: tuple[Staff, ...]
    for_sign_off: frozenset[int]
    reachable: frozenset[int]
    deputies: Mapping[int, int]
    concerned: frozenset[int]
    known: dict[int, frozenset[int]]

    @classmethod
    def on(cls, day: date, concerned: frozenset[int]) -> _Readers:
        drafts = Feedback.objects.filter(Exists(DRAFTS_WAITING), closed_on__isnull=True)
        reachable = User.objects.filter(is_active=True).exclude(email="")
        return cls(
            frozenset(each.pk for each in colleagues(Role.OFFICER, Role.MANAGER)),
            tuple(staff_of(each) for each in colleagues(Role.HEAD)),
            frozenset(drafts.values_list("pk", flat=True)),
            frozenset(reachable.values_list("pk", flat=True)),
            deputies_on(day),
            concerned,
            {},
        )

    def of(self, record: Feedback) -> frozenset[int]:
        """Return the ids of those who are reminded of a record; see `reminders_due`."""
        handler, asked = record.handler, set(self.team)
        if handler is not None:
            asked |= {handler.pk, *filter(None, [handler.line_manager_id])}
        if record.pk in self.for_sign_off:
            area = record.service_area.key
            asked |= {each.id for each in self.heads if each.serves(Role.HEAD, area)}
        return self._among(record, asked)

    def _among(self, record: Feedback, asked: Iterable[int]) -> frozenset[int]:
        here = {present(each, self.deputies) for each in asked}
        return frozenset(each for each in here if self._may_know(each, record))

    def _may_know(self, reader: int, record: Feedback) -> bool:
        if reader not in self.reachable:
            return False
        if reader not in self.known:
            staff = staff_of(User.objects.get(pk=reader))
            visible = Feedback.objects.filter(visible_to(staff))
            self.known[reader] = frozenset(visible.only("pk").in_bulk(self.concerned))
        return record.pk in self.known[reader]


def _unsent(wanted: Mapping[int, list[DueReminder]]) -> dict[int, list[DueReminder]]:
    """Return what was not sent yet, the earliest due first."""
    sent = set(
        Reminder.objects.filter(
            Q(feedback__closed_on__isnull=True) | Q(is_promise=True)
        ).values_list("user_id", "feedback_id", "occasion", "due_on", "is_promise")
    )
    left = {
        reader: sorted(due for due in dues if _key(reader, due) not in sent)
        for reader, dues in wanted.items()
    }
    return {reader: dues for reader, dues in left.items() if dues}


def _key(reader: int, due: DueReminder) -> tuple[int, int, str, date, bool]:
    return reader, due.feedback_id, due.occasion.value, due.due_on, due.is_promise
