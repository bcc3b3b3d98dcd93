"""What does somebody outside see first?"""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

__all__ = ["front"]


@login_not_required
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Show what this is for, and who helps at once in danger."""
    return render(request, "intake/telling/front.html")
