"""Which records does an address ask for? Its names and values, checked before anything is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.http import QueryDict

from heard.feedback.queries import Place
from heard.figures.coordinates import Dimension, Selection
from heard.rules.outcomes import Outcome
from heard.rules.periods import ReportingYear, UnableToReadYear
from heard.rules.timescales import Verdict
from heard.rules.vocabulary import AgeBand, Channel, Kind, OmbudsmanDecision

__all__ = ["RecordsAsked", "UnableToReadAddress", "as_at_asked", "records_asked"]

MOST_VALUES = 100
AFTER = re.compile(r"(\d{4}-\d{2}-\d{2})_(\d{1,18})", re.ASCII)


class UnableToReadAddress(ValueError):
    """The address of a list of records says something that has no meaning."""


@dataclass(frozen=True, slots=True)
class RecordsAsked:
    """What an address asks for: records of a year, judged as at a day, from a place in the list."""

    year: ReportingYear
    selection: Selection
    as_at: date
    after: Place | None

    @property
    def query(self) -> list[tuple[str, str]]:
        """Return (name, value) pairs for the address of the first page of the same list."""
        return [
            ("year", self.year.slug),
            ("as_at", self.as_at.isoformat()),
            *self.selection.query(),
        ]


def _codes(*enumeration: type[Enum], blank: bool = False) -> frozenset[str]:
    codes = {str(member.value) for each in enumeration for member in each}
    return frozenset(codes | {""} if blank else codes)


# None where the values are the council's own keys, of which there may be any.
_MEANINGS: Mapping[Dimension, frozenset[str] | None] = {
    Dimension.AGE_BAND: _codes(AgeBand, blank=True),
    Dimension.CHANNEL: _codes(Channel, blank=True),
    Dimension.CUSTOMER_GROUP: None,
    Dimension.KIND: _codes(Kind),
    Dimension.OMBUDSMAN_DECISION: _codes(OmbudsmanDecision),
    Dimension.OUTCOME: _codes(Outcome, blank=True),
    Dimension.QUARTER: frozenset("1234"),
    Dimension.SERVICE: None,
    Dimension.STAGE: frozenset("123"),
    Dimension.STAGE_STEP: frozenset({"requested", "progressed"}),
    Dimension.STATUTORY: _codes(Verdict, blank=True),
    Dimension.TARGET: _codes(Verdict, blank=True),
    Dimension.THEME: None,
    Dimension.YOUNG_PERSON: frozenset({"yes", "no"}),
}


def records_asked(query: QueryDict, today: date) -> RecordsAsked:
    """Return what the query of an address asks for, judged as at today unless it says another day.

    UnableToReadAddress names what is unknown: a name, a value, a year, a day or a place.
    """
    unknown = sorted(set(query) - {"year", "as_at", "after", *map(str, Dimension)})
    if unknown:
        raise UnableToReadAddress(f"Records cannot be chosen by “{unknown[0]}”.")
    wanted = {
        dimension: _values(dimension, tuple(dict.fromkeys(query.getlist(dimension))))
        for dimension in Dimension
        if dimension in query
    }
    after = query.get("after")
    return RecordsAsked(
        year=_year(query.get("year", "")),
        selection=Selection.of(wanted),
        as_at=as_at_asked(query, today),
        after=None if after is None else _place(after),
    )


def as_at_asked(query: QueryDict, today: date) -> date:
    """Return the day as at which an address asks for verdicts: today, when it does not say."""
    as_at = query.get("as_at")
    return today if as_at is None else _day(as_at)


def _values(dimension: Dimension, given: tuple[str, ...]) -> tuple[str, ...]:
    known = _MEANINGS[dimension]
    wrong = [value for value in given if known is not None and value not in known]
    if wrong:
        raise UnableToReadAddress(f"“{wrong[0]}” is not a value of “{dimension}”.")
    if len(given) > MOST_VALUES or any("\0" in value for value in given):
        raise UnableToReadAddress(f"The values of “{dimension}” cannot be read.")
    return given


def _year(words: str) -> ReportingYear:
    try:
        return ReportingYear.parse(words)
    except UnableToReadYear as refused:
        raise UnableToReadAddress(f"{refused}.") from refused


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as refused:
        raise UnableToReadAddress(f"“{words}” is not a day: write it as 2015-03-31.") from refused


def _place(words: str) -> Place:
    found = AFTER.fullmatch(words)
    if found is None:
        raise UnableToReadAddress(f"“{words}” is no place in a list of records.")
    return Place(_day(found[1]), int(found[2]))
