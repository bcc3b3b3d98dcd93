"""Which pictures does the report show? Four charts, each of figures that stand in a table too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from heard.figures.measures import DASH, Share, written
from heard.figures.narrative.book import QUARTERS, Book
from heard.figures.narrative.prose import Unsaid
from heard.figures.report import Cell, Chart, ChartKind, Report, Row, RowKind, Series

__all__ = ["draw_charts"]


@dataclass(frozen=True, slots=True)
class _Quarterly:
    """A chart with the quarters along its foot: what it is called, drawn as and measured in."""

    id: str
    table_id: str
    title: str
    kind: ChartKind
    unit: str
    lead: str


FEEDBACK = _Quarterly(
    "feedback_by_quarter",
    "feedback_totals",
    "Feedback received by quarter, against earlier years",
    ChartKind.BARS,
    "pieces of feedback",
    "Bars for each quarter, first to last, side by side for each year.",
)
DECISIONS = _Quarterly(
    "complaint_decisions_by_quarter",
    "complaint_decisions",
    "Outcomes of complaints by quarter",
    ChartKind.STACKED,
    "complaints",
    "Bars for each quarter, first to last, divided by outcome.",
)
TIMELINESS = _Quarterly(
    "timeliness_by_quarter",
    "timescales_met",
    "Complaints answered within the council’s own target, by quarter and service area",
    ChartKind.LINES,
    "%",
    "Lines over the quarters, first to last, one for each service area.",
)


def draw_charts(report: Report) -> tuple[Chart, ...]:
    """Return the charts of the report's tables; one that would show nothing is left out.

    What a table withholds is not drawn. The alternative text gives the same figures in words.
    """
    charts = (
        _by_quarter(report, FEEDBACK, _years(report)),
        _by_quarter(report, DECISIONS, _decisions(report)),
        _by_quarter(report, TIMELINESS, _services(report)),
        _pareto(report),
    )
    return tuple(
        chart for chart in charts if any(value for each in chart.series for value in each.values)
    )


Named = list[tuple[str, Row]]


def _years(report: Report) -> Named:
    rows = report.table(FEEDBACK.table_id).rows
    earlier = [(row.label, row) for row in rows if row.kind is RowKind.COMPARISON]
    return earlier + [(report.year, row) for row in rows if row.kind is RowKind.TOTAL]


def _decisions(report: Report) -> Named:
    rows = report.table(DECISIONS.table_id).rows
    parts = [(row.label, row) for row in rows if row.kind is not RowKind.TOTAL]
    return [(name, row) for name, row in parts if any(cell.count for cell in row.cells)]


def _services(report: Report) -> Named:
    rows = report.table(TIMELINESS.table_id).rows
    services = [(row.label, row) for row in rows if row.kind is RowKind.SERVICE]
    total = [("All service areas", row) for row in rows if row.kind is RowKind.TOTAL]
    return services + total if len(services) > 1 else services


def _by_quarter(report: Report, chart: _Quarterly, rows: Named) -> Chart:
    columns = report.table(chart.table_id).columns
    places = [place for place, column in enumerate(columns) if column.key in QUARTERS]
    cells = {name: [row.cells[place] for place in places] for name, row in rows}
    values = {name: tuple(_value(cell, chart.unit) for cell in row) for name, row in cells.items()}
    said = [
        f"{name}: {_in_words([_text(cell, chart.unit) for cell in row])}."
        for name, row in cells.items()
    ]
    return Chart(
        chart.id,
        chart.title,
        chart.kind,
        tuple(columns[place].label for place in places),
        tuple(Series(name, each) for name, each in values.items()),
        chart.unit,
        " ".join((chart.lead, *said)),
        chart.table_id,
    )


def _pareto(report: Report) -> Chart:
    """Return the themes with the most complaints first, and the share they add up to so far.

    Where numbers are withheld it stops before the first theme that could have fewer than those.
    """
    book = Book(report)
    try:
        leaders = book.leaders("complaint_themes")
        whole = book.count("complaint_themes", "total").value
    except Unsaid:
        leaders, whole = [], 0
    numbers = [each.number.value for each in leaders]
    shares = [Share(so_far, whole) for so_far in accumulate(numbers)]
    names = tuple(each.name.text for each in leaders)
    said = [
        f"{name} {number}, together {share.text}."
        for name, number, share in zip(names, numbers, shares, strict=True)
    ]
    return Chart(
        "theme_pareto",
        "Themes of complaints, most frequent first",
        ChartKind.PARETO,
        names,
        (
            Series("Complaints", tuple(Decimal(number) for number in numbers)),
            Series("Share added up so far", tuple(share.percent for share in shares)),
        ),
        "complaints",
        " ".join(("Bars from the most frequent theme down, with the share they add up to.", *said)),
        "complaint_themes",
    )


def _value(cell: Cell, unit: str) -> Decimal | None:
    if unit == "%":
        return cell.percent
    return None if cell.count is None else Decimal(cell.count)


def _text(cell: Cell, unit: str) -> str:
    value = _value(cell, unit)
    if value is not None:
        return f"{written(value)}{'%' if unit == '%' else ''}"
    return "none received" if cell.text == DASH else cell.text


def _in_words(texts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(texts[:-1]), *texts[-1:])))
