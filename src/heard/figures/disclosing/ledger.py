"""Which counts does a report give away, and in which cells? One name for one count."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from heard.figures.coordinates import Dimension, Selection
from heard.figures.report import Cell, CellSource, Report
from heard.figures.tables.cells import UNLIMITED
from heard.rules.disclosure import PrintedCell
from heard.rules.outcomes import Outcome
from heard.rules.timescales import Verdict

__all__ = ["Ledger", "Place", "key_of", "ledger_of", "without"]

Place = tuple[str, str, str, str]
"""Table, row, column and role of a number: its `count`, `upheld`, `numerator`…"""

Number = tuple[str, int, Selection | None]

LIMITED = tuple(verdict.value for verdict in Verdict if verdict not in UNLIMITED)
ANSWERED = (Verdict.MET.value, Verdict.MISSED.value)


@dataclass(slots=True)
class Ledger:
    """The counts by name, the cells that print them, and how to find a count's name.

    The same records counted in two places are one count; they are known by their selection.
    """

    counts: dict[str, int] = field(default_factory=dict)
    cells: list[PrintedCell] = field(default_factory=list)
    names: dict[Place, str] = field(default_factory=dict)
    selected: dict[Selection, str] = field(default_factory=dict)

    def enter(self, name: str, number: int, selection: Selection | None = None) -> str:
        """Enter a count under its name, or under that of the same records counted before."""
        if selection is not None:
            earlier = self.selected.setdefault(selection, name)
            if self.counts.get(earlier, number) == number:
                name = earlier
        self.counts[name] = number
        return name


def key_of(table: str, row: str, column: str) -> str:
    """Return the key by which sentences, links and findings speak of a cell."""
    return f"{table}.{row}.{column}"


def without(selection: Selection, dimensions: Collection[Dimension]) -> Selection:
    """Return the selection that does not ask for these dimensions."""
    return Selection(tuple(pair for pair in selection if pair[0] not in dimensions))


def ledger_of(report: Report) -> Ledger:
    """Return every count in the report's computed cells; published ones are known to all."""
    ledger = Ledger()
    for table in report.tables:
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                place = (table.id, row.key, column.key)
                _enter_cell(ledger, place, cell)
    return ledger


def _enter_cell(ledger: Ledger, place: tuple[str, str, str], cell: Cell) -> None:
    if cell.source is CellSource.PUBLISHED:
        return
    key = key_of(*place)
    given_away = []
    for role, number, selection in _numbers(cell, cell.selection or _implied(*place)):
        name = ledger.enter(f"{key}/{role}", number, selection)
        ledger.names[*place, role] = name
        given_away.append(name)
    if given_away:
        ledger.cells.append(PrintedCell(key, tuple(dict.fromkeys(given_away))))


def _numbers(cell: Cell, here: Selection | None) -> Iterator[Number]:
    """Yield each number of a cell: its role, itself, and the records that it counts if known."""
    numbers = {
        "count": (cell.count, here),
        "upheld": (cell.upheld, _with_outcome(here, Outcome.UPHELD)),
        "partially_upheld": (cell.partially_upheld, _with_outcome(here, Outcome.PARTIALLY_UPHELD)),
        "numerator": (cell.numerator, here),
        "denominator": (cell.denominator, _of_which(here)),
    }
    for role, (number, selection) in numbers.items():
        if number is not None:
            yield role, number, None if selection is None else _in_order(selection)


def _with_outcome(selection: Selection | None, outcome: Outcome) -> Selection | None:
    return selection and selection.narrowed({Dimension.OUTCOME: outcome.value})


def _of_which(selection: Selection | None) -> Selection | None:
    """Return the records that a rate is a rate of: whatever their outcome, early or late.

    By law only those count that a limit applies to.
    """
    if selection is None:
        return None
    whole = without(selection, {Dimension.OUTCOME, Dimension.TARGET})
    by_law = Dimension.STATUTORY in dict(whole)
    return whole.narrowed({Dimension.STATUTORY: LIMITED}) if by_law else whole


def _implied(table: str, row: str, column: str) -> Selection | None:
    """Return the records that a cell counts without having a list of them to open."""
    if (table, column) == ("response_times", "answered"):
        return Selection.of({Dimension.KIND: row, Dimension.TARGET: ANSWERED})
    return None


def _in_order(selection: Selection) -> Selection:
    """Return the selection with its values in order, whatever order they were asked in."""
    return Selection(
        tuple((dimension, tuple(sorted(set(values)))) for dimension, values in selection)
    )
