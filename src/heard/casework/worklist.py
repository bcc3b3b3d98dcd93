"""Which records does somebody want listed, in what order, with which columns?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Self

from heard.rules.timescales import Verdict
from heard.rules.vocabulary import Kind, Labelled

__all__ = ["DEFAULT_COLUMNS", "WHO_LEFT", "Column", "DueWindow", "Sort", "Tab", "Wanted"]

# In the place of an account: whoever no longer works here.
WHO_LEFT = "left"


class Tab(Labelled):
    """The lists that everybody works from."""

    OPEN = "open", "All open"
    MINE = "mine", "Mine"
    OVERDUE = "overdue", "Overdue"
    WEEK = "week", "Due this week"
    UNALLOCATED = "unallocated", "Unallocated"
    SIGN_OFF = "sign_off", "For my sign-off"
    CLOSED = "closed", "Closed"


class DueWindow(Labelled):
    """When something is next due from the council."""

    OVERDUE = "overdue", "Overdue"
    TODAY = "today", "Today"
    WEEK = "week", "Today or later this week"
    LATER = "later", "Later this week"
    NEXT_FIVE = "next_five", "In the next five working days"


class Sort(Labelled):
    """The order of a list."""

    DUE = "due", "Due date, the earliest first"
    RECEIVED = "received", "Received, the latest first"
    CHANGED = "changed", "Changed, the latest first"


class Column(Labelled):
    """What a list can show of a record, beside its reference."""

    STANDING = "standing", "How it stands"
    DUE = "due", "Next due"
    KIND = "kind", "Kind"
    STAGE = "stage", "Stage"
    SERVICE = "service", "Service area"
    THEME = "theme", "Theme"
    HANDLER = "handler", "Allocated to"
    RECEIVED = "received", "Received"
    ANSWERED = "answered", "Answered"
    VERDICT = "verdict", "Own target"
    OUTCOME = "outcome", "Outcome"
    YOUNG_PERSON = "young_person", "Young person"
    CHANGED = "changed", "Last changed"


DEFAULT_COLUMNS = (
    Column.STANDING,
    Column.DUE,
    Column.KIND,
    Column.STAGE,
    Column.SERVICE,
    Column.HANDLER,
    Column.RECEIVED,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A list of records: the tab it is under, what else is true of each, its order and columns.

    "" is anything. `handler` is the id of an account in digits, or WHO_LEFT; `service` and `theme`
    are keys of the council's lists. `text` is sought in references and in what was said, never in
    names.
    """

    tab: Tab = Tab.OPEN
    kind: Kind | str = ""
    stage: str = ""
    service: str = ""
    theme: str = ""
    handler: str = ""
    verdict: Verdict | str = ""
    due: DueWindow | str = ""
    young_person: str = ""
    text: str = ""
    sort: Sort | str = ""
    columns: tuple[Column, ...] = ()

    @property
    def order(self) -> Sort:
        """Return the order asked for; nothing is due of a closed record, which is newest first."""
        if self.tab is Tab.CLOSED and self.sort in {"", Sort.DUE}:
            return Sort.RECEIVED
        return Sort(self.sort) if self.sort else Sort.DUE

    @property
    def shown(self) -> tuple[Column, ...]:
        """Return the columns to show."""
        return self.columns or DEFAULT_COLUMNS

    @property
    def is_narrowed(self) -> bool:
        """Return whether anything but the tab, the order and the columns was chosen."""
        return self.under(self.tab) != Wanted(tab=self.tab, sort=self.sort, columns=self.columns)

    def under(self, tab: Tab) -> Self:
        """Return the same list under another tab."""
        return replace(self, tab=tab)

    def query(self) -> list[tuple[str, str]]:
        """Return (name, value) pairs for the address of this list, what is plain left out."""
        return list(self._pairs())

    def _pairs(self) -> Iterator[tuple[str, str]]:
        for field in fields(self):
            value = getattr(self, field.name)
            if value != field.default:
                values = value if isinstance(value, tuple) else (value,)
                yield from ((field.name, str(each)) for each in values)
