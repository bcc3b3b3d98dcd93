"""How is a report written as one web page that stands alone, to be read, mailed and printed?"""

from __future__ import annotations

import base64
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

import heard.common
from heard.common.documents.typeface import FAMILY, FOLDER
from heard.figures.report import Report
from heard.reports.pages import page_of

__all__ = ["render"]

STYLESHEETS = Path(heard.common.__file__).resolve().parent / "static" / "heard"
# The two cuts that the page is set in; whoever opens it need not have the typeface.
CUTS = {"Regular": 400, "Bold": 700}


def render(report: Report) -> bytes:
    """Return the report as an HTML page with its own style and typeface, in UTF-8.

    It links to nothing but itself. Where the fonts have not been built it is set in what the
    reader has.
    """
    page = render_to_string(
        "reports/standalone/report.html", {"page": page_of(report), "style": _style()}
    )
    return page.encode()


def _style() -> SafeString:
    sheets = [
        (STYLESHEETS / name).read_text("utf-8")
        for name in ("tokens.css", "report.css", "paper.css")
    ]
    return mark_safe("\n".join([*_faces(), *sheets]))  # noqa: S308 — our own files


def _faces() -> list[str]:
    stem = FAMILY.replace(" ", "")
    files = {weight: FOLDER / f"{stem}-{cut}.ttf" for cut, weight in CUTS.items()}
    return [
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};'
        f"src:url(data:font/ttf;base64,{base64.b64encode(file.read_bytes()).decode()})}}"
        for weight, file in files.items()
        if file.exists()
    ]
