"""How does the demonstration office come to have work? Every act is done, in the order of days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from heard.casework.operations.acting import council_day
from heard.casework.operations.logging import log
from heard.casework.operations.telling import tell
from heard.feedback.models import Feedback
from heard.ops.living_office.closed_complaints import CLOSED
from heard.ops.living_office.later_stages import LATER
from heard.ops.living_office.open_complaints import OPEN
from heard.ops.living_office.other_kinds import OTHERS
from heard.ops.living_office.people import Desk
from heard.ops.living_office.stories import Days, Scene, Step, Story
from heard.procedures.queries import working_calendar
from heard.rules.vocabulary import Channel

__all__ = ["STORIES", "open_living_office"]

STORIES = (*OPEN, *LATER, *CLOSED, *OTHERS)
_COUNCIL_TIME = ZoneInfo("Europe/London")
_OPENS = time(9)
_BETWEEN_ACTS = timedelta(minutes=2)


@transaction.atomic
def open_living_office(staff: Desk, *, at: datetime) -> int:
    """Make the records that are not there yet, around the day of `at`; return how many.

    Each is logged and worked on by the operations that the pages use, day by day, so that its
    history, its dates and its list are those of real work. A record that was made before is left
    as it is, on whatever day.
    """
    held = set(
        Feedback.objects.filter(
            idempotency_key__in=[each.idempotency_key for each in STORIES]
        ).values_list("idempotency_key", flat=True)
    )
    told = [each for each in STORIES if each.idempotency_key not in held]
    days = Days.around(council_day(at), working_calendar())
    references: dict[str, str] = {}
    moment = at
    for story, step in _in_order(told):
        on = days.ago(step.ago if step else story.ago)
        opened = datetime.combine(on, _OPENS, _COUNCIL_TIME)
        moment = opened if not references else max(opened, moment + _BETWEEN_ACTS)
        # What is done today is done by now, however early the day is.
        moment = min(moment, at)
        if step is None:
            references[story.key] = _received(story, on, staff, moment).reference
        else:
            step.do(Scene(staff, references[story.key], moment, on, days))
    return len(told)


def _received(story: Story, on: date, staff: Desk, moment: datetime) -> Feedback:
    """Let it be told by the form on the public pages, or log what came in another way."""
    new = story.new_case(on, staff)
    if new.channel is Channel.WEB_FORM:
        return tell(new, at=moment)
    return log(new, by=staff["asha"], at=moment)


def _in_order(told: list[Story]) -> Iterator[tuple[Story, Step | None]]:
    """Yield each story's beginning (None) and steps, the longest ago first."""
    events = [
        (-ago, position, number, story, step)
        for position, story in enumerate(told)
        for number, (ago, step) in enumerate(
            [(story.ago, None), *((each.ago, each) for each in story.steps)]
        )
    ]
    for *_, story, step in sorted(events, key=lambda event: event[:3]):
        yield story, step
