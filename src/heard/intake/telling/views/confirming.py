"""Where the link to a member's office leads: was it they who asked?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from heard.casework.operations.telling import confirm_sender
from heard.common.clock import now
from heard.intake.telling.proving import record_proved
from heard.intake.telling.views.frame import public

__all__ = ["confirm"]


@public
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponseBase:
    """Ask whether it was they, and keep it: a mail server that opens every link says nothing."""
    record_id = record_proved(token)
    if record_id is None:
        return render(request, "intake/telling/gone.html", status=404)
    if request.method == "POST":
        confirm_sender(record_id, at=now())
    context = {"is_confirmed": request.method == "POST"}
    return render(request, "intake/telling/confirm.html", context)
