"""How does an administrator say something in the council's own words?"""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from heard.common.clock import now
from heard.face.forms.words import WordsForm
from heard.face.models import Wording
from heard.face.operations import UnableToWrite, write_words
from heard.face.places import Place, first_words
from heard.face.queries import versions_of, words_in
from heard.face.views.asking import WRONG, administrator, one_of, trail

__all__ = ["words"]


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, place: str) -> HttpResponse:
    """Show the words for a place to be changed, try what was typed, or keep it.

    `?from=3` begins with the words of an earlier version, `?from=0` with the product's own.
    """
    staff = administrator(request)
    where = one_of(Place, place)
    versions = versions_of(where)
    seen = versions[0].number if versions else 0
    initial = {"seen": seen, "words": _begun(request, where, versions)}
    form = WordsForm(where, request.POST or None, initial)
    if request.method != "POST":
        return _shown(request, form, versions)
    if not form.is_valid():
        return _shown(request, form, versions, WRONG)
    if "keep" not in request.POST:
        return _shown(request, form, versions)
    given = form.cleaned_data
    try:
        write_words(where, given["words"], by=staff, at=now(), seen=given["seen"])
    except UnableToWrite as refused:
        form.add_error("words", str(refused))
        return _shown(request, form, versions, WRONG)
    messages.success(request, f"{where.label}: the words are kept, and used from now on.")
    return redirect("face:settings")


def _begun(request: HttpRequest, place: Place, versions: list[Wording]) -> str:
    earlier = {str(version.number): version.words for version in versions}
    asked = request.GET.get("from")
    if asked is None:
        return words_in(place)
    if asked != "0" and asked not in earlier:
        raise Http404("There is no such version.")
    return earlier.get(asked) or first_words(place)


def _shown(
    request: HttpRequest, form: WordsForm, versions: list[Wording], status: int = 200
) -> HttpResponse:
    context = {
        "first": first_words(form.place),
        "form": form,
        "place": form.place,
        "trail": trail(),
        "versions": versions,
    }
    return render(request, "face/words.html", context, status=status)
