"""What is thrown away by and by of what was begun outside and never sent?"""

from __future__ import annotations

from datetime import datetime

from heard.intake.telling.drafts import sweep_drafts
from heard.intake.telling.limits import sweep_tries

__all__ = ["sweep_outside"]


def sweep_outside(at: datetime) -> int:
    """Throw away what is past its time, and return how many drafts there were."""
    sweep_tries(at)
    return sweep_drafts(at)
