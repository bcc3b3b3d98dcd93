"""The pages on which the templates of letters are changed, by whoever may."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from heard.accounts.permissions import may_change_settings
from heard.accounts.queries import staff_of
from heard.accounts.staff import Staff
from heard.casework.forms.letter_templates import TemplateForm
from heard.casework.letters.facts import FIELDS
from heard.casework.models import LetterTemplate
from heard.casework.operations.acting import NotLawful
from heard.casework.operations.letters import add_template_version
from heard.casework.permissions import may_change_templates
from heard.casework.queries.letters import templates
from heard.common.clock import now

__all__ = ["template", "template_list"]

_WRONG = 422


@require_safe
def template_list(request: HttpRequest) -> HttpResponse:
    """Show which templates there are."""
    staff = _require_allowed(request)
    context = {"templates": templates(), "trail": _trail(staff)}
    return render(request, "casework/letters/templates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def template(request: HttpRequest, purpose: str, reader: str) -> HttpResponse:
    """Show a template to be changed, try what was typed on invented facts, or keep it."""
    staff = _require_allowed(request)
    found = get_object_or_404(LetterTemplate, purpose=purpose, reader=reader)
    latest = found.versions.first()
    if latest is None:
        raise Http404("The template has no words yet.")
    initial = {"subject": latest.subject, "body": latest.body, "seen": latest.number}
    form = TemplateForm(reader, request.POST or None, initial=initial)
    if request.method != "POST":
        return _shown(request, found, form)
    if not form.is_valid():
        return _shown(request, found, form, _WRONG)
    if "keep" not in request.POST:
        return _shown(request, found, form)
    given = form.cleaned_data
    try:
        kept = add_template_version(
            found.pk, given["subject"], given["body"], by=staff, at=now(), seen=given["seen"]
        )
    except NotLawful as refused:
        form.add_error(None, str(refused))
        return _shown(request, found, form, _WRONG)
    messages.success(request, f"{found}: version {kept.number} is kept, and used from now on.")
    return redirect("casework:templates")


def _require_allowed(request: HttpRequest) -> Staff:
    staff = staff_of(request.user)
    if not may_change_templates(staff):
        raise PermissionDenied
    return staff


def _shown(
    request: HttpRequest, found: LetterTemplate, form: TemplateForm, status: int = 200
) -> HttpResponse:
    context = {
        "fields": FIELDS,
        "form": form,
        "template": found,
        "trail": [*_trail(staff_of(request.user)), ("Letters", reverse("casework:templates"))],
        "tried": form.tried,
        "versions": found.versions.select_related("written_by"),
    }
    return render(request, "casework/letters/template.html", context, status=status)


def _trail(staff: Staff) -> list[tuple[str, str]]:
    return [("Settings", reverse("face:settings"))] if may_change_settings(staff) else []
