"""How is a crossing printed? As a count, as NIL, as findings, as so many of so many in time."""

from __future__ import annotations

from dataclasses import replace

from heard.figures.measures import DASH, Share
from heard.figures.report import Cell
from heard.figures.tables.layout import Crossing
from heard.rules.outcomes import Outcome
from heard.rules.timescales import Verdict

__all__ = [
    "NIL",
    "NOT_APPLICABLE",
    "UNLIMITED",
    "counted",
    "counted_or_nil",
    "counted_with_findings",
    "findings",
    "findings_in_short",
    "findings_of_all",
    "in_time",
    "in_time_where_limited",
]

NIL = "NIL"
NOT_APPLICABLE = Cell("n/a")
"""Where no number can stand: not nought, not NIL, and not something that is not known."""

UNLIMITED = (Verdict.NOT_APPLICABLE.value, "")
"""The verdicts on records that no date applies to, or that were withdrawn before an answer."""


def counted(here: Crossing) -> Cell:
    """Return the number of records, nought as 0."""
    return Cell(str(here.total), count=here.total, selection=here.selection)


def counted_or_nil(here: Crossing) -> Cell:
    """Return the number of records, nought as NIL."""
    return replace(counted(here), text=str(here.total or NIL))


def findings(here: Crossing) -> Cell:
    """Return the records upheld and partially upheld, as "3U & 4PU", "2PU" or NIL."""
    upheld, partially = here.of(Outcome.UPHELD), here.of(Outcome.PARTIALLY_UPHELD)
    return Cell(
        _written(upheld, partially, " & "),
        count=upheld + partially,
        upheld=upheld,
        partially_upheld=partially,
        selection=here.selecting(Outcome.UPHELD, Outcome.PARTIALLY_UPHELD),
    )


def findings_of_all(here: Crossing) -> Cell:
    """Return the findings and, in brackets, how many records there are: "3U & 4PU [31]"."""
    found = findings(here)
    text = f"{found.text} [{here.total}]"
    return replace(found, text=text, numerator=found.count, denominator=here.total)


def findings_in_short(here: Crossing) -> Cell:
    """Return the findings in a narrow column: "3U 4PU", "2PU" or NIL."""
    found = findings(here)
    return replace(found, text=found.text.replace(" & ", " "))


def counted_with_findings(here: Crossing) -> Cell:
    """Return the number of records and, in brackets, the findings: "31 [3U 4PU]"."""
    found = findings_in_short(here)
    text = f"{here.total} [{found.text}]"
    return replace(found, text=text, count=here.total, selection=here.selection)


def in_time(here: Crossing) -> Cell:
    """Return how many of all the records were answered in time: "18/27 66.67%".

    Records without an answer, and withdrawn ones, stay in the denominator: it is what was received.
    """
    return _rate(here, Share(here.of(Verdict.MET), here.total))


def in_time_where_limited(here: Crossing) -> Cell:
    """Return how many of the records that a date applies to were answered in time."""
    return _rate(here, Share(here.of(Verdict.MET), here.total - here.of(*UNLIMITED)))


def _written(upheld: int, partially: int, joiner: str) -> str:
    parts = ((upheld, "U"), (partially, "PU"))
    return joiner.join(f"{count}{letters}" for count, letters in parts if count) or NIL


def _rate(here: Crossing, share: Share) -> Cell:
    text = f"{share.numerator}/{share.denominator} {share.text}" if share.denominator else DASH
    return Cell(
        text,
        numerator=share.numerator,
        denominator=share.denominator,
        percent=share.percent,
        selection=here.selecting(Verdict.MET),
    )
