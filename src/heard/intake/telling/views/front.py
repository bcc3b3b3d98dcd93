"""What does somebody outside see first, and where does a form begin?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heard.common.clock import now
from heard.intake.questions import FORMS
from heard.intake.telling.browsers import draft_in
from heard.intake.telling.views.frame import form_or_404, public, shown_for
from heard.intake.telling.walking import walk

__all__ = ["about", "front", "start"]

_FORMS = {
    "forms": [form for form in FORMS if not form.is_for_work],
    "at_work": [form for form in FORMS if form.is_for_work],
}


@public
@require_safe
def front(request: HttpRequest) -> HttpResponseBase:
    """Show what this is for, who helps at once in danger, and a form for everybody."""
    return render(request, "intake/telling/front.html", _FORMS)


@public
@require_safe
def about(request: HttpRequest) -> HttpResponseBase:
    """Say who reads what is sent, what is done with it, and how else to reach the council."""
    return render(request, "intake/telling/about.html")


@public
@require_safe
def start(request: HttpRequest, form_key: str) -> HttpResponseBase:
    """Show what a form asks before it begins, and the way back into one that was begun."""
    form = form_or_404(form_key)
    draft = draft_in(request, form, now())
    begun = draft is not None and draft.record_id is None and draft.answers
    way = walk(form, draft.answers if draft and begun else {})
    context = {
        "first": form.pages[0],
        "is_begun": bool(begun),
        "go_on_at": way.first_open if begun else None,
        "is_gone": "gone" in request.GET,
    }
    return shown_for(request, form, "start", context)
