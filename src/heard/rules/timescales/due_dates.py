"""Why is the last day the one it is? In sentences that can stand in a letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from heard.rules.timescales.calendar_months import last_of_month
from heard.rules.timescales.day_words import day_in_words, days_in_words, listed
from heard.rules.timescales.terms import Counting, Pause, Timescale, Unit
from heard.rules.working_days import WEEKEND

__all__ = ["CLOCK_STOPPED", "DueDate", "SkippedDay"]

CLOCK_STOPPED = "Clock stopped"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SkippedDay:
    """A day that was not counted, and why: "Saturday", "Good Friday", CLOCK_STOPPED."""

    day: date
    why: str


@dataclass(frozen=True, slots=True)
class DueDate:
    """The last day in time, `due_on`, and everything that made it so.

    `skipped` are the days up to it that were not counted, in order. `pauses` are those given, by
    their first days, whether or not they moved anything. `paused_since` is set while the clock
    stands still; `due_on` is then the last day if the clock were to run again at once.
    """

    start_on: date
    due_on: date
    timescale: Timescale
    skipped: tuple[SkippedDay, ...] = ()
    pauses: tuple[Pause, ...] = ()
    paused_since: date | None = None

    def sentences(self) -> tuple[str, ...]:
        """Return the explanation: the start, the rule, each day left out and why, the last day."""
        steps = (self._allowed, self._first_day, self._left_out, self._paused, self._last_day)
        return tuple(sentence for step in steps for sentence in step())

    def _allowed(self) -> Iterator[str]:
        verb = "is" if self.timescale.amount == 1 else "are"
        start = day_in_words(self.start_on)
        yield f"{self.timescale} {verb} allowed, counted from {start}."

    def _first_day(self) -> Iterator[str]:
        """Say how the unit is counted and which days are day 0 and day 1."""
        match self.timescale.unit:
            case Unit.WORKING_DAYS:
                yield self._first_working_day()
            case Unit.CALENDAR_DAYS:
                yield "Every day counts, weekends and bank holidays too."
            case Unit.CALENDAR_MONTHS:
                month = last_of_month(self.start_on, self.timescale.amount)
                if self.start_on.day > month.day:
                    yield (
                        f"{month:%B %Y} has no day {self.start_on.day}, so its last day is taken."
                    )

    def _first_working_day(self) -> str:
        left_out = {skip.day: skip.why for skip in self.skipped}
        why_not_the_start = left_out.get(self.start_on)
        if self.timescale.counting is Counting.START_IS_DAY_1:
            if why_not_the_start is None:
                return "That day is day 1."
            is_closed = why_not_the_start != CLOCK_STOPPED
            opening = "That day is not a working day: day 1" if is_closed else "Day 1"
            return f"{opening} is {_next_counted(self.start_on, left_out)}."
        day_0, opening = self.start_on, "That day is day 0"
        if why_not_the_start is not None:
            day_0 = _first_not_in(left_out, self.start_on)
            opening = (
                f"That day is not a working day, so the next one, {day_in_words(day_0)}, is day 0"
            )
        if self.timescale.amount == 0:
            return f"{opening}."
        return f"{opening}; day 1 is {_next_counted(day_0 + ONE_DAY, left_out)}."

    def _left_out(self) -> Iterator[str]:
        """Name each day that is not worked."""
        weekends = [skip.day for skip in self.skipped if skip.why in WEEKEND.values()]
        if weekends:
            yield f"Saturdays and Sundays are not counted: {days_in_words(weekends)}."
        closed = [
            f"{day_in_words(skip.day)} ({skip.why})"
            for skip in self.skipped
            if skip.why not in (*WEEKEND.values(), CLOCK_STOPPED)
        ]
        if closed:
            yield f"{listed(closed)} {'is' if len(closed) == 1 else 'are'} not counted."

    def _paused(self) -> Iterator[str]:
        """Say when the clock stood still, and what that took out."""
        for pause in self.pauses:
            yield self._one_pause(pause)
        stopped = [skip.day for skip in self.skipped if skip.why == CLOCK_STOPPED]
        if stopped:
            kind = "working day" if self.timescale.unit is Unit.WORKING_DAYS else "day"
            days, verb = (kind, "is") if len(stopped) == 1 else (f"{kind}s", "are")
            taken_out = f"{len(stopped)} {days} {verb} not counted because the clock was stopped"
            yield f"{taken_out}: {days_in_words(stopped)}."

    def _one_pause(self, pause: Pause) -> str:
        began = day_in_words(pause.from_on)
        reason = f" while {pause.reason}" if pause.reason else ""
        if pause.to_on == pause.from_on:
            return f"A pause on {began} lasted no days and changes nothing."
        if pause.from_on > self.due_on:
            return f"The pause that began on {began} came after the last day and changes nothing."
        if pause.to_on is None:
            return f"The clock has been stopped since {began}{reason}."
        ended = day_in_words(pause.to_on)
        if pause.to_on <= self.start_on:
            return f"The pause that ended on {ended} came before the start and changes nothing."
        return f"The clock was stopped on {began}{reason} and ran again from {ended}."

    def _last_day(self) -> Iterator[str]:
        last = day_in_words(self.due_on)
        if self.paused_since is not None:
            yield "The last day is not fixed until the clock runs again."
            yield f"Had it not stopped, the last day would be {last}."
        elif self.timescale.unit is Unit.CALENDAR_MONTHS:
            yield f"The last day in time is {last}."
        else:
            yield f"Day {self.timescale.amount}, the last day in time, is {last}."


def _next_counted(day: date, left_out: Mapping[date, str]) -> str:
    """Return in words the first day, from this one on, that was not left out."""
    first = _first_not_in(left_out, day)
    passed = (left_out[day + ONE_DAY * days] for days in range((first - day).days))
    is_stopped = CLOCK_STOPPED in passed
    which = "first working day on which the clock ran" if is_stopped else "next working day"
    return f"the {which}, {day_in_words(first)}"


def _first_not_in(left_out: Mapping[date, str], day: date) -> date:
    while day in left_out:
        day += ONE_DAY
    return day
