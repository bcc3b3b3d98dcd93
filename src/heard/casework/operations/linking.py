"""Keeping records together: one answered by another, or two that belong to one matter."""

from __future__ import annotations

from datetime import datetime

from heard.accounts.staff import Staff
from heard.casework.models import Link
from heard.casework.operations.acting import Case, NotLawful, acting, in_words
from heard.casework.operations.unanswered import close_unanswered
from heard.feedback.models import Feedback
from heard.feedback.permissions import visible_to
from heard.feedback.queries.search import as_written
from heard.rules.acts import Act, Closing
from heard.rules.vocabulary import Kind

__all__ = ["link", "merge"]


def merge(
    reference: str, into: str, *, by: Staff, at: datetime, version: int | None = None
) -> None:
    """Close a record as a duplicate of another, which answers both. It is counted once, there.

    Time runs from the first receipt, so the later goes into the earlier. What was received stays as
    it is with whoever sent it, and the answer goes to them too. An enquiry never goes into a
    complaint: it has its own clock and its own count, so the two are linked instead.
    """
    with acting(reference, Act.MERGE, by=by, at=at, version=version) as case:
        other = _other(case, into)
        _require_same(case, other)
        Link.objects.create(first=case.record, second=other, kind=Link.Kind.MERGED)
        case.note("Merged into", other.reference)
        close_unanswered(case, Closing.MERGED)


def link(
    reference: str,
    other: str,
    *,
    by: Staff,
    at: datetime,
    kind: Link.Kind = Link.Kind.SAME_MATTER,
    version: int | None = None,
) -> None:
    """Say that two records belong together. Neither shows more of the other than that there is one.

    A matter is the same from both ends, and is linked once.
    """
    with acting(reference, Act.LINK, by=by, at=at, version=version) as case:
        if kind == Link.Kind.MERGED:
            raise NotLawful("Merge it: that closes it too.")
        second = _other(case, other)
        pair = {"first__in": [case.record, second], "second__in": [case.record, second]}
        if Link.objects.filter(kind=kind, **pair).exists():
            raise NotLawful(f"It is linked to {second.reference} already.")
        Link.objects.create(first=case.record, second=second, kind=kind)
        case.note(Link.Kind(kind).label, second.reference)


def _other(case: Case, reference: str) -> Feedback:
    """Return the other record, locked, where whoever acts may know of it."""
    found = (
        Feedback.objects.select_for_update(of=("self",))
        .filter(visible_to(case.by), reference__in=as_written(reference))
        .exclude(pk=case.record.pk)
        .first()
    )
    if found is None:
        raise NotLawful(f"No other record is called {reference.strip()}.")
    return found


def _require_same(case: Case, other: Feedback) -> None:
    record = case.record
    if record.kind != other.kind:
        raise NotLawful(
            f"This is {_in_words(record)} and {other.reference} is {_in_words(other)}: each has "
            "its own clock and is counted as what it is. Link them instead."
        )
    if other.received_on > record.received_on:
        raise NotLawful(
            f"This came first, on {in_words(record.received_on)}: merge {other.reference} into it, "
            "so that time runs from the first receipt."
        )
    if other.closing == Closing.MERGED:
        raise NotLawful(f"{other.reference} was merged itself: merge into the one that is left.")
    if record.stage > 1:
        raise NotLawful("It was answered and taken further: link the two instead.")
    if record.is_restricted and not other.is_restricted:
        raise NotLawful("This is restricted and the other is not: restrict the other first.")


def _in_words(record: Feedback) -> str:
    label = Kind(record.kind).label
    kind = label if label.startswith("MP") else label[0].lower() + label[1:]
    return f"{'an' if label[0] in 'MO' else 'a'} {kind}"
