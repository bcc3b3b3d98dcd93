"""How is a fault told to a committee? One sentence: the place, what is printed, and why not."""

from __future__ import annotations

from heard.figures.checks.claims import CLAIMS
from heard.figures.checks.faults import Fault
from heard.figures.printed import Printed
from heard.figures.published import PrintedTable
from heard.figures.report import Finding

__all__ = ["finding_in_claim", "finding_in_table"]


def finding_in_table(fault: Fault, table: PrintedTable, printed: Printed) -> Finding:
    """Return the finding of a fault in a table, worded for people who know the report."""
    where = f"{table.title or table.id}, “{fault.place.row}”: “{fault.place.column}”"
    says = f"prints {printed.text}" if printed.text.strip() else "is left blank"
    return Finding(
        table=fault.place.table,
        row=fault.place.row,
        column=fault.place.column,
        kind=str(fault.kind),
        printed=printed.text,
        computed=fault.computed,
        sentence=f"{where} {says}{fault.because}.",
    )


def finding_in_claim(fault: Fault, printed: Printed) -> Finding:
    """Return the finding of a fault in prose."""
    return Finding(
        table=CLAIMS,
        row=fault.place.row,
        column=fault.place.column,
        kind=str(fault.kind),
        printed=printed.text,
        computed=fault.computed,
        sentence=f"The words “{fault.place.row}” give {printed.text}{fault.because}.",
    )
