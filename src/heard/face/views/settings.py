"""What can an administrator change, and who changed it last?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heard.face.queries import current_face, last_changes
from heard.face.views.asking import administrator
from heard.procedures.operations import ListName

__all__ = ["settings"]


@require_safe
def settings(request: HttpRequest) -> HttpResponse:
    """Show everything that is the council's own to choose."""
    administrator(request)
    context = {"changes": last_changes(), "lists": list(ListName), "words": current_face().said}
    return render(request, "face/settings.html", context)
