"""How is a record of the demonstration office told? What came, how long ago, and what was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from heard.accounts.staff import Staff
from heard.casework.new_cases import NewCase, NewParty
from heard.feedback.models import Party
from heard.people.new_people import NewPerson
from heard.rules.vocabulary import Channel, Kind
from heard.rules.working_days import Calendar

__all__ = ["Days", "Scene", "Step", "Story", "a_child", "an_advocate", "somebody", "the_mp"]


@dataclass(frozen=True, slots=True)
class Days:
    """The working days around today: `first` is today or, on a day of rest, the next worked."""

    today: date
    first: date
    calendar: Calendar

    @classmethod
    def around(cls, today: date, calendar: Calendar) -> Days:
        """Return the days around today."""
        worked = calendar.is_working_day(today)
        return cls(today, today if worked else calendar.add(today, 1), calendar)

    def ago(self, working_days: int) -> date:
        """Return the day so many working days ago, and never one after today."""
        return min(self.today, self.calendar.subtract(self.first, working_days))

    def ahead(self, working_days: int) -> date:
        """Return the day so many working days from now; a negative number is before now."""
        if working_days < 0:
            return self.calendar.subtract(self.first, -working_days)
        return self.calendar.add(self.first, working_days)


@dataclass(frozen=True, slots=True)
class Scene:
    """The moment of one step: who is there, of which record, on which day."""

    staff: Mapping[str, Staff]
    reference: str
    at: datetime
    on: date
    days: Days

    def by(self, username: str) -> dict[str, Any]:
        """Return who does the act of this moment, and when, as an operation is told."""
        return {"by": self.staff[username], "at": self.at}


@dataclass(frozen=True, slots=True)
class Step:
    """What was done with the record, so many working days ago."""

    ago: int
    do: Callable[[Scene], object]


@dataclass(frozen=True, slots=True)
class Story:
    """One record: its key, what came, so many working days ago, and what was done since.

    `may_see` are the logins of those who may see a restricted one. `facts` are further facts of a
    `NewCase`.
    """

    key: str
    ago: int
    service_area: str
    words: str
    parties: tuple[NewParty, ...] = ()
    steps: tuple[Step, ...] = ()
    kind: Kind = Kind.COMPLAINT
    channel: Channel = Channel.EMAIL
    may_see: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def idempotency_key(self) -> str:
        """Return the key under which the record is made once, on whatever day."""
        return f"demonstration-{self.key}"

    def new_case(self, received_on: date, staff: Mapping[str, Staff]) -> NewCase:
        """Return what was received, ready to be logged."""
        return NewCase(
            kind=self.kind,
            received_on=received_on,
            channel=self.channel,
            service_area=self.service_area,
            words=self.words,
            parties=self.parties,
            may_see=frozenset(staff[each].id for each in self.may_see),
            idempotency_key=self.idempotency_key,
            **self.facts,
        )


def somebody(name: str) -> tuple[NewParty, ...]:
    """Return an invented adult who says it themself."""
    return (NewParty(Party.Role.COMPLAINANT, _person(name)),)


def a_child(name: str) -> NewParty:
    """Return an invented child or young person of whom something is said."""
    return NewParty(Party.Role.CHILD, NewPerson(name))


def an_advocate(name: str) -> NewParty:
    """Return an invented advocate."""
    return NewParty(Party.Role.ADVOCATE, _person(name))


def the_mp(name: str) -> tuple[NewParty, ...]:
    """Return an invented Member of Parliament."""
    return (NewParty(Party.Role.MP, _person(name)),)


def _person(name: str) -> NewPerson:
    mailbox = name.lower().replace(" ", ".").replace("’", "")
    return NewPerson(name, f"{mailbox}@example.org", "01253 496 0000", "1 Example Street")
