"""What does the report print? Every cell of its tables, copied by eye, faults and spacing included.

Source: Blackpool Council, Customer Relations Team, Children's Services Annual Report, April 2014 to
March 2015. Cells stand as printed ("2 PU", "1 U & 2 PU 20"); where the report prints a fraction and
a percentage one above the other, they are one cell here, a space between. Rows of the two earlier
years are printed there as comparisons, and are not counted from any record.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "OMBUDSMAN",
    "QUARTERS",
    "STAGE_2",
    "TABLES",
    "YOUNG_PEOPLE",
    "PrintedRow",
    "PrintedTable",
]

QUARTERS = ("q1", "q2", "q3", "q4")
BY_QUARTER = (*QUARTERS, "year")


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row as printed: its heading, and the aside printed in brackets after it."""

    label: str
    cells: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table as printed: rows by key, columns by key in order, the headings beside them."""

    columns: tuple[str, ...]
    headings: tuple[str, ...]
    rows: dict[str, PrintedRow]

    def cell(self, row: str, column: str) -> str:
        """Return what is printed at these keys."""
        return self.rows[row].cells[self.columns.index(column)]


def _by_service(
    year_heading: str,
    *printed: str,
    total_label: str = "TOTALS",
) -> PrintedTable:
    """Return a table of services by quarter from its rows in print order, cells divided by bars."""
    keys = ("childrens-social-care", "early-help", "education", "total", "2012-13", "2013-14")
    labels = (
        "Children’s Social Care",
        "Early Help for Children",
        "Education",
        total_label,
        "Comparison Totals 2012/2013",
        "Comparison Totals 2013/2014",
    )
    rows = {
        key: PrintedRow(label, tuple(cell.strip() for cell in line.split("|")))
        for key, label, line in zip(keys, labels, printed, strict=True)
    }
    headings = ("Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4", year_heading)
    return PrintedTable(BY_QUARTER, headings, rows)


TABLES: dict[str, PrintedTable] = {
    "feedback_totals": _by_service(
        "Year End Totals",
        "48 | 44 | 41 | 47 | 180",
        "5 | 9 | 2 | 4 | 20",
        "10 | 16 | 18 | 8 | 52",
        "63 | 69 | 61 | 59 | 252",
        "43 | 50 | 87 | 66 | 246",
        "105 | 100 | 70 | 80 | 355",
    ),
    "complaints_received": _by_service(
        "Year End Totals",
        "27 | 31 | 27 | 23 | 108",
        "3 | 2 | 1 | 1 | 7",
        "1 | 3 | 4 | 2 | 10",
        "31 | 36 | 32 | 26 | 125",
        "20 | 20 | 29 | 21 | 90",
        "35 | 35 | 29 | 35 | 134",
    ),
    "complaint_outcomes": _by_service(
        "Year End Totals",
        "3U & 4PU | 2U & 6PU | 1U & 6PU | 2U & 1PU | 8U & 17PU",
        "NIL | NIL | 1U | NIL | 1U",
        "NIL | NIL | 2PU | NIL | 2 PU",
        "3U & 4PU [31] | 2U & 6PU [36] | 2U & 8PU [32] | 2U & 1PU [26] | 9U & 19PU [125]",
        "1 U & 2 PU 20 | 3 U & 2 PU 20 | 3 U & 2 PU 29 | 1 U & 1 PU 21 | 8 U & 7 PU 90",
        "6 U & 3 PU 35 | 0 U & 8 PU 35 | 4 U & 5 PU 29 | 3 U & 8 PU 35 | 15U & 25PU 134",
    ),
    "compliments_received": _by_service(
        "Year End Totals",
        "3 | 1 | 0 | 6 | 10",
        "1 | 7 | 1 | 2 | 11",
        "5 | 7 | 5 | 1 | 18",
        "9 | 15 | 6 | 9 | 39",
        "0 | 48 | 15 | 32 | 95",
        "50 | 46 | 23 | 27 | 146",
    ),
    "comments_received": _by_service(
        "Year End Totals",
        "4 | 5 | 0 | 2 | 11",
        "1 | 0 | 0 | 0 | 1",
        "0 | 0 | 0 | 1 | 1",
        "5 | 5 | 0 | 3 | 13",
        "5 | 1 | 4 | 2 | 12",
        "3 | 2 | 2 | 3 | 10",
    ),
    "timescales_met": _by_service(
        "Year End % Totals",
        "18/27 66.67% | 21/31 67.74% | 15/27 55.56% | 16/23 69.57% | 70/108 64.81%",
        "2/3 66.67% | 1/2 50% | 1/1 100% | 0/1 0% | 4/7 57.14%",
        "1/1 100% | 3/3 100% | 1/4 25% | 2/2 100% | 7/10 70%",
        "21/31 67.74% | 25/36 69.44% | 17/32 53.13% | 18/26 69.23% | 81/125 64.8%",
        "75% | 70% | 48% | 48% | 60.25%",
        "11/35 31% | 16/35 46% | 16/29 55% | 22/35 63% | 65/134 49%",
    ),
    "mp_enquiries": _by_service(
        "Totals",
        "8 | 4 | 10 | 11 | 33",
        "0 | 0 | 0 | 1 | 1",
        "4 | 6 | 9 | 4 | 23",
        "12 | 10 | 19 | 16 | 57",
        "16 | 5 | 3 | 4 | 28",
        "10 | 14 | 15 | 10 | 49",
    ),
    "councillor_enquiries": _by_service(
        "Totals",
        "NIL | 2 | 3 | 3 | 8",
        "NIL | NIL | NIL | NIL | NIL",
        "NIL | NIL | NIL | NIL | NIL",
        "NIL | 2 | 3 | 3 | 8",
        "2 | 6 | 6 | 7 | 21",
        "7 | 4 | 1 | 3 | 15",
        total_label="Total",
    ),
}


def _by_theme(*printed: tuple[str, str, str]) -> PrintedTable:
    """Return the table of themes from (key, heading, cells); an aside stands in the heading."""
    rows = {}
    for key, heading, line in printed:
        label, _, aside = heading.partition(" (")
        cells = tuple(cell.strip() for cell in line.split("|"))
        rows[key] = PrintedRow(label, cells, aside.rstrip(")"))
    columns = {
        "q1": "Quarter 1",
        "q2": "Quarter 2",
        "q3": "Quarter 3",
        "q4": "Quarter 4",
        "year": "Year End Totals",
        "outcomes": "Upheld [U] or Partially Upheld [PU]",
    }
    return PrintedTable(tuple(columns), tuple(columns.values()), rows)


TABLES["complaint_themes"] = _by_theme(
    ("assessment-undertaken", "Assessment Undertaken", "2 | 1 | NIL | NIL | 3 | NIL"),
    ("bully-racist-incident", "Bully/Racist Incident", "NIL | 1 | NIL | NIL | 1 | 1PU"),
    ("safeguarding", "Safeguarding", "NIL | NIL | NIL | NIL | NIL | NIL"),
    ("confidentiality", "Confidentiality", "2 | NIL | 1 | 1 | 4 | 1U 1PU"),
    ("council-cuts", "Council Cuts", "NIL | NIL | NIL | NIL | NIL | NIL"),
    ("custody-of-child", "Custody of Child", "2 | NIL | NIL | NIL | 2 | NIL"),
    ("financial-funding", "Financial/Funding", "1 | NIL | NIL | NIL | 1 | 1U"),
    ("lack-of-action", "Lack of Action", "2 | 11 | 4 | 4 | 21 | 2U 1PU"),
    ("lack-of-communication", "Lack of Communication", "5 | NIL | 3 | 3 | 11 | 1U 3PU"),
    (
        "policies-procedures",
        "Policies & Procedures (1 from Young Person)",
        "1 | NIL | NIL | NIL | 1 | 1PU",
    ),
    ("quality-of-service", "Quality of Service (3 from Young People)", "7|14|8|3|32|3U 10PU"),
    (
        "staff-attitude",
        "Staff Attitude/ Treatment of Customer (3 from Young People)",
        "8 | 5 | 12 | 13 | 38 | 1U 2PU",
    ),
    ("request-for-service", "Request for Service (1 from Young Person)", "1|4|4|2|11|NIL"),
    (
        "total",
        "TOTALS",
        "31 [3U 4PU] | 36 [2U 6PU] | 32 [2U 8PU] | 26 [2U 1PU] | 125 | 9U 19PU",
    ),
    ("2012-13", "Comparison 2012/2013", "20 | 20 | 29 | 21 | 90 | 15"),
    ("2013-14", "Comparison 2013/2014", "35 | 35 | 29 | 35 | 134 | 15U&25PU"),
)

# Printed in sentences alone. Of the Ombudsman's cases "all other outcomes" are awaited: 10 - 1 - 1.
# Their quarters are printed nowhere: they are what all feedback leaves when the rest is taken away.
OMBUDSMAN = {
    "received": {"childrens-social-care": (6, 1, 1, 2)},
    "complainants": 5,
    "premature": 1,
    "no further action": 1,
    "awaited": 8,
}

YOUNG_PEOPLE = {
    "complaints": 8,
    "MP enquiries": 1,
    "upheld": 1,
    "partially upheld": 2,
    "themes": {
        "policies-procedures": 1,
        "quality-of-service": 3,
        "staff-attitude": 3,
        "request-for-service": 1,
    },
}

STAGE_2 = {"requested": 4, "progressed": 0}
