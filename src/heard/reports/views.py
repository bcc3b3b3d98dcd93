"""What does a browser see of the reports? The years, each report as it is now, editions, files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from heard.accounts.queries import staff_of
from heard.casework.permissions import may_see_load
from heard.common.clock import today
from heard.feedback.queries.tallies import years_held
from heard.figures.coordinates import Selection
from heard.figures.report import Report
from heard.figures.wording import KINDS
from heard.reports.formats import FORMATS, Format
from heard.reports.formats import render as files_of
from heard.reports.models import Edition
from heard.reports.operations import draw_report
from heard.reports.pages import page_of
from heard.reports.queries.years import editions_drawn, years_known
from heard.reports.report_json import from_json
from heard.rules.periods import ReportingYear, UnableToReadYear

__all__ = ["download", "edition", "edition_download", "report", "years"]


@require_safe
def years(request: HttpRequest) -> HttpResponse:
    """Show every year that has records or published figures, and the editions drawn."""
    known = years_known()
    return render(
        request,
        "reports/years.html",
        {
            "editions": [
                (each, ReportingYear(each.year), _downloads("reports:edition-download", each.pk))
                for each in editions_drawn()
            ],
            "may_see_experience": may_see_load(staff_of(request.user)),
            "kinds": [noun.plural for noun in KINDS.values()],
            "years": [
                (each, [each.records.get(kind.value, 0) for kind in KINDS]) for each in known
            ],
        },
    )


@require_safe
def report(request: HttpRequest, slug: str, audience: str = "internal") -> HttpResponse:
    """Show the report of a year as it is now, each figure leading to the records behind it."""
    year = _year(slug)
    drawn = draw_report(year, audience, today())
    is_public = audience == "public"
    prefix, other = ("public-", "") if is_public else ("", "public-")
    return render(
        request,
        "reports/report.html",
        {
            "downloads": _downloads(f"reports:{prefix}download", year.slug),
            "other_audience": reverse(f"reports:{other}report", args=[year.slug]),
            "page": page_of(drawn, _records_behind(year, drawn)),
            "trail": [("Reports", reverse("reports:years"))],
            "year": year,
        },
    )


@require_safe
def download(
    request: HttpRequest, slug: str, name: str, audience: str = "internal"
) -> HttpResponse:
    """Send the report of a year as it is now, in one of the formats."""
    year, chosen = _year(slug), _format(name)
    return _file(draw_report(year, audience, today()), chosen)


@require_safe
def edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Show an edition as it was drawn, whatever the records say now."""
    kept = get_object_or_404(Edition, pk=edition_id)
    year = ReportingYear(kept.year)
    return render(
        request,
        "reports/report.html",
        {
            "downloads": _downloads("reports:edition-download", kept.pk),
            "edition": kept,
            "latest": reverse("reports:report", args=[year.slug]),
            "page": page_of(from_json(kept.content)),
            "trail": [("Reports", reverse("reports:years"))],
            "year": year,
        },
    )


@require_safe
def edition_download(request: HttpRequest, edition_id: int, name: str) -> HttpResponse:
    """Send an edition as it was drawn, in one of the formats."""
    kept, chosen = get_object_or_404(Edition, pk=edition_id), _format(name)
    return _file(from_json(kept.content), chosen)


def _year(slug: str) -> ReportingYear:
    """Return the year of an address; Http404 unless it is one that has records."""
    try:
        year = ReportingYear.parse(slug)
    except UnableToReadYear as refused:
        raise Http404(str(refused)) from refused
    if year.slug != slug or year.first_calendar_year not in years_held():
        raise Http404(f"There is no report of {slug}.")
    return year


def _records_behind(year: ReportingYear, drawn: Report) -> Callable[[Selection], str]:
    listing = reverse("feedback:records")
    asked = [("year", year.slug), ("as_at", drawn.as_at.isoformat())]
    return lambda selection: f"{listing}?{urlencode([*asked, *selection.query()])}"


def _downloads(route: str, of: str | int) -> list[tuple[str, str]]:
    return [(each.label, reverse(route, args=[of, each.name])) for each in FORMATS.values()]


def _format(name: str) -> Format:
    """Return the format of that name; Http404 when there is none."""
    if name not in FORMATS:
        raise Http404(f"There is no format called {name}.")
    return FORMATS[name]


def _file(drawn: Report, chosen: Format) -> HttpResponse:
    """Return a report's file as a download, and several files in one archive."""
    files = files_of(drawn, chosen.name)
    is_archive = len(files) > 1
    content = _archive(files) if is_archive else next(iter(files.values()))
    stem = f"annual-report-{drawn.year.replace('/', '-')}-{drawn.audience}"
    ending = "zip" if is_archive else chosen.name
    return HttpResponse(
        content,
        content_type=chosen.media_type,
        headers={"Content-Disposition": f'attachment; filename="{stem}.{ending}"'},
    )


def _archive(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, content in files.items():
            archive.writestr(file, content)
    return buffer.getvalue()
