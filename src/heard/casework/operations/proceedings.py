"""The end of the proceedings that a complaint waited for: from then on there is a year (reg 8)."""

from __future__ import annotations

from datetime import date, datetime

from heard.accounts.staff import Staff
from heard.casework.models import Pause
from heard.casework.operations.acting import Case, NotLawful, acting, in_words
from heard.casework.operations.days import require_day
from heard.casework.queries.soft_limits import to_go_on_by
from heard.rules.acts import Act

__all__ = ["end_proceedings"]


def end_proceedings(
    reference: str,
    on: date,
    *,
    by: Staff,
    at: datetime,
    pause_id: int | None = None,
    version: int | None = None,
) -> str | None:
    """Record when proceedings ended, and return until when the person may go on, in a sentence.

    The clock goes on standing still: it is for the person to say that they wish to go on. Source:
    SI 2006/1738 reg 8. `pause_id` says which pause waited for them, where there are several.
    """
    with acting(reference, Act.END_PROCEEDINGS, by=by, at=at, version=version) as case:
        row = _waiting(case, pause_id)
        require_day(case, "The end", on, since=row.from_on, event="the clock stood still")
        case.set("Proceedings ended", row, "proceedings_ended_on", on)
        row.save()
        by_day = to_go_on_by(case.stage_run, row)
        if by_day is None:
            return None
        case.note("May be brought again until", by_day)
        return (
            f"Tell the person that the proceedings are over and that they may go on with the "
            f"complaint until {in_words(by_day)}."
        )


def _waiting(case: Case, pause_id: int | None) -> Pause:
    waiting = case.stage_run.pauses.filter(
        to_on__isnull=True, stops_maximum=True, proceedings_ended_on__isnull=True
    )
    found = list(waiting if pause_id is None else waiting.filter(pk=pause_id))
    if len(found) != 1:
        raise NotLawful("Say which of the proceedings have ended.")
    return found[0]
