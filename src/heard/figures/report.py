"""What is a report made of? Tables of cells, charts, sentences and findings, before any format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import chain

from heard.figures.coordinates import Selection

__all__ = [
    "Cell",
    "CellSource",
    "Chart",
    "ChartKind",
    "Column",
    "Derivation",
    "Figure",
    "Finding",
    "Report",
    "Row",
    "RowKind",
    "Section",
    "Sentence",
    "Series",
    "Table",
]


class CellSource(StrEnum):
    """Whether a cell was counted from records or is shown as an earlier report printed it."""

    COMPUTED = "computed"
    PUBLISHED = "published"


class RowKind(StrEnum):
    """What a row of a table stands for."""

    CATEGORY = "category"
    COMPARISON = "comparison"
    SERVICE = "service"
    THEME = "theme"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure as printed (`text`) and as numbers, each None where it does not apply.

    `percent` is rounded half-up to two places; `numerator` and `denominator` are the integers it
    came from. `value` is a measure that counts no records, such as days or pounds. `selection`
    names the records counted, None for a published or derived cell; for a rate it is the
    numerator's records. A cell that is `suppressed` carries no number and no selection.
    """

    text: str
    count: int | None = None
    numerator: int | None = None
    denominator: int | None = None
    percent: Decimal | None = None
    upheld: int | None = None
    partially_upheld: int | None = None
    value: Decimal | None = None
    source: CellSource = CellSource.COMPUTED
    suppressed: bool = False
    selection: Selection | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: a stable key (`q1`…`q4`, `year`, …) and its heading."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, one a column: a stable key, its heading, and an aside printed after it."""

    key: str
    label: str
    kind: RowKind
    cells: tuple[Cell, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A captioned table. `not_recorded` is a sentence, and then there are no rows."""

    id: str
    title: str
    row_heading: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    not_recorded: str = ""

    def cell(self, row: str, column: str) -> Cell:
        """Return the cell at these keys; KeyError names what is missing."""
        keys = [each.key for each in self.columns]
        for each in self.rows:
            if each.key == row and column in keys:
                return each.cells[keys.index(column)]
        raise KeyError(f"table {self.id} has no cell {row}.{column}")


class ChartKind(StrEnum):
    """How a chart draws its series: bars side by side, bars stacked, lines, or a Pareto."""

    BARS = "bars"
    LINES = "lines"
    PARETO = "pareto"
    STACKED = "stacked"


@dataclass(frozen=True, slots=True)
class Series:
    """One line or set of bars: a value for each category, None where nothing is known."""

    label: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of figures that also stand in the table named; `alternative` says it in words."""

    id: str
    title: str
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    alternative: str
    table_id: str


class Derivation(StrEnum):
    """How a number in prose comes from the cells that it refers to.

    `printed`: it is one of the numbers of the cell, or its words. `sum`: all of them together.
    `difference`: how far the first is from the second. `share`: all but the last, of the last; of
    one cell, its own numerator of its denominator. `change`: from the second to the first, as per
    cent of the second. `points`: how many percentage points lie between two shares. `tally`: how
    many cells are referred to.
    """

    PRINTED = "printed"
    SUM = "sum"
    DIFFERENCE = "difference"
    SHARE = "share"
    CHANGE = "change"
    POINTS = "points"
    TALLY = "tally"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number (or a name chosen by numbers) as it stands in prose, and the cells it came from.

    `references` are `table.row.column` keys, most important first. The row `label` stands for the
    headings of a table's columns and the column `label` for those of its rows; the table `report`
    holds what the report says of itself, such as `report.period.year` (docs/rules/figures.md).
    """

    text: str
    references: tuple[str, ...]
    derivation: Derivation = Derivation.PRINTED


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with a `{}` for each figure: the words hold no digit of their own."""

    words: str
    figures: tuple[Figure, ...] = ()

    @property
    def text(self) -> str:
        """Return the sentence as printed."""
        return self.words.format(*(figure.text for figure in self.figures))

    @property
    def references(self) -> tuple[str, ...]:
        """Return the keys of every cell that the sentence rests on, each once."""
        return tuple(dict.fromkeys(ref for figure in self.figures for ref in figure.references))


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of the report: paragraphs of sentences, items, then tables and charts by id.

    `items` are words that people wrote (lessons) or the auditor's sentences, printed as a list
    and unaltered; they are not prose drafted from figures.
    """

    id: str
    heading: str
    paragraphs: tuple[tuple[Sentence, ...], ...] = ()
    table_ids: tuple[str, ...] = ()
    chart_ids: tuple[str, ...] = ()
    items: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return every sentence, in the order in which they are read."""
        return tuple(chain.from_iterable(self.paragraphs))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not add up: where, what was printed, what it should be, in a sentence."""

    table: str
    row: str
    column: str
    kind: str
    printed: str
    computed: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Report:
    """A whole annual report, ready to be rendered; nothing in it is looked up again.

    `audience` is `internal` or `public`; `as_at` is the date on which open records were judged.
    `facts` maps each `report.…` reference of the prose to its text. `links` maps
    `table.row.column` to the address of the records behind the cell, empty in files.
    """

    authority: str
    title: str
    year: str
    first_day: date
    last_day: date
    as_at: date
    audience: str
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    charts: tuple[Chart, ...]
    findings: tuple[Finding, ...]
    facts: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)

    def table(self, table_id: str) -> Table:
        """Return the table of that id; KeyError when there is none."""
        for each in self.tables:
            if each.id == table_id:
                return each
        raise KeyError(f"the report has no table {table_id}")

    def chart(self, chart_id: str) -> Chart:
        """Return the chart of that id; KeyError when there is none."""
        for each in self.charts:
            if each.id == chart_id:
                return each
        raise KeyError(f"the report has no chart {chart_id}")
