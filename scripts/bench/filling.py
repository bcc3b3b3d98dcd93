"""Records by the million, put straight into their tables: what a year's figures are drawn from."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.db import connection, transaction

from heard.accounts.models import User
from heard.casework.models import Remedy, SignOffStep, StageRun
from heard.common.bulk import insert_rows
from heard.feedback.models import Feedback
from heard.learning.models import Lesson
from heard.procedures.queries import lists
from heard.rules.acts import SignOff

__all__ = ["LAST_YEAR", "fill", "keep_only_last_year"]

LAST_YEAR = 2014
_AT_ONCE = 20_000
_DAY = timedelta(days=1)
_KINDS = ["complaint"] * 10 + ["compliment"] * 3 + ["comment", "mp_enquiry", "mp_enquiry"]
_OUTCOMES = ["upheld", "partially_upheld", "not_upheld", "not_upheld", "not_upheld"]
_CHANNELS = ["email", "web_form", "phone", "letter", ""]
_COLUMNS = (
    "reference",
    "kind",
    "received_on",
    "channel",
    "service_area_id",
    "theme_id",
    "customer_group_id",
    "young_person",
    "statutory_due_on",
    "target_due_on",
    "responded_on",
    "closed_on",
    "closing",
    "outcome",
    "reporting_year",
    "quarter",
)


_RUN = ("feedback_id", "stage", "requested_on", "target_due_on", "responded_on", "sign_off")


def fill(records: int, years: int) -> None:
    """Add invented records of the last `years` years until the table holds so many."""
    rows = _rows(Feedback.objects.count(), records, years)
    with transaction.atomic():
        while batch := list(islice(rows, _AT_ONCE)):
            _steps(insert_rows(Feedback, _COLUMNS, batch), batch)


def keep_only_last_year() -> None:
    """Take every record of an earlier year away again, with all that hangs on it."""
    earlier = "(SELECT id FROM feedback_feedback WHERE reporting_year < %s)"
    with connection.cursor() as cursor:
        runs = f"(SELECT id FROM casework_stagerun WHERE feedback_id IN {earlier})"
        cursor.execute(f"DELETE FROM casework_signoffstep WHERE run_id IN {runs}", [LAST_YEAR])
        for model in (StageRun, Remedy, Lesson):
            table = model._meta.db_table
            cursor.execute(f"DELETE FROM {table} WHERE feedback_id IN {earlier}", [LAST_YEAR])
        cursor.execute(f"DELETE FROM feedback_feedback WHERE id IN {earlier}", [LAST_YEAR])


def _steps(ids: Sequence[int], rows: Sequence[tuple[object, ...]]) -> None:
    """Add a first stage to each record, and to some a second one, a remedy and a lesson."""
    first = [
        (id_, 1, row[2], row[9], row[10], _draft_of(row))
        for id_, row in zip(ids, rows, strict=True)
    ]
    second = [(id_, 2, answered, None, None, SignOff.NONE) for id_, *_, answered, _ in first[::40]]
    runs = insert_rows(StageRun, _RUN, first + second)
    _read(run for run in zip(runs, first, strict=False) if run[1][-1] is SignOff.SIGNED_OFF)
    insert_rows(Remedy, ("feedback_id", "kind"), ((id_, "Apology") for id_ in ids[::50]))
    insert_rows(Lesson, ("feedback_id", "words"), ((id_, "Ring back.") for id_ in ids[::1000]))


def _draft_of(row: tuple[object, ...]) -> SignOff:
    return SignOff.SIGNED_OFF if row[1] == "complaint" else SignOff.NONE


def _read(runs: Iterable[tuple[int, tuple[Any, ...]]]) -> None:
    """Let the draft of each answer be passed on a week before it was sent, and signed off then."""
    by, _ = User.objects.get_or_create(username="reader")
    names = ("run_id", "step", "due_on", "done_on", "by_id")
    drafted = [
        (run, SignOff.SUBMITTED, target - 5 * _DAY, max(received, sent - 7 * _DAY), by.pk)
        for run, (_, _, received, target, sent, _) in runs
    ]
    ids = insert_rows(SignOffStep, names, drafted)
    insert_rows(
        SignOffStep,
        (*names, "follows_id"),
        [
            (run, SignOff.SIGNED_OFF, done + _DAY, done + run % 4 * _DAY, by.pk, id_)
            for (run, _, _, done, _), id_ in zip(drafted, ids, strict=True)
        ],
    )


def _rows(first: int, last: int, years: int) -> Iterator[tuple[object, ...]]:
    chance = random.Random(last)
    held = lists()
    services, themes, groups = (
        [each.id for each in listed]
        for listed in (held.service_areas, held.themes, held.customer_groups)
    )
    for number in range(first, last):
        year = LAST_YEAR - number % years
        day = chance.randrange(365)
        received = date(year, 4, 1) + timedelta(days=day)
        answered = received + timedelta(days=chance.randrange(45))
        kind = chance.choice(_KINDS)
        is_complaint = kind == "complaint"
        service = chance.choice(services)
        yield (
            f"B{number:07}",
            kind,
            received,
            chance.choice(_CHANNELS),
            service,
            chance.choice(themes) if is_complaint else None,
            chance.choice(groups) if is_complaint else None,
            chance.random() < 0.1,
            received + timedelta(days=14) if service == services[0] else None,
            received + timedelta(days=21),
            answered,
            answered,
            "answered",
            chance.choice(_OUTCOMES) if is_complaint else "",
            year,
            min(day // 91 + 1, 4),
        )
