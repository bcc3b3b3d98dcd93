"""Has somebody told us before, or told us the same? Asked while something is being logged."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from heard.accounts.staff import Staff
from heard.feedback.models import Feedback, Party
from heard.feedback.permissions import visible_to
from heard.people.contacts import Contact, people_like
from heard.people.new_people import NewPerson

__all__ = ["Alike", "Known", "people_known", "records_alike"]

# One matter reaches the council by several ways within weeks, in the same words.
_WEEKS = timedelta(weeks=13)
_LATEST = 400
_LEAST_WORDS = 5
_SHARED = 0.5
_MOST = 5
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class Known:
    """Someone who may be the person described, and the records they took part in."""

    contact: Contact
    records: tuple[Feedback, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """A record in much the same words; `share_percent` of the words of both are in both."""

    record: Feedback
    share_percent: int


def people_known(new: NewPerson, staff: Staff) -> tuple[Known, ...]:
    """Return the people who may be this one, each with the records that this reader may see.

    Somebody with none of those is not named: that they are known at all may be the secret.
    """
    alike = people_like(new)
    records = _records_of([contact.id for contact in alike], staff)
    return tuple(
        Known(contact, tuple(records[contact.id])) for contact in alike if records[contact.id]
    )


def records_alike(words: str, as_at: date, staff: Staff) -> tuple[Alike, ...]:
    """Return the records of the last thirteen weeks in much the same words, the likest first."""
    sought = _words(words)
    if len(sought) < _LEAST_WORDS:
        return ()
    recent = Feedback.objects.filter(visible_to(staff), received_on__gte=as_at - _WEEKS)
    latest = recent.exclude(words="").order_by("-received_on", "-id")[:_LATEST]
    alike = sorted(_alike(sought, latest), key=lambda each: -each.share_percent)
    return tuple(alike[:_MOST])


def _alike(sought: frozenset[str], records: Iterable[Feedback]) -> Iterator[Alike]:
    for record in records:
        said = _words(record.words)
        share = len(sought & said) / len(sought | said)
        if share >= _SHARED:
            yield Alike(record, round(share * 100))


def _words(words: str) -> frozenset[str]:
    return frozenset(_WORD.findall(words.casefold()))


def _records_of(people: list[UUID], staff: Staff) -> dict[UUID, list[Feedback]]:
    parties = Party.objects.filter(person_id__in=people)
    found = (
        Feedback.objects.filter(visible_to(staff), parties__in=parties)
        .distinct()
        .order_by("-received_on", "-id")
    )
    by_id = {record.pk: record for record in found}
    records: defaultdict[UUID, list[Feedback]] = defaultdict(list)
    for person, record in parties.values_list("person_id", "feedback_id").order_by("-feedback_id"):
        if record in by_id and by_id[record] not in records[person]:
            records[person].append(by_id[record])
    return records
