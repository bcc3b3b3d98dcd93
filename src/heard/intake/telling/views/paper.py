"""The same form for the post: a file to print, to be filled in by hand."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from heard.face.queries import current_face
from heard.intake.printed import as_pdf, printed
from heard.intake.telling.views.frame import form_or_404, public

__all__ = ["paper"]


@public
@require_safe
def paper(_request: HttpRequest, form_key: str) -> HttpResponseBase:
    """Answer with the form as a PDF, which a browser shows or keeps."""
    form, face = form_or_404(form_key), current_face()
    response = HttpResponse(as_pdf(printed(form, face), face), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{form.key}.pdf"'
    return response
