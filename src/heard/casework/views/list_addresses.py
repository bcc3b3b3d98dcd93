"""Where is each list found? The addresses of lists, and the tabs that lead to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from heard.casework.queries.counting import Counted
from heard.casework.queries.worklists import Place
from heard.casework.worklist import Tab, Wanted

__all__ = ["TabShown", "address_of", "tabs_of"]


@dataclass(frozen=True, slots=True)
class TabShown:
    """A tab: its words, how many records are under it, where it leads, whether it is this one."""

    words: str
    count: Counted
    address: str
    is_current: bool


def address_of(wanted: Wanted, after: Place | None = None, *, name: str = "work") -> str:
    """Return the address of a list, from a place on; `name` is that of the page that shows it."""
    place = [("after", f"{after.at.isoformat() if after.at else ''}_{after.id}")] if after else []
    query = urlencode([*wanted.query(), *place])
    return reverse(f"casework:{name}") + (f"?{query}" if query else "")


def tabs_of(
    wanted: Wanted, counts: Mapping[Tab, Counted], *, current: Tab | None
) -> tuple[TabShown, ...]:
    """Return every tab of a list, the one that is shown marked."""
    return tuple(
        TabShown(tab.label, count, address_of(wanted.under(tab)), tab is current)
        for tab, count in counts.items()
    )
