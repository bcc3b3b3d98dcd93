"""What is there for somebody to do today, and what changed lately of what they may know of?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from heard.accounts.staff import Role, Staff
from heard.audit.queries import Happening, latest_of
from heard.casework.queries.counting import Counted
from heard.casework.queries.list_conditions import OfficeDay, narrowed
from heard.casework.queries.list_counts import counts_by_tab
from heard.casework.queries.more_time import MoreTimeAsked, more_time_asked
from heard.casework.queries.promises import Promise, promises_to_keep
from heard.casework.queries.worklists import Line, page_of
from heard.casework.worklist import WHO_LEFT, DueWindow, Tab, Wanted
from heard.feedback.models import Feedback
from heard.feedback.permissions import visible_to
from heard.rules.acts import in_the_past

__all__ = ["Changed", "Home", "Section", "home_of"]

_SHOWN = 5
_CHANGES_SHOWN = 12
_PROMISES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Section:
    """A short list on the page one starts from: its first records, and which list it begins.

    `empty` is said where there is none; where that is "" the section is shown only with records.
    """

    title: str
    empty: str
    wanted: Wanted
    lines: tuple[Line, ...]
    has_more: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """What was last done with a record, by whom."""

    reference: str
    words: str
    event: Happening


@dataclass(frozen=True, slots=True)
class Home:
    """The page that somebody starts from; `has_more_…` beyond those that are shown."""

    counts: Mapping[Tab, Counted]
    sections: tuple[Section, ...]
    changes: tuple[Changed, ...]
    promises: tuple[Promise, ...]
    has_more_promises: bool
    more_time: tuple[MoreTimeAsked, ...]
    has_more_time: bool


def home_of(staff: Staff, day: OfficeDay) -> Home:
    """Return what this person starts the day from."""
    sections = [_section(staff, day, *each) for each in _sections_for(staff)]
    promises = promises_to_keep(staff, _PROMISES_SHOWN + 1)
    more_time = more_time_asked(staff, _SHOWN + 1)
    return Home(
        counts_by_tab(narrowed(Wanted(), staff, day)),
        tuple(each for each in sections if each.lines or each.empty),
        _changes(staff),
        promises[:_PROMISES_SHOWN],
        len(promises) > _PROMISES_SHOWN,
        more_time[:_SHOWN],
        len(more_time) > _SHOWN,
    )


def _sections_for(staff: Staff) -> list[tuple[str, str, Wanted]]:
    sections = []
    if staff.is_any(Role.OFFICER, Role.MANAGER, Role.INVESTIGATOR, Role.HEAD):
        mine = Tab.MINE
        sections += [
            ("Mine: late", "Nothing of yours is late.", Wanted(mine, due=DueWindow.OVERDUE)),
            ("Mine: due today", "Nothing today.", Wanted(mine, due=DueWindow.TODAY)),
            ("Mine: later this week", "Nothing more.", Wanted(mine, due=DueWindow.LATER)),
        ]
    if staff.is_any(Role.MANAGER, Role.HEAD):
        nothing = "No draft waits for you."
        sections.append(("Waiting for my sign-off", nothing, Wanted(Tab.SIGN_OFF)))
    if staff.is_any(Role.OFFICER, Role.MANAGER, Role.HEAD):
        allocated = "Everything is allocated."
        sections.append(("Unallocated", allocated, Wanted(Tab.UNALLOCATED)))
        sections.append(("Allocated to somebody who has left", "", Wanted(handler=WHO_LEFT)))
    if staff.is_any(Role.AUDITOR):
        sections.append(("Overdue", "Nothing is overdue.", Wanted(Tab.OVERDUE)))
    return sections


def _section(staff: Staff, day: OfficeDay, title: str, empty: str, wanted: Wanted) -> Section:
    page = page_of(narrowed(wanted, staff, day), size=_SHOWN)
    return Section(title, empty, wanted, page.lines, page.next_place is not None)


def _changes(staff: Staff) -> tuple[Changed, ...]:
    """Return the last act with each of the records changed last, of those visible to them."""
    changed = Feedback.objects.filter(visible_to(staff), changed_at__isnull=False)
    rows = changed.order_by("-changed_at", "-id").values_list("pk", "reference")
    references = {str(pk): reference for pk, reference in rows[:_CHANGES_SHOWN]}
    happenings = latest_of("feedback", references)
    return tuple(
        Changed(reference, in_the_past(happenings[id_].verb), happenings[id_])
        for id_, reference in references.items()
        if id_ in happenings
    )
