"""The report for other programs: one JSON file."""

from __future__ import annotations

from heard.figures.report import Report
from heard.reports.report_json import to_json

__all__ = ["render"]


def render(report: Report) -> bytes:
    """Return the report as JSON in UTF-8."""
    return to_json(report).encode()
