"""Giving a record the council's own reference: C-2025-0042."""

from __future__ import annotations

from datetime import date

from heard.casework.models import Numbering
from heard.feedback.models import Feedback
from heard.rules.periods import ReportingYear
from heard.rules.vocabulary import Kind

__all__ = ["locked_numbering", "next_reference"]

_LETTERS = {
    Kind.COMPLAINT: "C",
    Kind.COMPLIMENT: "T",  # thanks
    Kind.COMMENT: "S",  # a suggestion
    Kind.MP_ENQUIRY: "M",
    Kind.COUNCILLOR_ENQUIRY: "R",  # the ward's representative
    Kind.OMBUDSMAN: "O",
}


def locked_numbering(received_on: date) -> Numbering:
    """Return the numbering of the reporting year of receipt, locked until the transaction ends.

    Whoever logs meanwhile waits here, and then sees what was logged before: so two people never
    get the same number, and a form sent twice at once makes one record.
    """
    year = ReportingYear.of(received_on).first_calendar_year
    Numbering.objects.get_or_create(reporting_year=year)
    return Numbering.objects.select_for_update().get(reporting_year=year)


def next_reference(numbering: Numbering, kind: Kind) -> str:
    """Return the next reference of a year, by its first calendar year.

    One series a year runs through all kinds, so that a number heard with the wrong letter is still
    one record. A reference held already (imported) is passed over.
    """
    while True:
        numbering.last_number += 1
        year, number = numbering.reporting_year, numbering.last_number
        reference = f"{_LETTERS[kind]}-{year}-{number:04}"
        if not Feedback.objects.filter(reference=reference).exists():
            break
    numbering.save()
    return reference
