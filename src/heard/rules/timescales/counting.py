"""Which is the last day in time?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from heard.rules.timescales.calendar_months import months_later
from heard.rules.timescales.due_dates import CLOCK_STOPPED, DueDate, SkippedDay
from heard.rules.timescales.terms import Counting, Pause, Timescale, Unit
from heard.rules.working_days import Calendar

__all__ = ["UnableToCount", "due_on"]

ONE_DAY = timedelta(days=1)


class UnableToCount(ValueError):
    """The time allowed runs past the last date there is."""


def due_on(
    start: date, timescale: Timescale, calendar: Calendar, pauses: Iterable[Pause] = ()
) -> DueDate:
    """Return the last day in time, with its explanation.

    Working days are counted by the timescale's counting rule. Calendar days are added as they come
    and the last may be a Sunday. Calendar months lead to the same day of the month, or to the
    month's end where it has no such day, and from there to the next working day if need be.

    A pause takes out the days on which the clock would have counted (working days, or days of the
    calendar) and moves the last day by just so many. Days paused twice are taken out once; a pause
    of no days, or one that begins after the last day, changes nothing. While a pause has not ended,
    `due_on` is the last day if the clock were to run again at once, and `paused_since` is set.

    BeyondCalendar when the calendar is too short; UnableToCount past the year 9999.

    Sources: SI 2006/1738 reg 2 (working days); Stockton Council, stage 1 investigation (counting
    begins the day after receipt); SI 2006/1738 reg 8 (what is before a court stands still).
    """
    in_order = tuple(sorted(pauses, key=_by_first_day))
    try:
        return _counted(_Clock(start, timescale, calendar), in_order)
    except OverflowError:
        raise UnableToCount(f"{timescale} from {start} ends past the last date there is") from None


def _by_first_day(pause: Pause) -> tuple[date, bool, date]:
    """Order pauses by their first days, the one that has not ended before those it contains."""
    return pause.from_on, pause.to_on is not None, pause.to_on or pause.from_on


def _counted(clock: _Clock, pauses: tuple[Pause, ...]) -> DueDate:
    day_0 = clock.day_0()
    end = clock.end(day_0)
    running_from = day_0 + ONE_DAY
    ended: list[Pause] = []
    paused_since = None
    for pause in pauses:
        stopped_on = max(pause.from_on, running_from)
        if stopped_on > clock.last_day(end):
            break
        if pause.to_on is None:
            paused_since = pause.from_on
            break
        if pause.to_on > stopped_on:
            ended.append(Pause(stopped_on, pause.to_on))
            end = clock.end_after(stopped_on, pause.to_on, end)
            running_from = pause.to_on
    return DueDate(
        start_on=clock.start,
        due_on=clock.last_day(end),
        timescale=clock.timescale,
        skipped=tuple(clock.skipped(end, ended)),
        pauses=pauses,
        paused_since=paused_since,
    )


@dataclass(frozen=True, slots=True)
class _Clock:
    """Time allowed from a start, before anything has stopped it."""

    start: date
    timescale: Timescale
    calendar: Calendar

    def day_0(self) -> date:
        """Return the day after which the first day is counted."""
        if self.timescale.unit is Unit.WORKING_DAYS:
            if self.timescale.counting is Counting.START_IS_DAY_1:
                return self.start - ONE_DAY
            if self.timescale.counting is Counting.ROLL_FORWARD_THEN_ADD:
                return self.next_working_day(self.start)
        return self.start

    def end(self, day_0: date) -> date:
        """Return when the time is used up, not yet moved on to a working day."""
        amount = self.timescale.amount
        match self.timescale.unit:
            case Unit.WORKING_DAYS:
                if self.timescale.counting is Counting.START_IS_DAY_1:
                    return self.calendar.add(self.next_working_day(self.start), amount - 1)
                return self.calendar.add(day_0, amount)
            case Unit.CALENDAR_DAYS:
                return day_0 + timedelta(days=amount)
            case Unit.CALENDAR_MONTHS:
                return months_later(day_0, amount)

    def end_after(self, stopped_on: date, runs_again_on: date, end: date) -> date:
        """Return when the time is used up after a pause, if it would have been on `end`."""
        if self.timescale.unit is Unit.WORKING_DAYS:
            lost = self.calendar.count(stopped_on - ONE_DAY, runs_again_on - ONE_DAY)
            return self.calendar.add(end, lost)
        return max(end + (runs_again_on - stopped_on), runs_again_on)

    def last_day(self, end: date) -> date:
        """Return the last day in time: months alone are moved on to a working day."""
        is_months = self.timescale.unit is Unit.CALENDAR_MONTHS
        return self.next_working_day(end) if is_months else end

    def next_working_day(self, day: date) -> date:
        """Return the day itself, or the next working day if it is not one."""
        return day if self.calendar.is_working_day(day) else self.calendar.add(day, 1)

    def skipped(self, end: date, pauses: Sequence[Pause]) -> Iterator[SkippedDay]:
        """Yield each day up to the last that was not counted, and why; `pauses` begin after day 0.

        Closed days are left out of working days from the start; a day or month of the calendar
        leaves out only those over which its end is moved on.
        """
        is_working_days = self.timescale.unit is Unit.WORKING_DAYS
        start_is_day_0 = self.timescale.counting is Counting.NEXT_WORKING_DAY_IS_DAY_1
        day = self.start + ONE_DAY if is_working_days and start_is_day_0 else self.start
        last = self.last_day(end)
        while day <= last:
            counts_open_days = is_working_days or end <= day < last
            why = self.calendar.why_closed(day) if counts_open_days else None
            if why is None and any(pause.covers(day) for pause in pauses):
                why = CLOCK_STOPPED
            if why is not None:
                yield SkippedDay(day, why)
            day += ONE_DAY
