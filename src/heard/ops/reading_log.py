"""Reading the log, taking it out and checking it: each is an event in the log itself."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from heard.accounts.staff import Staff
from heard.audit.entries import Change, Entry
from heard.audit.operations import write_down
from heard.audit.queries import (
    LogPage,
    Looked,
    UnsoundLog,
    all_logged,
    last_number,
    page_of_log,
    verified_head,
)
from heard.casework.list_files import as_csv
from heard.ops.log_lines import CHAIN, HEADINGS, LOG, as_row, lines_of
from heard.ops.permissions import events_seen_by, may_read_log

__all__ = [
    "MOST_CHECKED",
    "MOST_IN_A_FILE",
    "NotReader",
    "TooMany",
    "check_chain",
    "export_log",
    "read_log",
]

# A check of so many takes about a second; of more, longer than anybody waits for a page.
MOST_CHECKED = 50_000
MOST_IN_A_FILE = 50_000


class NotReader(PermissionError):
    """This person may not read the log."""


class TooMany(ValueError):
    """There are more events than are written to one file, or checked while somebody waits."""


@transaction.atomic
def read_log(
    looked: Looked, words: str, *, by: Staff, at: datetime, before: int | None = None
) -> LogPage:
    """Return a page of the log, and write down that it was read; `words` say what was chosen.

    NotReader for whoever may not, and then nothing is written.
    """
    _require_reader(by)
    page = page_of_log(looked, events_seen_by(by), before)
    write_down(by.actor, at, [Entry("read", LOG, _chosen(words))])
    return page


@transaction.atomic
def export_log(looked: Looked, words: str, *, by: Staff, at: datetime) -> bytes:
    """Return all that is looked for in the log as CSV, as the page shows it, and write that down.

    NotReader for whoever may not; TooMany beyond MOST_IN_A_FILE events.
    """
    _require_reader(by)
    events = list(all_logged(looked, events_seen_by(by), MOST_IN_A_FILE + 1))
    if len(events) > MOST_IN_A_FILE:
        raise TooMany(
            f"These are more than {MOST_IN_A_FILE:,} events, the most that one file holds. "
            "Choose fewer days."
        )
    rows = [as_row(line, localtime(line.event.at)) for line in lines_of(events)]
    facts = (*_chosen(words), Change("Events", "", str(len(rows))), Change("File", "", "CSV"))
    write_down(by.actor, at, [Entry("exported", LOG, facts)])
    return as_csv(HEADINGS, rows)


@transaction.atomic
def check_chain(*, by: Staff, at: datetime) -> bool:
    """Check every event of the log, write down what was found, and return whether it holds.

    NotReader for whoever may not; TooMany where nobody would wait for it.
    """
    _require_reader(by)
    if last_number() > MOST_CHECKED:
        raise TooMany("The log is too long to be checked on a page: run heard audit verify.")
    try:
        head = verified_head()
    except UnsoundLog as unsound:
        found, holds = f"does not hold: {unsound}", False
    else:
        found, holds = f"holds, as far as event {head.number:,}", True
    write_down(by.actor, at, [Entry("chain_checked", CHAIN, (Change("The log", "", found),))])
    return holds


def _require_reader(by: Staff) -> None:
    if not may_read_log(by):
        raise NotReader(f"{by.name} may not read the log.")


def _chosen(words: str) -> tuple[Change, ...]:
    return (Change("Chosen", "", words),) if words else ()
