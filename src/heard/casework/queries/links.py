"""Which records belong with one? Of those that one may not open, only that there is another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from heard.accounts.staff import Staff
from heard.casework.models import Link
from heard.feedback.models import Feedback
from heard.feedback.permissions import visible_to

__all__ = ["Linked", "links_of"]

_FROM_THE_OTHER_END = {
    Link.Kind.SAME_MATTER: Link.Kind.SAME_MATTER.label,
    Link.Kind.MERGED: "Also answered here",
    Link.Kind.LED_TO: "Follows from",
    Link.Kind.SIBLING: Link.Kind.SIBLING.label,
    Link.Kind.OTHER_PARENT: Link.Kind.OTHER_PARENT.label,
}
_TO_BEAR_IN_MIND = {
    Link.Kind.OTHER_PARENT: (
        "Tell neither parent anything that the other told us, nor where they live."
    ),
}


@dataclass(frozen=True, slots=True)
class Linked:
    """How another record belongs with this one; its reference, None where it may not be seen.

    `to_bear_in_mind` is said beside it: two parents may each have a case about one child.
    """

    words: str
    reference: str | None
    to_bear_in_mind: str = ""


def links_of(record: Feedback, staff: Staff) -> tuple[Linked, ...]:
    """Return what belongs with a record, for this person.

    A record that they may not open shows as one that there is, without its reference; a restricted
    one that does not name them does not show at all, for they may not know of it.
    """
    links = list(
        Link.objects.filter(Q(first=record) | Q(second=record))
        .select_related("first", "second")
        .order_by("id")
    )
    others = {_other(each, record).pk for each in links}
    seen = set(
        Feedback.objects.filter(visible_to(staff), pk__in=others).values_list("pk", flat=True)
    )
    return tuple(_shown(links, record, seen))


def _shown(links: list[Link], record: Feedback, seen: set[int]) -> Iterator[Linked]:
    for each in links:
        other, kind = _other(each, record), Link.Kind(each.kind)
        words = kind.label if each.first_id == record.pk else _FROM_THE_OTHER_END[kind]
        if other.pk in seen:
            yield Linked(words, other.reference, _TO_BEAR_IN_MIND.get(kind, ""))
        elif not other.is_restricted:
            yield Linked(words, None, _TO_BEAR_IN_MIND.get(kind, ""))


def _other(each: Link, record: Feedback) -> Feedback:
    return each.second if each.first_id == record.pk else each.first
