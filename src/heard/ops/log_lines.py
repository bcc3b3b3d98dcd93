"""How does the log read? Each event in the words of a record's history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from heard.accounts.staff import Staff
from heard.audit.entries import Change, Subject
from heard.audit.queries import Happening, Logged, latest_of
from heard.feedback.models import Feedback
from heard.feedback.permissions import visible_to
from heard.feedback.queries.search import as_written
from heard.rules.acts import in_the_past

__all__ = ["CHAIN", "HEADINGS", "LOG", "Line", "as_row", "last_check", "lines_of", "record_called"]

# What an event about the log itself is about.
LOG = Subject("log", "log", "Audit log")
CHAIN = Subject("log", "chain", "Audit log")
HEADINGS = ("Number", "When", "Who", "What", "About", "Changes", "Reason")


@dataclass(frozen=True, slots=True)
class Line:
    """One event in words; `reference` is that of the record it is about, "" of anything else."""

    event: Logged
    words: str
    reference: str


def lines_of(events: Iterable[Logged]) -> tuple[Line, ...]:
    """Return events in words, in their order; all of them may be seen by whoever reads them."""
    return tuple(
        Line(
            event,
            in_the_past(event.verb),
            event.subject.name if event.subject.kind == "feedback" else "",
        )
        for event in events
    )


def as_row(line: Line, local: datetime) -> tuple[str, ...]:
    """Return a line as HEADINGS name its cells; `local` is when it was, in the council's time."""
    event = line.event
    return (
        str(event.number),
        local.strftime("%Y-%m-%d %H:%M:%S"),
        event.actor_name,
        line.words,
        event.subject.name,
        "; ".join(map(_in_words, event.changes)),
        event.reason,
    )


def record_called(reference: str, staff: Staff) -> Subject | None:
    """Return the record of a reference, as the log names it, None where they may know of none."""
    called = Q(reference__in=as_written(reference))
    found = Feedback.objects.filter(visible_to(staff), called).values_list("pk", "reference")
    return next((Subject("feedback", str(pk), name) for pk, name in found[:1]), None)


def last_check() -> Happening | None:
    """Return when the chain was last checked on the page of the log, and with what result."""
    return latest_of(CHAIN.kind, [CHAIN.id]).get(CHAIN.id)


def _in_words(change: Change) -> str:
    before = f"{change.before} → " if change.before else ""
    return f"{change.what}: {before}{change.after or 'none'}"
