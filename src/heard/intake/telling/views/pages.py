"""One page of a form: what it asks, what was answered, and where to go from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from heard.common.clock import now
from heard.intake.models import Draft
from heard.intake.questions.conditions import Answer, Answers
from heard.intake.questions.terms import Ask, Form, Page, Question
from heard.intake.telling.answering import Asked, asked_again, read, shown
from heard.intake.telling.browsers import draft_in, remember
from heard.intake.telling.drafts import begin_draft, drop_file, keep_answers
from heard.intake.telling.handing_in import files_of, names_of, take_files
from heard.intake.telling.limits import Trying, place_of, try_once
from heard.intake.telling.listings import Offered
from heard.intake.telling.views.frame import WRONG, form_or_404, public, shown_for
from heard.intake.telling.views.too_often import too_often
from heard.intake.telling.walking import Walk, walk

__all__ = ["page"]


@dataclass(frozen=True, slots=True)
class _Asking:
    """A request for one page of a form: the draft of this browser where it has one, and its way."""

    request: HttpRequest
    form: Form
    page: Page
    draft: Draft | None

    @property
    def answers(self) -> Answers:
        return self.draft.answers if self.draft else {}

    @property
    def way(self) -> Walk:
        return walk(self.form, self.answers)

    @property
    def questions(self) -> Sequence[Question]:
        """Return what the page asks; all that it may, where the answers before it are gone."""
        return self.way.questions_on(self.page) or self.page.questions

    @property
    def goes_to_check(self) -> bool:
        return "change" in (self.request.GET or {}) or "change" in self.request.POST


@public
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, form_key: str, page_key: str) -> HttpResponseBase:
    """Show one page of a form, or keep what was answered on it and go on."""
    form = form_or_404(form_key)
    which = form.page(page_key)
    if which is None:
        raise Http404("There is no such page.")
    draft = draft_in(request, form, now())
    if draft is not None and draft.record_id is not None:
        if which is not form.pages[0]:
            return redirect("telling:sent", form.key)
        draft = None
    asking = _Asking(request, form, which, draft)
    return _answered(asking) if request.method == "POST" else _asked(asking)


def _asked(asking: _Asking) -> HttpResponseBase:
    """Show a page; one that is not due yet leads to the one that is."""
    if asking.draft is None and asking.page is not asking.form.pages[0]:
        return HttpResponseRedirect(f"{reverse('telling:start', args=[asking.form.key])}?gone")
    due = _too_early(asking.way, asking.page)
    if due is not None:
        return redirect("telling:page", asking.form.key, due.key)
    if not asking.way.has(asking.page):
        return redirect("telling:check", asking.form.key)
    return _page(asking, shown(asking.questions, asking.answers, Offered()))


def _answered(asking: _Asking) -> HttpResponseBase:
    """Keep what is right; show the page again with what is wrong, everything as it was typed."""
    at = now()
    draft, secret = asking.draft, ""
    given = read(asking.questions, asking.request.POST)
    kept, asked = asked_again(asking.questions, given, Offered())
    is_wrong = any(each.error for each in asked)
    if draft is None and not is_wrong:
        if not try_once(Trying.BEGIN, place_of(asking.request, at), at):
            return too_often(asking.request, asking.form, asked)
        draft, secret = begin_draft(asking.form, at)
    if draft is not None and asking.page.takes_files:
        if asking.request.FILES and not try_once(Trying.HAND_IN, place_of(asking.request, at), at):
            return too_often(asking.request, asking.form)
        kept, asked = _with_files(asking.request, draft, kept, asked)
    if asking.page.needs_one and not any(kept.values()):
        kept, asked = {}, _with_sentence(asked, str(asking.page.needs_one))
    is_wrong = any(each.error for each in asked)
    if draft is not None:
        draft = keep_answers(draft, kept, at)
        asking = replace(asking, draft=draft)
    if is_wrong or draft is None:
        response = _page(asking, asked, WRONG)
    else:
        response = _next(asking, walk(asking.form, draft.answers))
    if secret:
        remember(response, asking.form, secret)
    return response


def _with_files(
    request: HttpRequest, draft: Draft, kept: dict[str, Answer], asked: tuple[Asked, ...]
) -> tuple[dict[str, Answer], tuple[Asked, ...]]:
    """Take files in, or out, and return what is kept and asked then."""
    for each in asked:
        if each.question.ask is not Ask.FILES:
            continue
        if removed := _id_in(request.POST.get("remove", "")):
            drop_file(draft, removed)
        refused = take_files(draft, request.FILES.getlist(each.question.key), now())
        kept = {**kept, each.question.key: names_of(draft)}
        error = " ".join(refused)
        asked = tuple(replace(one, error=error) if one is each else one for one in asked)
    return kept, asked


def _with_sentence(asked: tuple[Asked, ...], sentence: str) -> tuple[Asked, ...]:
    """Return what is asked again, with a sentence at the first question that has none."""
    first, *others = asked
    return (first if first.error else replace(first, error=sentence), *others)


def _id_in(words: str) -> UUID | None:
    try:
        return UUID(words)
    except ValueError:
        return None


def _next(asking: _Asking, way: Walk) -> HttpResponse:
    """Return the way on: back to check where one came from there, and never past a gap."""
    if asking.request.POST.keys() & {"remove", "more"}:
        # Back to where the files are, or nobody sees at the top of the page that one arrived.
        return redirect(f"{asking.request.get_full_path()}#{_id_of_files(asking.page)}")
    after = None if asking.goes_to_check else way.after(asking.page)
    gap = way.first_open if after is None else _too_early(way, after)
    target = gap or after
    if target is None:
        return redirect("telling:check", asking.form.key)
    response = redirect("telling:page", asking.form.key, target.key)
    if asking.goes_to_check:
        response["Location"] += "?change"
    return response


def _id_of_files(page: Page) -> str:
    """Return the id of the input that takes the files of a page."""
    return next(f"q-{each.key}" for each in page.questions if each.ask is Ask.FILES)


def _too_early(way: Walk, page: Page) -> Page | None:
    """Return the page that must be answered before this one, None where this one may be asked."""
    due = way.first_open
    keys = [each.key for each, _ in way.pages]
    if due is None or page.key not in keys or keys.index(due.key) >= keys.index(page.key):
        return None
    return due


def _page(asking: _Asking, asked: Sequence[Asked], status: int = 200) -> HttpResponse:
    form, before = asking.form, asking.way.before(asking.page)
    back = ("telling:page", [form.key, before.key]) if before else ("telling:start", [form.key])
    if asking.goes_to_check:
        back = ("telling:check", [form.key])
    context = {
        "page": asking.page,
        "asked": asked,
        "files": files_of(asking.draft) if asking.draft and asking.page.takes_files else [],
        "errors": [each for each in asked if each.error],
        "back_address": reverse(back[0], args=back[1]),
        "is_change": asking.goes_to_check,
        "is_kept": asking.draft is not None,
        "part": asking.page.part,
    }
    return shown_for(asking.request, form, "page", context, status)
