"""What someone can say who follows a record: a message, ask further, take back, how it was."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from heard.casework.followers import Follower
from heard.casework.operations.acting import NotAllowed, NotLawful
from heard.casework.operations.following import (
    SaidToThem,
    ask_further,
    send_message,
    take_back,
    told_us,
)
from heard.casework.queries.followed import Followed, followed_by
from heard.common.clock import now, today
from heard.following.forms import ExperienceForm, FurtherForm, MessageForm, WithdrawForm
from heard.following.views.pages import following
from heard.learning.operations import record_experience

__all__ = ["experience", "further", "message", "withdraw"]

_WRONG = 422
_NOT_NOW = _("This cannot be done now. Write to us, and we will help you.")


@following
@require_http_methods(["GET", "HEAD", "POST"])
def message(request: HttpRequest, follower: Follower) -> HttpResponse:
    """Take a message, with files."""

    def keep(form: MessageForm) -> None:
        told = form.cleaned_data
        send_message(follower, told["words"], files=told["handed_in"], at=now())

    done = _("We have your message.")
    return _page(request, follower, "message", MessageForm, keep, done)


@following
@require_http_methods(["GET", "HEAD", "POST"])
def further(request: HttpRequest, follower: Follower) -> HttpResponse:
    """Take it to the next stage, from whatever words they have for it."""

    def keep(form: FurtherForm) -> None:
        ask_further(follower, form.cleaned_data["words"], at=now())

    done = _("You asked us to look at it again. The time for that runs from today.")
    return _page(request, follower, "further", FurtherForm, keep, done)


@following
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, follower: Follower) -> HttpResponse:
    """Take it back."""

    def keep(form: WithdrawForm) -> None:
        take_back(follower, form.cleaned_data["words"], at=now())

    return _page(request, follower, "withdraw", WithdrawForm, keep, _("You took it back."))


@following
@require_http_methods(["GET", "HEAD", "POST"])
def experience(request: HttpRequest, follower: Follower) -> HttpResponse:
    """Ask how they found it, once, and keep that apart from who they are."""

    def keep(form: ExperienceForm) -> None:
        with told_us(follower, today()):
            record_experience(form.answers, form.cleaned_data["words"], said_on=today())

    done = _("Thank you for telling us how it was.")
    return _page(request, follower, "experience", ExperienceForm, keep, done)


def _page(
    request: HttpRequest,
    follower: Follower,
    what: str,
    form_of: Callable[..., Form],
    keep: Callable[..., None],
    done: Promise,
) -> HttpResponse:
    """Show the form of one of these, or do it once and go back to the record."""
    seen = followed_by(follower, today())
    if request.method != "POST":
        return _shown(request, what, form_of(), seen)
    form = form_of(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, what, form, seen, _WRONG)
    try:
        keep(form)
    except SaidToThem as refused:
        form.add_error(None, str(refused))
        return _shown(request, what, form, seen, _WRONG)
    except (NotAllowed, NotLawful):
        form.add_error(None, str(_NOT_NOW))
        return _shown(request, what, form, seen, _WRONG)
    messages.success(request, str(done), extra_tags=f"following-{what}")
    return redirect("following:mine")


def _shown(
    request: HttpRequest, what: str, form: Form, seen: Followed, status: int = 200
) -> HttpResponse:
    return render(request, f"following/{what}.html", {"form": form, "seen": seen}, status=status)
