"""A year's figures from registers of growing length, beside the bare queries on the same file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

from scripts.bench.measuring import Measurement, best_seconds, peak_megabytes
from scripts.bench.office import LAST_YEAR, fill, open_office

__all__ = ["measure"]

_YEARS = 10
_AS_AT = date(2015, 7, 31)
_BOUND = 1.3


def measure() -> list[Measurement]:
    """Draw a year's report from 10k, 100k and 1M records; the bare queries are the very same."""
    database = open_office()
    found = []
    draw, queries = _drawer()
    for records in (10_000, 100_000, 1_000_000):
        fill(database, records, _YEARS)
        drawn, bare = _timed(database, draw, queries)
        size = f"{records:,} records in {_YEARS} years"
        found += [
            Measurement(f"figures of a year: {size}", drawn, "s", how="tallies and whole report"),
            Measurement(f"bare GROUP BY: {size}", bare, "s", how="the same statements in sqlite3"),
            Measurement(f"figures beside bare: {size}", drawn / bare, "×", _bound(records)),
        ]
    among_ten_years = drawn
    fill(database, 100_000, 1)
    alone, _ = _timed(database, draw, queries)
    found += [
        Measurement("figures of a year: 100,000 records, no other year", alone, "s"),
        Measurement(
            "cost of nine other years", among_ten_years / alone, "×", _BOUND,
            how="100,000 records of the year with and without 900,000 of others",
        ),
        Measurement("figures: most memory", peak_megabytes(), "MB", 300),
    ]  # fmt: skip
    return found


def _bound(records: int) -> float | None:
    # On a small register the report's own tables and sentences outweigh the queries.
    return _BOUND if records >= 1_000_000 else None


def _drawer() -> tuple[Callable[[], object], Callable[[], list[str]]]:
    from django.db import connection  # noqa: PLC0415 — Django is set up by then
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from heard.reports.operations import draw_report  # noqa: PLC0415
    from heard.rules.periods import ReportingYear  # noqa: PLC0415

    def draw() -> object:
        return draw_report(ReportingYear(LAST_YEAR), "internal", _AS_AT)

    def queries() -> list[str]:
        with CaptureQueriesContext(connection) as captured:
            draw()
        return [query["sql"] for query in captured if query["sql"].startswith("SELECT")]

    return draw, queries


def _timed(
    database: Path, draw: Callable[[], object], queries: Callable[[], list[str]]
) -> tuple[float, float]:
    statements = queries()
    connection = sqlite3.connect(database)

    def bare() -> None:
        for statement in statements:
            connection.execute(statement).fetchall()

    try:
        return best_seconds(draw), best_seconds(bare)
    finally:
        connection.close()
