"""What does a list of work say? Its cells for page and export alike, and its filters in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from heard.accounts.queries import names_of_staff
from heard.casework.queries.worklists import Line
from heard.casework.worklist import WHO_LEFT, Column, DueWindow, Wanted
from heard.feedback.models import Feedback
from heard.feedback.queries import Condition
from heard.procedures.queries import Lists, lists
from heard.rules.outcomes import Outcome
from heard.rules.timescales import Verdict
from heard.rules.vocabulary import Kind

__all__ = ["ListCell", "cells_of", "conditions_of", "sought_words_left_out"]

_NONE = "–"
_TEXT = "Containing"


@dataclass(frozen=True, slots=True)
class ListCell:
    """What a list shows of a record in one column: a day or words, and a verdict to colour it."""

    value: date | str
    verdict: str = ""

    @property
    def is_day(self) -> bool:
        """Return whether it is a day, which a page and a spreadsheet each write their own way."""
        return isinstance(self.value, date)


def cells_of(line: Line, columns: tuple[Column, ...]) -> tuple[ListCell, ...]:
    """Return what a list shows of a record, in the order of its columns."""
    return tuple(_CELLS[column](line) for column in columns)


def conditions_of(wanted: Wanted) -> tuple[Condition, ...]:
    """Return what is true of every record of a list, in words, save the tab it is under."""
    return tuple(_conditions(wanted))


def sought_words_left_out(wanted: Wanted) -> str:
    """Return a list in one sentence for the audit log, which never holds words that were sought."""
    said = [
        "certain words" if each.subject == _TEXT else f"{each.subject}: {each.words}"
        for each in conditions_of(wanted)
    ]
    return "; ".join([wanted.tab.label, *said])


def _conditions(wanted: Wanted) -> Iterator[Condition]:
    names = _names(lists()) if wanted.service or wanted.theme else {}
    if wanted.kind:
        yield Condition("Kind", Kind(wanted.kind).label)
    if wanted.stage:
        yield Condition("Stage", wanted.stage)
    if wanted.service:
        yield Condition("Service area", names["service", wanted.service])
    if wanted.theme:
        yield Condition("Theme", names["theme", wanted.theme])
    if wanted.handler:
        yield Condition("Allocated to", _handler(wanted.handler))
    if wanted.verdict:
        yield Condition("Against the council’s own target", Verdict(wanted.verdict).label)
    if wanted.due:
        yield Condition("Next due", DueWindow(wanted.due).label)
    if wanted.young_person:
        yield Condition("From a young person", wanted.young_person)
    if wanted.text:
        yield Condition(_TEXT, f"“{wanted.text}”")


def _handler(wanted: str) -> str:
    if wanted == WHO_LEFT:
        return "Somebody who has left"
    return names_of_staff([int(wanted)]).get(int(wanted), _NONE)


def _names(held: Lists) -> dict[tuple[str, str], str]:
    services = {("service", each.key): each.name for each in held.service_areas}
    return services | {("theme", each.key): each.name for each in held.themes}


def _words(words: object) -> ListCell:
    return ListCell(str(words) if words else _NONE)


def _day(day: date | None) -> ListCell:
    return ListCell(day if day is not None else _NONE)


def _changed(record: Feedback) -> ListCell:
    at = record.changed_at
    return _day(timezone.localtime(at).date() if at else None)


_CELLS: Mapping[Column, Callable[[Line], ListCell]] = {
    Column.STANDING: lambda line: ListCell(line.badge.words, line.badge.verdict),
    Column.DUE: lambda line: _day(line.badge.due_on),
    Column.KIND: lambda line: _words(Kind(line.record.kind).label),
    Column.STAGE: lambda line: _words(line.record.stage),
    Column.SERVICE: lambda line: _words(line.record.service_area.name),
    Column.THEME: lambda line: _words(line.record.theme and line.record.theme.name),
    Column.HANDLER: lambda line: _words(
        line.record.handler and line.record.handler.get_full_name()
    ),
    Column.RECEIVED: lambda line: _day(line.record.received_on),
    Column.ANSWERED: lambda line: _day(line.record.responded_on),
    Column.VERDICT: lambda line: ListCell(line.verdict.label, line.verdict),
    Column.OUTCOME: lambda line: _words(
        Outcome(line.record.outcome).label if line.record.outcome else ""
    ),
    Column.YOUNG_PERSON: lambda line: _words("Yes" if line.record.young_person else "No"),
    Column.CHANGED: lambda line: _changed(line.record),
}
