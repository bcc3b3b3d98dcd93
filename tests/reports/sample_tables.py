"""The tables of the sample report: counts, findings of complaints, rates, and what is missing."""

from __future__ import annotations

from decimal import Decimal

from heard.figures.coordinates import Dimension, Selection
from heard.figures.report import Cell, CellSource, Column, Row, RowKind, Table

__all__ = ["CARE", "EARLY", "EDUCATION", "NAMES", "QUARTERS", "TABLES"]

CARE, EARLY, EDUCATION = "childrens-social-care", "early-help", "education"
NAMES = {
    CARE: "Children’s Social Care",
    EARLY: "Early Help for Children",
    EDUCATION: "Education",
    "total": "TOTALS",
    "2012-13": "2012/13",
    "2013-14": "2013/14",
}
QUARTERS = tuple(Column(f"q{quarter}", f"Quarter {quarter}") for quarter in (1, 2, 3, 4))
YEAR = Column("year", "Year End Totals")


def kind_of(key: str) -> RowKind:
    if key == "total":
        return RowKind.TOTAL
    return RowKind.COMPARISON if key[0].isdigit() else RowKind.SERVICE


def counted(number: int, wanted: dict[Dimension, str]) -> Cell:
    return Cell(text=str(number) if number else "NIL", count=number, selection=Selection.of(wanted))


def published(text: str, **numbers: int | Decimal) -> Cell:
    return Cell(text=text, source=CellSource.PUBLISHED, **numbers)  # type: ignore[arg-type]


def counts_row(key: str, numbers: tuple[int, ...], kind: str) -> Row:
    if kind_of(key) is RowKind.COMPARISON:
        cells = tuple(published(str(number), count=number) for number in numbers)
    else:
        where = {Dimension.KIND: kind} | ({} if key == "total" else {Dimension.SERVICE: key})
        cells = tuple(
            counted(number, where if at == 4 else where | {Dimension.QUARTER: str(at + 1)})
            for at, number in enumerate(numbers)
        )
    return Row(key, NAMES[key], kind_of(key), cells)


def outcome(upheld: int, partly: int, of: int | None = None, **more: CellSource) -> Cell:
    words = [f"{upheld}U"] * bool(upheld) + [f"{partly}PU"] * bool(partly)
    text = " & ".join(words) or "NIL"
    return Cell(
        text=text if of is None else f"{text} [{of}]",
        count=of,
        upheld=upheld,
        partially_upheld=partly,
        **more,  # type: ignore[arg-type]
    )


def in_time(numerator: int, denominator: int, percent: str) -> Cell:
    return Cell(
        text=f"{numerator}/{denominator} {percent}%",
        numerator=numerator,
        denominator=denominator,
        percent=Decimal(percent),
    )


RECEIVED = Table(
    id="complaints_received",
    title="Complaints received, by service area and quarter",
    row_heading="Service area",
    columns=(*QUARTERS, YEAR),
    rows=(
        counts_row(CARE, (27, 31, 27, 23, 108), "complaint"),
        counts_row(EARLY, (3, 2, 1, 1, 7), "complaint"),
        counts_row(EDUCATION, (1, 3, 4, 2, 10), "complaint"),
        counts_row("total", (31, 36, 32, 26, 125), "complaint"),
        counts_row("2012-13", (20, 20, 29, 21, 90), "complaint"),
        counts_row("2013-14", (35, 35, 29, 35, 134), "complaint"),
    ),
)

OUTCOMES = Table(
    id="complaint_outcomes",
    title="Complaints upheld or partially upheld",
    row_heading="Service area",
    columns=(*QUARTERS, YEAR),
    rows=(
        Row(
            CARE,
            NAMES[CARE],
            RowKind.SERVICE,
            (outcome(3, 4), outcome(2, 6), outcome(1, 6), outcome(2, 1), outcome(8, 17)),
        ),
        Row(
            EARLY,
            NAMES[EARLY],
            RowKind.SERVICE,
            (outcome(0, 0), outcome(0, 0), outcome(1, 0), outcome(0, 0), outcome(1, 0)),
        ),
        Row(
            EDUCATION,
            NAMES[EDUCATION],
            RowKind.SERVICE,
            (outcome(0, 0), outcome(0, 0), outcome(0, 2), outcome(0, 0), outcome(0, 2)),
        ),
        Row(
            "total",
            NAMES["total"],
            RowKind.TOTAL,
            (
                outcome(3, 4, 31),
                outcome(2, 6, 36),
                outcome(2, 8, 32),
                outcome(2, 1, 26),
                outcome(9, 19, 125),
            ),
        ),
        Row(
            "2013-14",
            NAMES["2013-14"],
            RowKind.COMPARISON,
            tuple(
                outcome(up, part, of, source=CellSource.PUBLISHED)
                for up, part, of in (
                    (6, 3, 35),
                    (0, 8, 35),
                    (4, 5, 29),
                    (3, 8, 35),
                    (15, 25, 134),
                )
            ),
        ),
    ),
    notes=(
        "U = upheld; PU = partially upheld. The number of complaints is in square brackets.",
        "2013/14 printed 15U & 25PU for the year; its quarters add to 13U & 24PU.",
    ),
)

