"""What does a browser see of the e-mail that came in? What waits, one message, and what to do."""

from __future__ import annotations

from django.contrib import messages as said
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.accounts.queries import staff_of
from heard.accounts.staff import Staff
from heard.casework.operations.acting import NothingKnown, NotLawful, council_day
from heard.casework.views.documents import show_held
from heard.casework.views.letter_pages import known_and_allowed
from heard.common.clock import now, today
from heard.files.queries import UnableToOpen
from heard.files.serving import as_download
from heard.intake.forms import LogForm, person_forms
from heard.intake.mail.forms import AttachForm, SettleForm
from heard.intake.mail.placing import (
    attach_mail,
    find_mail,
    log_mail,
    open_mail,
    open_message,
    raw_of,
    settle_mail,
)
from heard.intake.mail.queries import files_named, how_many_wait, mail_page, records_suggested
from heard.intake.models import ReceivedMail
from heard.intake.permissions import may_read_mail
from heard.intake.views import logged, show_log
from heard.rules.vocabulary import Channel

__all__ = ["attach", "log_message", "message", "message_file", "messages", "settle"]

_WRONG = 422
_LONGEST_NUMBER = 18


@require_safe
def messages(request: HttpRequest) -> HttpResponse:
    """Show the e-mail that waits for a person, or all that came in."""
    staff = _reading_staff(request)
    is_all = request.GET.get("show") == "all"
    after = request.GET.get("after", "")
    page = mail_page(staff, today(), is_all=is_all, after=_number(after))
    start = f"{reverse('intake:mail')}{'?show=all' if is_all else ''}"
    more = f"{start}{'&' if is_all else '?'}after={page.next_after}" if page.next_after else ""
    context = {
        "count": how_many_wait(staff),
        "first_address": start if after else "",
        "is_all": is_all,
        "lines": page.lines,
        "next_address": more,
    }
    return render(request, "intake/mail/messages.html", context)


@require_safe
def message(request: HttpRequest, mail_id: int) -> HttpResponse:
    """Show one message, and what may be done with it."""
    with known_and_allowed():
        mail = open_mail(mail_id, by=_reading_staff(request), at=now())
    return _shown(request, mail, AttachForm(), SettleForm())


@require_safe
def message_file(request: HttpRequest, mail_id: int) -> HttpResponse:
    """Send a message as it came."""
    with known_and_allowed():
        try:
            mail, content = open_message(mail_id, by=_reading_staff(request), at=now())
        except UnableToOpen as held:
            return show_held(request, held)
    return as_download(content, name=f"e-mail-{mail.pk}.eml", media_type="message/rfc822")


@require_POST
def attach(request: HttpRequest, mail_id: int) -> HttpResponse:
    """Keep a message with the record that somebody names."""
    staff, form = _reading_staff(request), AttachForm(request.POST)
    with known_and_allowed():
        mail = find_mail(mail_id, by=staff)
        if not form.is_valid():
            return _shown(request, mail, form, SettleForm(), _WRONG)
        try:
            record = attach_mail(mail_id, form.cleaned_data["reference"], by=staff, at=now())
        except NothingKnown as none:
            form.add_error("reference", str(none))
            return _shown(request, mail, form, SettleForm(), _WRONG)
        except NotLawful as refused:
            return _lost(request, mail_id, refused)
    said.success(request, f"The message is kept with {record.reference}.")
    return redirect("intake:mail")


@require_POST
def settle(request: HttpRequest, mail_id: int) -> HttpResponse:
    """Say that a message needs nothing more."""
    staff, form = _reading_staff(request), SettleForm(request.POST)
    with known_and_allowed():
        mail = find_mail(mail_id, by=staff)
        if not form.is_valid():
            return _shown(request, mail, AttachForm(), form, _WRONG)
        try:
            settle_mail(mail_id, form.cleaned_data["reason"], by=staff, at=now())
        except NotLawful as refused:
            return _lost(request, mail_id, refused)
    said.success(request, "The message waits no longer.")
    return redirect("intake:mail")


@require_http_methods(["GET", "HEAD", "POST"])
def log_message(request: HttpRequest, mail_id: int) -> HttpResponse:
    """Show the page on which things are logged, with what the message says in it; or log it."""
    staff = _reading_staff(request)
    with known_and_allowed():
        mail = find_mail(mail_id, by=staff)
        if request.method != "POST":
            mail = open_mail(mail_id, by=staff, at=now())
    if not mail.waits_for or mail.letter is not None:
        return _lost(request, mail_id, NotLawful("Somebody has dealt with this message already."))
    more = {"mail": mail, "trail": _trail(mail)}
    if request.method == "POST":
        return logged(
            request, staff, lambda new, by, at: log_mail(mail_id, new, by=by, at=at), more
        )
    form = LogForm(
        initial={
            "key": f"mail-{mail.identity[:32]}",
            "received_on": council_day(mail.received_at),
            "channel": Channel.EMAIL,
            "words": mail.words,
        }
    )
    first = {"name": mail.sender_name, "email": mail.sender}
    return show_log(request, form, person_forms(first=first), more=more)


def _reading_staff(request: HttpRequest) -> Staff:
    staff = staff_of(request.user)
    if not may_read_mail(staff):
        raise PermissionDenied
    return staff


def _shown(
    request: HttpRequest,
    mail: ReceivedMail,
    attach_form: AttachForm,
    settle_form: SettleForm,
    status: int = 200,
) -> HttpResponse:
    staff = _reading_staff(request)
    may_be_placed = bool(mail.waits_for) and mail.letter is None
    context = {
        "attach_form": attach_form,
        "files": files_named(raw_of(mail)),
        "forms": [attach_form, settle_form],
        "has_errors": bool(attach_form.errors or settle_form.errors),
        "mail": mail,
        "may_be_placed": may_be_placed,
        "settle_form": settle_form,
        "suggested": records_suggested(mail, staff) if may_be_placed else (),
        "trail": [("E-mail", reverse("intake:mail"))],
    }
    return render(request, "intake/mail/message.html", context, status=status)


def _lost(request: HttpRequest, mail_id: int, refused: NotLawful) -> HttpResponse:
    said.warning(request, str(refused))
    return redirect("intake:message", mail_id)


def _trail(mail: ReceivedMail) -> list[tuple[str, str]]:
    return [
        ("E-mail", reverse("intake:mail")),
        (mail.subject or "A message", reverse("intake:message", args=[mail.pk])),
    ]


def _number(words: str) -> int | None:
    return int(words) if words.isdecimal() and len(words) <= _LONGEST_NUMBER else None
