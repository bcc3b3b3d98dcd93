"""What does a browser see of a letter that is begun? What it is for, then its words to work on."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from heard.accounts.queries import staff_of
from heard.casework.forms.letters import DraftForm, StartForm
from heard.casework.operations.acting import ChangedMeanwhile, NotLawful
from heard.casework.operations.letters import start_letter, write_draft
from heard.casework.operations.reading import Considered, consider, open_act
from heard.casework.queries.letters import way_to
from heard.casework.queries.record_page import history_since
from heard.casework.views.letter_pages import (
    LOST,
    WRONG,
    known_and_allowed,
    show_start,
    show_writing,
)
from heard.common.clock import now
from heard.rules.acts import Act

__all__ = ["write"]


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask what the letter is for, begin it, or keep it as a draft and show that."""
    with known_and_allowed():
        staff = staff_of(request.user)
        if request.method == "POST":
            seen = consider(reference, Act.WRITE, by=staff)
        else:
            seen = open_act(reference, Act.WRITE, by=staff, at=now())
        start = StartForm(seen, request.GET)
        if not start.is_valid():
            return show_start(request, seen, start)
        if request.method == "POST":
            return _kept(request, seen, start)
        return _begun(request, seen, start)


def _begun(request: HttpRequest, seen: Considered, start: StartForm) -> HttpResponse:
    try:
        begun = start_letter(
            seen.record.reference,
            start.purpose_code,
            start.cleaned_data["reader"],
            to=start.party,
            by=seen.by,
            expected_on=start.cleaned_data["expected_on"],
        )
    except NotLawful as refused:
        start.add_error(None, str(refused))
        return show_start(request, seen, start)
    channel, address = way_to(start.addressee)
    initial = {
        "version": seen.record.version,
        "template_version": begun.template_version_id,
        "channel": channel,
        "address": address,
        "subject": begun.subject,
        "body": begun.body,
        "expected_on": begun.expected_on,
    }
    return _writing(request, seen, start, DraftForm(start.purpose_code, initial=initial))


def _kept(request: HttpRequest, seen: Considered, start: StartForm) -> HttpResponse:
    form = DraftForm(start.purpose_code, request.POST)
    if not form.is_valid():
        return _writing(request, seen, start, form, WRONG)
    version = form.cleaned_data["version"] or 0
    letter = replace(form.letter, party_id=start.party)
    try:
        draft = write_draft(seen.record.reference, letter, by=seen.by, at=now(), version=version)
    except NotLawful as refused:
        form.add_error(None, str(refused))
        return _writing(request, seen, start, form, WRONG)
    except ChangedMeanwhile:
        again = DraftForm(start.purpose_code, form.against(seen.record.version))
        meanwhile = history_since(seen.record, version)
        return _writing(request, seen, start, again, LOST, meanwhile=meanwhile)
    messages.success(request, "The draft is kept. Nothing is sent yet.")
    return redirect("casework:letter", draft.pk)


def _writing(
    request: HttpRequest,
    seen: Considered,
    start: StartForm,
    form: DraftForm,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    return show_writing(
        request,
        seen.record,
        form,
        status,
        addressee=start.addressee,
        back=reverse("casework:record", args=[seen.record.reference]),
        heading="Write the letter",
        **more,
    )
