"""On which day was each record received, and when was it answered?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from making.said import COMPLAINT, Record

__all__ = ["UnableToDate", "answered", "received"]

ONE_DAY = timedelta(days=1)
FIRST_DAYS = (date(2014, 4, 1), date(2014, 7, 1), date(2014, 10, 1), date(2015, 1, 1))
LAST_DAYS = (date(2014, 6, 30), date(2014, 9, 30), date(2014, 12, 31), date(2015, 3, 31))

# England and Wales, April 2014 to August 2015.
BANK_HOLIDAYS = frozenset(
    {
        *(date(2014, 4, 18), date(2014, 4, 21), date(2014, 5, 5), date(2014, 5, 26)),
        *(date(2014, 8, 25), date(2014, 12, 25), date(2014, 12, 26), date(2015, 1, 1)),
        *(date(2015, 4, 3), date(2015, 4, 6), date(2015, 5, 4), date(2015, 5, 25)),
    }
)

# The local target of each kind in working days; a compliment needs no reply.
TARGETS = {COMPLAINT: 15, "Comment": 15, "MP": 5, "Councillor": 5, "LGO": 5}
LONGEST = {COMPLAINT: 41, "Comment": 19, "MP": 13, "Councillor": 9, "LGO": 8}
SHARE_ANSWERED_IN_TIME = 0.74
# How many working days after a request for stage 2 the meeting was held that met it.
MEETING = 8

AT_ANY_HOUR = ("E-mail", "Web form")
WAYS_IN = {
    COMPLAINT: ["E-mail"] * 9 + ["Telephone"] * 5 + ["Letter"] * 4 + ["Web form"] * 3
    + ["Feedback form", "In person"],
    "Compliment": ["E-mail"] * 4 + ["Letter"] * 4 + ["Feedback form"] * 3 + ["Telephone"],
    "Comment": ["Web form"] * 3 + ["Feedback form"] * 2 + ["E-mail"] * 2 + ["Telephone"],
    "MP": ["E-mail"] * 5 + ["Letter"] * 2,
    "Councillor": ["E-mail"] * 3 + ["Telephone"],
    "LGO": ["From the Ombudsman"],
}  # fmt: skip


class UnableToDate(Exception):
    """A record cannot have the dates asked of it."""


def is_worked(day: date) -> bool:
    """Return whether the office is open that day."""
    return day.weekday() < 5 and day not in BANK_HOLIDAYS


def working_days_after(day: date, number: int) -> date:
    """Return the working day that is so many after the day; the day itself for none."""
    while number:
        day += ONE_DAY
        number -= is_worked(day)
    return day


def received(record: Record, rng: Random) -> Record:
    """Return the record with its way in and its date, a closed day only if a machine took it in."""
    how = record.how or rng.choice(WAYS_IN[record.kind])
    if record.received:
        return replace(record, how=how)
    if not record.quarter:
        raise UnableToDate(f"“{record.summary}” has no quarter yet")
    first, last = FIRST_DAYS[record.quarter - 1], LAST_DAYS[record.quarter - 1]
    while True:
        day = first + timedelta(days=rng.randrange((last - first).days + 1))
        if is_worked(day) or (how in AT_ANY_HOUR and rng.random() < 0.25):
            return replace(record, how=how, received=day)


def answered(records: Sequence[Record], cells: Mapping[str, Any], rng: Random) -> list[Record]:
    """Return the records with their replies: in each cell just as many in time as the report says.

    The report prints that of complaints alone; the other kinds are in time three times in four.
    """
    complaints: dict[tuple[str, int | None], list[Record]] = defaultdict(list)
    done = []
    for each in records:
        if each.kind == COMPLAINT:
            complaints[each.service, each.quarter].append(each)
        elif each.kind in TARGETS:
            done.append(_replied(_with_length(each, rng), rng))
        else:
            done.append(each)
    for (service, quarter), group in complaints.items():
        in_time = cells["in_time"][service][(quarter or 1) - 1]
        done += [_replied(each, rng) for each in _with_lengths(group, in_time, rng)]
    return done


def _with_length(record: Record, rng: Random) -> Record:
    late = rng.random() > SHARE_ANSWERED_IN_TIME and record.kind != "Comment"
    length = _length(record.kind, rng, late=late)
    return record if record.working_days else replace(record, working_days=length)


def _with_lengths(complaints: list[Record], in_time: int, rng: Random) -> list[Record]:
    """Return complaints with a length each; young people first, and more elements take longer."""
    fixed = [each for each in complaints if each.working_days is not None]
    free = [each for each in complaints if each.working_days is None]
    prompt = in_time - sum((each.working_days or 0) <= TARGETS[COMPLAINT] for each in fixed)
    if not 0 <= prompt <= len(free):
        raise UnableToDate(f"{in_time} in time cannot be had of {complaints[:1]} and its like")
    free.sort(key=lambda each: rng.random() + 0.2 * len(each.findings) - bool(each.age))
    return fixed + [
        replace(each, working_days=_length(COMPLAINT, rng, late=place >= prompt))
        for place, each in enumerate(free)
    ]


def _length(kind: str, rng: Random, *, late: bool) -> int:
    """Return a number of working days; replies crowd towards the day they are due."""
    target, longest = TARGETS[kind], LONGEST[kind]
    if late:
        return target + 1 + min(rng.randrange(longest - target), rng.randrange(longest - target))
    return max(rng.randint(1, target), rng.randint(1, target))


def _replied(record: Record, rng: Random) -> Record:
    """Return the record with the dates its length gives; of late complaints most had a letter."""
    if record.received is None or record.working_days is None:
        raise UnableToDate(f"“{record.summary}” has no date or no length yet")
    responded = working_days_after(record.received, record.working_days)
    due = working_days_after(record.received, TARGETS[record.kind])
    late = record.kind == COMPLAINT and responded > due
    stage_2 = record.stage_2_after
    requested = working_days_after(responded, stage_2) if stage_2 else None
    return replace(
        record,
        responded=responded,
        holding_letter=due if late and rng.random() < 0.6 else None,
        stage_2_requested=requested,
        stage_2_resolved=working_days_after(requested, MEETING) if requested else None,
    )
