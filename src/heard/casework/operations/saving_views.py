"""Keeping a list that somebody comes back to, and forgetting it."""

from __future__ import annotations

from urllib.parse import urlencode

from heard.accounts.staff import Staff
from heard.casework.models import SavedView
from heard.casework.operations.acting import NotAllowed, NothingKnown, NotLawful
from heard.casework.permissions import may_list
from heard.casework.worklist import Wanted

__all__ = ["forget_view", "save_view"]

_MOST_VIEWS = 30


def save_view(name: str, wanted: Wanted, *, by: Staff) -> None:
    """Keep a list under a name of one's own; the same name again stands for the new list."""
    if not may_list(by):
        raise NotAllowed(f"{by.name} may not keep lists of records.")
    mine = SavedView.objects.filter(user_id=by.id)
    if mine.exclude(name=name).count() >= _MOST_VIEWS:
        raise NotLawful(f"You keep {_MOST_VIEWS} lists already: forget one first.")
    SavedView.objects.update_or_create(
        user_id=by.id, name=name, defaults={"query": urlencode(wanted.query())}
    )


def forget_view(view_id: int, *, by: Staff) -> None:
    """Forget one of one's own lists; NothingKnown for anybody else's."""
    forgotten, _ = SavedView.objects.filter(pk=view_id, user_id=by.id).delete()
    if not forgotten:
        raise NothingKnown("There is no such list of yours.")
