"""What does a browser see of learning? A lesson kept with its record, and how people found us."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from heard.accounts.queries import staff_of
from heard.casework.forms.pages import ActPage
from heard.casework.permissions import may_see_load
from heard.casework.views.acts import show_act
from heard.learning.forms import LessonForm
from heard.learning.operations import add_lesson
from heard.learning.queries import experience_tally, experience_words
from heard.rules.acts import Act
from heard.rules.periods import ReportingYear, UnableToReadYear
from heard.rules.vocabulary import Agreement, Experience

__all__ = ["experience", "lesson"]


@require_http_methods(["GET", "HEAD", "POST"])
def lesson(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the page for a lesson, or keep it: an act like any other, of an app above casework."""
    return show_act(request, reference, Act.ADD_LESSON, ActPage(LessonForm, add_lesson))


@require_safe
def experience(request: HttpRequest, year_slug: str) -> HttpResponse:
    """Show how people found the way they were dealt with in a year: counts, and their own words."""
    if not may_see_load(staff_of(request.user)):
        raise PermissionDenied
    try:
        year = ReportingYear.parse(year_slug)
    except UnableToReadYear as unknown:
        raise Http404(str(unknown)) from unknown
    said = experience_tally(year.first_calendar_year)
    context = {
        "agreements": list(Agreement),
        "rows": [
            (question, [said.get((question, each), 0) for each in Agreement])
            for question in Experience
        ],
        "trail": [("Reports", reverse("reports:years"))],
        "was_said": bool(said),
        "words": experience_words(year.first_calendar_year),
        "year": year,
    }
    return render(request, "learning/experience.html", context)
