"""Which lists does somebody keep?"""

from __future__ import annotations

from heard.accounts.staff import Staff
from heard.casework.models import SavedView

__all__ = ["views_of"]


def views_of(staff: Staff) -> tuple[SavedView, ...]:
    """Return the lists that this person keeps, by name."""
    return tuple(SavedView.objects.filter(user_id=staff.id))
