"""A year's figures from registers of growing length, beside the bare queries on the same file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from scripts.bench.measuring import Measurement, best_seconds, peak_megabytes
from scripts.bench.office import open_office

__all__ = ["measure"]

_YEARS = 10
_AS_AT = date(2015, 7, 31)
_BOUND = 1.3
# The tables of which every record of the year is looked at.
_TALLIED = "feedback_feedback"

Statement = tuple[str, tuple[object, ...]]


def measure() -> list[Measurement]:
    """Draw a year's report from 10k, 100k and 1M records; the bare queries are the very same."""
    open_office()
    from scripts.bench.filling import fill, keep_only_last_year  # noqa: PLC0415 — Django is set up

    found = []
    for records in (10_000, 100_000, 1_000_000):
        fill(records, _YEARS)
        drawn, bare = best_seconds(_draw), best_seconds(_bare())
        size = f"{records:,} records in {_YEARS} years"
        found += [
            Measurement(f"figures of a year: {size}", drawn, "s", how="tallies and whole report"),
            Measurement(f"bare GROUP BY: {size}", bare, "s", how="the same statements, no more"),
            Measurement(f"figures beside bare: {size}", drawn / bare, "×", _bound(records)),
        ]
    among_ten_years, uncovered = drawn, _uncovered()
    keep_only_last_year()
    alone = best_seconds(_draw)
    found += [
        Measurement("figures of a year: 100,000 records, no other year", alone, "s"),
        Measurement(
            "cost of nine other years", among_ten_years / alone, "×", _BOUND,
            how="the same 100,000 records with and without 900,000 of other years",
        ),
        Measurement(
            "tallies that read the table itself", len(uncovered), "", 0,
            how="; ".join(uncovered) or "by EXPLAIN QUERY PLAN: covering indexes alone",
        ),
        Measurement("figures: most memory", peak_megabytes(), "MB", 300),
    ]  # fmt: skip
    return found


def _bound(records: int) -> float | None:
    # On a small register the report's own tables and sentences outweigh the queries.
    return _BOUND if records >= 1_000_000 else None


def _draw() -> object:
    from heard.reports.operations import draw_report  # noqa: PLC0415 — Django is set up by then
    from heard.rules.periods import ReportingYear  # noqa: PLC0415
    from scripts.bench.filling import LAST_YEAR  # noqa: PLC0415

    return draw_report(ReportingYear(LAST_YEAR), "internal", _AS_AT)


def _statements() -> list[Statement]:
    """Return every question that a report asks the database, with its parameters."""
    from django.db import connection  # noqa: PLC0415 — Django is set up by then

    asked: list[Statement] = []

    def overheard(execute, sql, parameters, many, context):  # noqa: ANN001, ANN202 — Django's own
        asked.append((sql, tuple(parameters or ())))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(overheard):
        _draw()
    return asked


def _bare() -> Callable[[], None]:
    from django.db import connection  # noqa: PLC0415 — Django is set up by then

    asked = _statements()

    def bare() -> None:
        with connection.cursor() as cursor:
            for sql, parameters in asked:
                cursor.execute(sql, parameters)
                cursor.fetchall()

    return bare


def _uncovered() -> list[str]:
    """Return the steps of the plans that read every record of a year, and not from an index."""
    from django.db import connection  # noqa: PLC0415 — Django is set up by then

    steps = []
    with connection.cursor() as cursor:
        for sql, parameters in _statements():
            if f'FROM "{_TALLIED}"' in sql and "GROUP BY" in sql:
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
                steps += [detail for *_, detail in cursor.fetchall()]
    # A case looked up by its key is one of a few.
    found = (step for step in steps if _TALLIED in step and "PRIMARY KEY" not in step)
    return [step for step in found if "COVERING INDEX" not in step]
