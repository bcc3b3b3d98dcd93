"""What may be done with a draft in a browser? Change it, send it, throw it away; try it again."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from heard.casework.forms.letters import DraftForm, SendForm
from heard.casework.models import Letter
from heard.casework.operations.acting import ChangedMeanwhile, NotLawful
from heard.casework.operations.letters import (
    Sending,
    act_of,
    discard_draft,
    edit_draft,
    send,
    try_again,
)
from heard.casework.queries.record_page import history_since
from heard.casework.views.letter_pages import (
    LOST,
    WRONG,
    known_and_allowed,
    show_letter,
    show_writing,
    to_write,
)
from heard.common.clock import now
from heard.feedback.models import Feedback

__all__ = ["discard", "edit", "retry", "send_letter"]


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Show a draft to be changed, or keep it as changed."""
    with known_and_allowed():
        draft, seen = to_write(request, letter_id)
        if draft.sent_at is not None:
            return redirect("casework:letter", letter_id)
        if request.method != "POST":
            initial = _as_kept(draft, seen.record)
            return _editing(request, draft, seen.record, DraftForm(draft.purpose, initial=initial))
        form = DraftForm(draft.purpose, request.POST)
        if not form.is_valid():
            return _editing(request, draft, seen.record, form, WRONG)
        version = form.cleaned_data["version"] or 0
        reference = seen.record.reference
        try:
            edit_draft(reference, letter_id, form.letter, by=seen.by, at=now(), version=version)
        except NotLawful as refused:
            form.add_error(None, str(refused))
            return _editing(request, draft, seen.record, form, WRONG)
        except ChangedMeanwhile:
            again = DraftForm(draft.purpose, form.against(seen.record.version))
            more = {"meanwhile": history_since(seen.record, version), "theirs": draft}
            return _editing(request, draft, seen.record, again, LOST, **more)
    messages.success(request, "The draft is kept. Nothing is sent yet.")
    return redirect("casework:letter", letter_id)


@require_POST
def send_letter(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Send a draft as it is, or say why it cannot be sent."""
    with known_and_allowed():
        draft, seen = to_write(request, letter_id)
        form = SendForm(seen, draft, act_of(draft), request.POST)
        form.is_valid()
        version = form.cleaned_data.get("version") or 0
        does_its_act = form.cleaned_data.get("does_its_act", False)
        reference = seen.record.reference
        try:
            send(
                reference,
                letter_id,
                by=seen.by,
                at=now(),
                version=version,
                how=Sending(does_its_act, form.cleaned_data.get("reason", "")),
            )
        except NotLawful as refused:
            form.add_error(None, str(refused))
            return show_letter(request, draft, seen, form, WRONG)
        except ChangedMeanwhile:
            meanwhile = history_since(seen.record, version)
            again = SendForm(seen, draft, act_of(draft))
            return show_letter(request, draft, seen, again, LOST, meanwhile=meanwhile)
    messages.success(request, f"“{draft.subject}” was sent.")
    if does_its_act and form.missing:
        messages.warning(request, form.missing)
    return redirect("casework:record", reference)


@require_POST
def discard(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Throw a draft away."""
    with known_and_allowed():
        draft, seen = to_write(request, letter_id)
        reference = seen.record.reference
        done = f"The draft “{draft.subject}” was thrown away."
        _do(request, done, lambda: discard_draft(reference, letter_id, by=seen.by, at=now()))
    return redirect("casework:record", reference)


@require_POST
def retry(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Try a letter again that could not be delivered."""
    with known_and_allowed():
        _, seen = to_write(request, letter_id)
        reference = seen.record.reference
        done = "The letter is in the outbox again."
        _do(request, done, lambda: try_again(reference, letter_id, by=seen.by, at=now()))
    return redirect("casework:letter", letter_id)


def _do(request: HttpRequest, done: str, act: Callable[[], None]) -> None:
    """Do what takes no form, and say how it went."""
    try:
        act()
    except NotLawful as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, done)


def _as_kept(draft: Letter, record: Feedback) -> dict[str, object]:
    return {
        "version": record.version,
        "template_version": draft.template_version_id,
        "channel": draft.channel,
        "address": draft.address,
        "subject": draft.subject,
        "body": draft.body,
        "expected_on": draft.expected_on,
    }


def _editing(
    request: HttpRequest,
    draft: Letter,
    record: Feedback,
    form: DraftForm,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    return show_writing(
        request,
        record,
        form,
        status,
        back=reverse("casework:letter", args=[draft.pk]),
        heading="Change the letter",
        **more,
    )
