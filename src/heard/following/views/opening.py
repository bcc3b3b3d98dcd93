"""Opening a record by its reference and a secret code, and closing it again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from heard.casework.operations.following import follower_by
from heard.common.clock import now
from heard.following.forms import OpenForm
from heard.following.views.pages import outside
from heard.following.visits import begin, end
from heard.intake.telling.limits import Trying, place_of, try_once

__all__ = ["leave", "open_record"]

_WRONG, _TOO_OFTEN = 422, 429
_AN_HOUR = "3600"


@outside
@require_http_methods(["GET", "HEAD", "POST"])
def open_record(request: HttpRequest) -> HttpResponse:
    """Ask for the reference and the code, or open the record that both fit.

    One sentence for whatever does not fit, so that nobody learns which records there are.
    """
    if request.method != "POST":
        return _shown(request, OpenForm())
    form = OpenForm(request.POST)
    if not form.is_valid():
        return _shown(request, form, _WRONG)
    at = now()
    if not try_once(Trying.OPEN_RECORD, place_of(request, at), at):
        refused = render(request, "following/too_often.html", status=_TOO_OFTEN)
        refused.headers["Retry-After"] = _AN_HOUR
        return refused
    follower = follower_by(form.cleaned_data["reference"], form.cleaned_data["code"], at)
    if follower is None:
        form.add_error(
            "code", _("The reference and the code do not fit together. Check both and try again.")
        )
        return _shown(request, form, _WRONG)
    begin(request.session, follower, at)
    return redirect("following:mine")


@outside
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close the record in this browser."""
    end(request.session)
    return redirect("following:open")


def _shown(request: HttpRequest, form: OpenForm, status: int = 200) -> HttpResponse:
    return render(request, "following/open.html", {"form": form}, status=status)
