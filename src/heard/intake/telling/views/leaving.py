"""Going away and coming back: a link by e-mail, and throwing away what was begun."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from heard.common.clock import now
from heard.intake.questions import form_named
from heard.intake.questions.terms import Form
from heard.intake.telling.browsers import draft_in, forget, remember
from heard.intake.telling.drafts import (
    KEPT_WITH_LINK,
    draft_to_come_back_to,
    link_to_come_back,
    take_up,
    throw_away,
)
from heard.intake.telling.limits import Trying, place_of, try_once
from heard.intake.telling.mailing import mail_words
from heard.intake.telling.views.frame import WRONG, form_or_404, public, shown_for
from heard.intake.telling.views.too_often import too_often
from heard.intake.telling.walking import walk

__all__ = ["clear", "come_back", "save"]

_LONGEST_ADDRESS = 254


@public
@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest, form_key: str) -> HttpResponseBase:
    """Send a link to come back by to an address, which is kept nowhere."""
    form = form_or_404(form_key)
    at = now()
    draft = draft_in(request, form, at)
    if draft is None or draft.record_id is not None:
        return HttpResponseRedirect(f"{reverse('telling:start', args=[form.key])}?gone")
    if request.method != "POST":
        return shown_for(request, form, "save", {})
    address = request.POST.get("email", "").strip()
    if not _is_address(address):
        error = _("Write the e-mail address in full, like name@example.org.")
        return shown_for(request, form, "save", {"address": address, "error": error}, WRONG)
    if not try_once(Trying.MAIL_LINK, place_of(request, at), at):
        return too_often(request, form)
    secret = link_to_come_back(draft, at)
    link = request.build_absolute_uri(reverse("telling:come-back", args=[secret]))
    try:
        _mail(address, link)
    except OSError:
        error = _("We could not send the e-mail just now. Your answers are safe. Please try again.")
        return shown_for(request, form, "save", {"address": address, "error": error}, 503)
    return shown_for(request, form, "saved", {"days": KEPT_WITH_LINK.days})


@public
@require_http_methods(["GET", "HEAD", "POST"])
def clear(request: HttpRequest, form_key: str) -> HttpResponseBase:
    """Ask whether to throw away what was begun, and then do so, and let this browser forget it."""
    form = form_or_404(form_key)
    if request.method != "POST":
        return shown_for(request, form, "clear", {})
    draft = draft_in(request, form, now())
    if draft is not None and draft.record_id is None:
        throw_away(draft)
    response = shown_for(request, form, "cleared", {})
    forget(response, form)
    return response


@public
@require_http_methods(["GET", "HEAD", "POST"])
def come_back(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Ask whether to go on, and then go on: a mail server that opens every link changes nothing."""
    at = now()
    draft = draft_to_come_back_to(secret, at)
    form = form_named(draft.form) if draft else None
    if draft is None or form is None:
        response: HttpResponseBase = render(request, "intake/telling/gone.html", status=404)
    elif request.method == "POST":
        response = _taken_up(form, take_up(draft), draft.answers)
    else:
        response = shown_for(request, form, "come_back", {})
    return response


def _taken_up(form: Form, secret: str, answers: dict[str, str | list[str]]) -> HttpResponseBase:
    due = walk(form, answers).first_open
    name, more = ("telling:page", [due.key]) if due else ("telling:check", [])
    response = redirect(name, form.key, *more)
    remember(response, form, secret)
    return response


def _is_address(address: str) -> bool:
    try:
        validate_email(address)
    except ValidationError:
        return False
    return len(address) <= _LONGEST_ADDRESS


def _mail(address: str, link: str) -> None:
    facts = {"link": link, "days": KEPT_WITH_LINK.days}
    mail_words(_("Go on with what you began to tell us"), "intake/telling/link.txt", facts, address)
