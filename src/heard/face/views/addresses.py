"""How does an administrator say which addresses are those of members' offices?"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from heard.common.clock import now
from heard.face.forms.addresses import AddressesForm
from heard.face.operations import UnableToKnowAddress, know_addresses
from heard.face.queries import known_addresses
from heard.face.views.asking import WRONG, administrator, trail

__all__ = ["addresses"]


@require_http_methods(["GET", "HEAD", "POST"])
def addresses(request: HttpRequest) -> HttpResponse:
    """Show the addresses that are known, to be changed; or keep them."""
    staff = administrator(request)
    held = {"addresses": "\n".join(known_addresses())}
    form = AddressesForm(request.POST or None, initial=held)
    if request.method == "POST" and form.is_valid():
        try:
            know_addresses(form.cleaned_data["addresses"].splitlines(), by=staff, at=now())
        except UnableToKnowAddress as refused:
            form.add_error("addresses", str(refused))
        else:
            messages.success(request, "Kept, and used from now on.")
            return redirect("face:settings")
    context = {"form": form, "trail": trail()}
    return render(request, "face/addresses.html", context, status=WRONG if form.errors else 200)