TIMESCALES = Table(
    id="timescales_met",
    title="Complaints answered within the local target",
    row_heading="Service area",
    columns=(*QUARTERS, Column("year", "Year End % Totals")),
    rows=(
        Row(
            CARE,
            NAMES[CARE],
            RowKind.SERVICE,
            (
                in_time(18, 27, "66.67"),
                in_time(21, 31, "67.74"),
                in_time(15, 27, "55.56"),
                in_time(16, 23, "69.57"),
                in_time(70, 108, "64.81"),
            ),
        ),
        Row(
            EDUCATION,
            NAMES[EDUCATION],
            RowKind.SERVICE,
            (
                in_time(1, 1, "100"),
                in_time(3, 3, "100"),
                in_time(1, 4, "25"),
                Cell(text="–", numerator=0, denominator=0),
                in_time(5, 8, "62.5"),
            ),
        ),
        Row(
            "total",
            NAMES["total"],
            RowKind.TOTAL,
            (
                in_time(19, 28, "67.86"),
                in_time(24, 34, "70.59"),
                in_time(16, 31, "51.61"),
                in_time(16, 23, "69.57"),
                in_time(75, 116, "64.66"),
            ),
        ),
        Row(
            "2012-13",
            NAMES["2012-13"],
            RowKind.COMPARISON,
            tuple(
                published(f"{percent}%", percent=Decimal(percent))
                for percent in ("75", "70", "48", "48", "60.25")
            ),
        ),
    ),
    notes=("The year’s 60.25% for 2012/13 is a mean of its quarters, not a rate.",),
)


def theme(label: str, quarters: tuple[int, int, int, int], found: tuple[int, int], note="") -> Row:
    total = sum(quarters)
    key = label.lower().replace(" ", "-").replace("/", "-").replace("&", "and")
    cells = [
        counted(number, {Dimension.THEME: key, Dimension.QUARTER: str(at + 1)})
        for at, number in enumerate(quarters)
    ]
    cells += [counted(total, {Dimension.THEME: key}), outcome(*found)]
    return Row(key, label, RowKind.THEME, tuple(cells), note)


THEMES = Table(
    id="complaint_themes",
    title="Complaints by theme",
    row_heading="Theme",
    columns=(*QUARTERS, YEAR, Column("upheld", "Upheld [U] or Partially Upheld [PU]")),
    rows=(
        theme("Assessment Undertaken", (2, 1, 0, 0), (0, 0)),
        theme("Bully/Racist Incident", (0, 1, 0, 0), (0, 1)),
        theme("Safeguarding", (0, 0, 0, 0), (0, 0)),
        theme("Confidentiality", (2, 0, 1, 1), (1, 1)),
        theme("Council Cuts", (0, 0, 0, 0), (0, 0)),
        theme("Custody of Child", (2, 0, 0, 0), (0, 0)),
        theme("Financial/Funding", (1, 0, 0, 0), (1, 0)),
        theme("Lack of Action", (2, 11, 4, 4), (2, 1)),
        theme("Lack of Communication", (5, 0, 3, 3), (1, 3)),
        theme("Policies & Procedures", (1, 0, 0, 0), (0, 1), "1 from a young person"),
        theme("Quality of Service", (7, 14, 8, 3), (3, 10), "3 from young people"),
        theme(
            "Staff Attitude/Treatment of Customer", (8, 5, 12, 13), (1, 2), "3 from young people"
        ),
        theme("Request for Service", (1, 4, 4, 2), (0, 0), "1 from a young person"),
        Row(
            "total",
            NAMES["total"],
            RowKind.TOTAL,
            (
                Cell("31 [3U 4PU]", count=31, upheld=3, partially_upheld=4),
                Cell("36 [2U 6PU]", count=36, upheld=2, partially_upheld=6),
                Cell("32 [2U 8PU]", count=32, upheld=2, partially_upheld=8),
                Cell("26 [2U 1PU]", count=26, upheld=2, partially_upheld=1),
                counted(125, {}),
                outcome(9, 19),
            ),
        ),
    ),
)

GROUPS = Table(
    id="customer_groups",
    title="Who the complaints came from",
    row_heading="Customer group",
    columns=(Column("year", "Complaints"),),
    rows=(
        Row("parent", "Parent", RowKind.CATEGORY, (counted(96, {}),)),
        Row("young-person", "Young person", RowKind.CATEGORY, (counted(8, {}),)),
        Row(
            "foster-carer",
            "Foster carer",
            RowKind.CATEGORY,
            (Cell("<5", suppressed=True),),
        ),
        Row("total", NAMES["total"], RowKind.TOTAL, (counted(125, {}),)),
    ),
    notes=("A number below 5 is not shown, so that nobody can be recognised.",),
)

REMEDIES = Table(
    id="remedies",
    title="Remedies offered",
    row_heading="Remedy",
    columns=(YEAR,),
    rows=(),
    not_recorded="Remedies are not recorded in this register.",
)

TABLES = (RECEIVED, OUTCOMES, TIMESCALES, THEMES, GROUPS, REMEDIES)
