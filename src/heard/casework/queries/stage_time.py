"""What is known of the time of a stage, beside its dates? Drafts, standstills, requests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heard.casework.models import ExtensionRequest, LetterTemplate, Pause, StageRun
from heard.casework.queries.sign_off_times import SignOffTime, draft_due_on, sign_off_times
from heard.casework.queries.soft_limits import to_go_on_by
from heard.procedures.queries import working_calendar
from heard.rules.acts import SignOff

__all__ = ["StageTime", "Standstill", "time_of"]


@dataclass(frozen=True, slots=True)
class Standstill:
    """A pause, the positions of its elements (none for the whole record), until when to go on."""

    pause: Pause
    elements: tuple[int, ...]
    until: date | None


@dataclass(frozen=True, slots=True)
class StageTime:
    """The time of a stage: what is wanted ahead of its answer, what stopped it, where it went.

    `draft_due_on` is None once there is a draft, and where no answer is due by a day.
    """

    draft_due_on: date | None
    holding_letters: int
    requests: tuple[ExtensionRequest, ...]
    pauses: tuple[Standstill, ...]
    sign_off: tuple[SignOffTime, ...]


def time_of(run: StageRun | None) -> StageTime | None:
    """Return what is known of the time of a stage, None where no answer is due."""
    if run is None:
        return None
    pauses = run.pauses.prefetch_related("elements")
    return StageTime(
        _draft_wanted_by(run),
        _holding_letters(run),
        tuple(run.extension_requests.select_related("asked_by")),
        tuple(
            Standstill(
                pause,
                tuple(sorted(each.position for each in pause.elements.all())),
                to_go_on_by(run, pause),
            )
            for pause in pauses
        ),
        sign_off_times(run),
    )


def _draft_wanted_by(run: StageRun) -> date | None:
    record = run.feedback
    is_wanted = run.sign_off == SignOff.NONE and not (run.responded_on or run.resolved_on)
    if not is_wanted or record.closed_on or record.paused_since:
        return None
    return draft_due_on(run, working_calendar())


def _holding_letters(run: StageRun) -> int:
    """Return how many were sent while this stage ran."""
    sent = run.feedback.letters.filter(
        purpose=LetterTemplate.Purpose.HOLDING, sent_at__date__gte=run.requested_on
    )
    if run.responded_on:
        sent = sent.filter(sent_at__date__lte=run.responded_on)
    return sent.count()
