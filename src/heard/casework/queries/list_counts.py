"""How many records does a list hold under each tab? Counted among so many, as the tabs say."""

from __future__ import annotations

from heard.casework.queries.counting import Counted, count_among
from heard.casework.queries.list_conditions import Narrowed
from heard.casework.worklist import Tab
from heard.feedback.models import Feedback

__all__ = ["counts_by_tab"]


def counts_by_tab(sought: Narrowed) -> dict[Tab, Counted]:
    """Return how many records a list holds under each tab, whichever it was asked for under.

    Two queries: one looks through what is open, the earliest due first, the other through all that
    came, the latest first, for what is closed. Or one, through the records that hold the words.
    """
    tabs = {tab: sought.under(tab) for tab in Tab}
    if sought.words.among is not None:
        holders = Feedback.objects.filter(sought.words.among).order_by()
        return count_among(holders, sought.without_words, tabs, are_all=sought.words.is_all)
    closed = {Tab.CLOSED: tabs.pop(Tab.CLOSED)}
    still_open = Feedback.objects.filter(closed_on__isnull=True).order_by("next_due_on", "id")
    latest = Feedback.objects.order_by("-received_on", "-id")
    return count_among(still_open, sought.without_words, tabs) | count_among(
        latest, sought.without_words, closed
    )
