"""How does an administrator say how somebody is reached?"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from heard.common.clock import now
from heard.face.forms.contacts import ContactForm
from heard.face.operations import UnableToChangeContact, change_contact
from heard.face.points import Point
from heard.face.queries import current_face
from heard.face.views.asking import WRONG, administrator, one_of, trail

__all__ = ["contact", "contact_list"]


@require_safe
def contact_list(request: HttpRequest) -> HttpResponse:
    """Show to whom people can turn, for what."""
    administrator(request)
    told = current_face().contacts
    context = {"points": [(point, told[point]) for point in Point], "trail": trail()}
    return render(request, "face/contacts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, point: str) -> HttpResponse:
    """Show how somebody is reached, to be changed; try what was typed; or keep it."""
    staff = administrator(request)
    which = one_of(Point, point)
    form = ContactForm(which, current_face().contact(which), request.POST or None)
    if request.method != "POST":
        return _shown(request, form)
    if not form.is_valid():
        return _shown(request, form, WRONG)
    if "keep" not in request.POST:
        return _shown(request, form)
    try:
        change_contact(which, form.facts, by=staff, at=now())
    except UnableToChangeContact as refused:
        form.add_error("name", str(refused))
        return _shown(request, form, WRONG)
    messages.success(request, f"{which.label}: kept, and used from now on.")
    return redirect("face:contacts")


def _shown(request: HttpRequest, form: ContactForm, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "facts": form.facts,
        "point": form.point,
        "trail": trail(("Who to turn to", reverse("face:contacts"))),
    }
    return render(request, "face/contact.html", context, status=status)
