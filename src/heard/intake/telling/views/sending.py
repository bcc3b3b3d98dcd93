"""The end of a form: the answers to check, the record that they make, and what happens next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from heard.accounts.queries import staff_of
from heard.casework.operations.acting import NotLawful, council_day
from heard.common.clock import now
from heard.feedback.queries import dates_due
from heard.intake.models import Draft
from heard.intake.questions.conditions import Answer
from heard.intake.questions.terms import Form, Page, Proof, Question, Words
from heard.intake.telling.browsers import code_in, draft_in, remember_code
from heard.intake.telling.limits import Trying, place_of, try_once
from heard.intake.telling.listings import Offered
from heard.intake.telling.proving import mail_proof
from heard.intake.telling.receipts import receipt_of, teller_of
from heard.intake.telling.records import in_words
from heard.intake.telling.sending import code_for, send
from heard.intake.telling.views.frame import WRONG, form_or_404, public, shown_for
from heard.intake.telling.views.too_often import too_often
from heard.intake.telling.walking import Walk, walk

__all__ = ["check", "sent"]

# Nobody reads, answers and checks a form faster than this; a program does.
_FASTEST = timedelta(seconds=5)
# A box that people do not see and programs fill in.
TRAP = "website"


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the answers to check; `is_councils` where the council itself wrote the words."""

    page: Page
    short: Words
    words: str
    is_councils: bool


@public
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, form_key: str) -> HttpResponseBase:
    """Show every answer before it is sent, or send it."""
    form = form_or_404(form_key)
    draft = draft_in(request, form, now())
    if draft is None:
        return HttpResponseRedirect(f"{reverse('telling:start', args=[form.key])}?gone")
    if draft.record_id is not None:
        return redirect("telling:sent", form.key)
    way = walk(form, draft.answers)
    if way.first_open is not None:
        return redirect("telling:page", form.key, way.first_open.key)
    if request.method != "POST":
        return _checked(request, form, way)
    return _sent(request, form, draft, way)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def sent(request: HttpRequest, form_key: str) -> HttpResponseBase:
    """Say that it arrived, under which reference, and what happens next by which date.

    Asked by POST, give a new code to follow it by: the first may have been lost on its way here.
    """
    form = form_or_404(form_key)
    draft = draft_in(request, form, now())
    if draft is None or draft.record is None:
        return redirect("telling:start", form.key)
    record = draft.record
    is_their_own = form.proof is not Proof.SIGN_IN
    may_follow = is_their_own and teller_of(record) is not None
    if request.method == "POST" and may_follow:
        response = redirect("telling:sent", form.key)
        remember_code(response, form, code_for(record, now()))
        return response
    dates = dates_due(record, council_day(now()))
    context = {
        "record": record,
        "due": min(dates, key=lambda each: each.due_on, default=None),
        "code": code_in(request, form),
        "may_follow": may_follow,
        "receipt": receipt_of(record) if is_their_own else None,
        "part": "send",
    }
    return shown_for(request, form, "sent", context)


def _sent(request: HttpRequest, form: Form, draft: Draft, way: Walk) -> HttpResponseBase:
    at = now()
    if request.POST.get(TRAP) or at - draft.begun_at < _FASTEST:
        return _checked(request, form, way, _("If you are a person, please press Send once more."))
    if not try_once(Trying.SEND, place_of(request, at), at):
        return too_often(request, form)
    try:
        made = send(
            form,
            draft,
            at,
            follow_address=request.build_absolute_uri(reverse("following:open")),
            signed_in_as=_signed_in_as(request, form),
        )
    except NotLawful as refused:
        return _checked(request, form, way, str(refused))
    response = redirect("telling:sent", form.key)
    if made.code:
        remember_code(response, form, made.code)
    if made.known_address and try_once(Trying.MAIL_LINK, place_of(request, at), at):
        mail_proof(request, made.record, made.known_address)
    return response


def _signed_in_as(request: HttpRequest, form: Form) -> str:
    """Return the name of the colleague who sends it, "" where nobody is signed in or asked."""
    is_asked = form.proof is Proof.SIGN_IN and request.user.is_authenticated
    return staff_of(request.user).name if is_asked else ""


def _checked(request: HttpRequest, form: Form, way: Walk, problem: str = "") -> HttpResponse:
    context = {
        "parts": list(_parts(form, way)),
        "problem": problem,
        "back_address": reverse("telling:page", args=[form.key, way.pages[-1][0].key]),
        "part": "send",
        "trap": TRAP,
        "is_kept": True,
    }
    return shown_for(request, form, "check", context, WRONG if problem else 200)


def _parts(form: Form, way: Walk) -> Iterator[tuple[Words, list[_Row]]]:
    """Yield each part of the form with its answers."""
    offered = Offered()
    for part in form.parts:
        rows = [
            _row(page, each, way.answers[each.key], offered)
            for page, asked in way.pages
            if page.part == part.key
            for each in asked
        ]
        if rows:
            yield part.words, rows


def _row(page: Page, question: Question, answer: Answer, offered: Offered) -> _Row:
    chosen = (each for each in offered.options_of(question) if each.key == answer)
    is_councils = any(each.is_councils for each in chosen)
    return _Row(page, question.short, in_words(question, answer, offered), is_councils)
