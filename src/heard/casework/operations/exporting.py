"""Taking a list out of the product, as a file: exactly what it shows, and written down."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from heard.accounts.staff import Staff
from heard.audit.entries import Change, Entry, Subject
from heard.audit.operations import write_down
from heard.casework.list_files import as_csv, as_workbook
from heard.casework.operations.acting import NotAllowed
from heard.casework.permissions import may_list
from heard.casework.queries.list_conditions import OfficeDay, narrowed
from heard.casework.queries.list_words import cells_of, sought_words_left_out
from heard.casework.queries.worklists import all_of
from heard.casework.worklist import Wanted

__all__ = ["REFERENCE", "export"]

REFERENCE = "Reference"
_WRITERS = {"csv": as_csv, "xlsx": as_workbook}


@transaction.atomic
def export(wanted: Wanted, file_type: str, *, by: Staff, at: datetime, day: OfficeDay) -> bytes:
    """Return every record of a list as a file: the columns and the words that the page shows.

    The audit log has one event: which list, in words but never those that were sought, and of how
    many records. NotAllowed for someone who works with no records.
    """
    if not may_list(by):
        raise NotAllowed(f"{by.name} may not take a list out.")
    columns = wanted.shown
    rows = [
        [line.record.reference, *(cell.value for cell in cells_of(line, columns))]
        for line in all_of(narrowed(wanted, by, day))
    ]
    file = _WRITERS[file_type]([REFERENCE, *(column.label for column in columns)], rows)
    facts = (
        Change("List", "", sought_words_left_out(wanted)),
        Change("Records", "", str(len(rows))),
        Change("File", "", file_type.upper()),
    )
    write_down(by.actor, at, [Entry("exported", Subject("list", "", "List of records"), facts)])
    return file
