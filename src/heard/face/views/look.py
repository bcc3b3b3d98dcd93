"""How does an administrator choose the council's look, and see it before it is worn?"""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods, require_safe

from heard.accounts.staff import Staff
from heard.common.clock import now
from heard.face.colours import NAMES, Colours, is_colour
from heard.face.forms.look import LookForm
from heard.face.operations import UnableToChangeLook, add_logo, choose_look
from heard.face.queries import current_face, logo_facts
from heard.face.stylesheet import stylesheet
from heard.face.views.asking import WRONG, administrator, trail

__all__ = ["look", "trial_sheet"]


@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """Show the look to be changed, show what was chosen before it is worn, or let it be worn."""
    staff = administrator(request)
    face = current_face()
    if request.method != "POST":
        return _shown(request, LookForm(face))
    form = _filled(request, staff)
    if not form.is_valid():
        return _shown(request, form, WRONG)
    if "keep" not in request.POST:
        return _shown(request, form)
    try:
        choose_look(form.look, by=staff, at=now())
    except UnableToChangeLook as refused:
        form.add_error(None, str(refused))
        return _shown(request, form, WRONG)
    messages.success(request, "The look is kept, and worn by every page from now on.")
    return redirect("face:settings")


@require_safe
def trial_sheet(request: HttpRequest) -> HttpResponse:
    """Answer with the style sheet of colours that are tried, for the picture of a page alone."""
    administrator(request)
    plain = _as_data(Colours())
    chosen = {choice: request.GET.get(choice, plain[choice]) for choice in NAMES}
    if not all(map(is_colour, chosen.values())):
        raise Http404("These are no colours.")
    return HttpResponse(stylesheet(Colours(**chosen), ".trial"), content_type="text/css")


def _filled(request: HttpRequest, staff: Staff) -> LookForm:
    """Return the form as it was sent; a picture that came with it is kept, so that it stays."""
    data = request.POST.copy()
    if request.POST.get("use") == "plain":
        data.update(_as_data(Colours()))
    form = LookForm(current_face(), data, request.FILES)
    if request.POST.get("use") == "nearest" and not form.is_valid() and form.mended:
        form = _again(data, form.mended, request.FILES)
    if not form.is_valid() and form.picture is None:
        return form
    if form.picture is not None:
        data["logo"] = add_logo(form.picture, by=staff, at=now())
        form = LookForm(current_face(), data)
    return form


def _again(data: QueryDict, mended: dict[str, str], files: MultiValueDict) -> LookForm:
    for choice, colour in mended.items():
        data[choice] = colour
    return LookForm(current_face(), data, files)


def _as_data(colours: Colours) -> dict[str, str]:
    return {choice: getattr(colours, choice) for choice in NAMES}


def _shown(request: HttpRequest, form: LookForm, status: int = 200) -> HttpResponse:
    tried = form.colours
    query = QueryDict(mutable=True)
    if tried is not None:
        query.update(_as_data(tried))
    context = {
        "form": form,
        "logo": logo_facts(form.shown_logo),
        "trail": trail(),
        "trial_address": f"{reverse('face:trial-sheet')}?{query.urlencode()}" if query else "",
    }
    return render(request, "face/look.html", context, status=status)
