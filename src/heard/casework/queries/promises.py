"""What was promised to put matters right, and is not done yet? Also once a record is closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from heard.accounts.staff import Staff
from heard.casework.models import Recommendation, Remedy
from heard.feedback.models import Feedback
from heard.feedback.permissions import of_visible_record

__all__ = ["Promise", "promised_by", "promises_to_keep"]


@dataclass(frozen=True, slots=True)
class Promise:
    """A remedy, or something the Ombudsman asked for, that is not done; `due_on` may be unsaid."""

    reference: str
    words: str
    due_on: date | None
    is_recommendation: bool


def promises_to_keep(staff: Staff, most: int) -> tuple[Promise, ...]:
    """Return the first so many that this person may know of, the earliest due first.

    What has no day comes last. Two queries, each by an index over what is not done.
    """
    earliest = F("due_on").asc(nulls_last=True)
    remedies = Remedy.objects.filter(of_visible_record(staff, "feedback"), done_on__isnull=True)
    asked = Recommendation.objects.filter(
        of_visible_record(staff, "case__feedback"), done_on__isnull=True, withdrawn_on__isnull=True
    )
    found = [
        Promise(reference, kind, due_on, is_recommendation=False)
        for reference, kind, due_on in remedies.order_by(earliest, "id").values_list(
            "feedback__reference", "kind", "due_on"
        )[:most]
    ]
    found += [
        Promise(reference, words, due_on, is_recommendation=True)
        for reference, words, due_on in asked.order_by(earliest, "id").values_list(
            "case__feedback__reference", "words", "due_on"
        )[:most]
    ]
    return tuple(sorted(found, key=lambda each: (each.due_on or date.max, each.reference)))[:most]


def promised_by(last: date) -> list[tuple[Feedback, date]]:
    """Return each record of which something promised is due by a day and not done, with its day."""
    waiting = {"done_on__isnull": True, "due_on__lte": last}
    days: set[tuple[int, date | None]] = set(
        Remedy.objects.filter(**waiting).values_list("feedback_id", "due_on")
    )
    asked = Recommendation.objects.filter(**waiting, withdrawn_on__isnull=True)
    days |= set(asked.values_list("case__feedback_id", "due_on"))
    dated = sorted((record, due_on) for record, due_on in days if due_on)
    records = Feedback.objects.select_related("handler", "service_area").in_bulk(
        {record for record, _ in dated}
    )
    return [(records[record], due_on) for record, due_on in dated]
