"""Closing a record that the procedure owes no answer: turned away, declined, or a duplicate."""

from __future__ import annotations

from heard.casework.operations.acting import Case
from heard.casework.operations.ending import close
from heard.casework.queries.clocks import is_first
from heard.rules.acts import Closing

__all__ = ["close_unanswered", "nothing_due"]

_DATES = (
    ("due by law or code", "statutory", "statutory_due_on"),
    ("due by the council’s own target", "target", "target_due_on"),
    ("the most allowed", "maximum", "maximum_on"),
)


def close_unanswered(case: Case, why: Closing) -> None:
    """Close a record without an answer by the procedure, so that it is neither in time nor late.

    The dates that fell away are in the history; reopened, it has them again.
    """
    nothing_due(case)
    close(case, case.today, why)


def nothing_due(case: Case) -> None:
    """Take away the dates of the current stage, where there is one."""
    run = case.run
    if run is None:
        return
    for words, name, column in _DATES:
        case.set(f"Stage {run.stage}: {words}", run, column, None)
        setattr(run, f"{name}_reckoning", None)
    if is_first(run):
        for name in ("statutory", "target"):
            setattr(case.record, f"{name}_due_on", None)
            setattr(case.record, f"{name}_reckoning", None)
