"""What does a browser see of learning? The page on which a lesson is kept with its record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from heard.casework.forms.pages import ActPage
from heard.casework.views.acts import show_act
from heard.learning.forms import LessonForm
from heard.learning.operations import add_lesson
from heard.rules.acts import Act

__all__ = ["lesson"]


@require_http_methods(["GET", "HEAD", "POST"])
def lesson(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the page for a lesson, or keep it: an act like any other, of an app above casework."""
    return show_act(request, reference, Act.ADD_LESSON, ActPage(LessonForm, add_lesson))
