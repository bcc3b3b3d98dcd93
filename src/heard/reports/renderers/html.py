"""How is a report written as one web page that stands alone, to be read, mailed and printed?"""

from __future__ import annotations

from pathlib import Path

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

import heard.common
from heard.figures.report import Report
from heard.reports.pages import page_of

__all__ = ["render"]

STYLESHEETS = Path(heard.common.__file__).resolve().parent / "static" / "heard"


def render(report: Report) -> bytes:
    """Return the report as an HTML page with its own style, in UTF-8, that links to nothing."""
    stylesheets = [
        mark_safe((STYLESHEETS / name).read_text("utf-8"))  # noqa: S308 — our own files
        for name in ("tokens.css", "report.css", "paper.css")
    ]
    page = render_to_string(
        "reports/standalone/report.html", {"page": page_of(report), "stylesheets": stylesheets}
    )
    return page.encode()
