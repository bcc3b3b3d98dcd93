"""Looking at the record that one follows: where it is, and what was written."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heard.casework.followers import Follower
from heard.casework.queries.followed import followed_by, letter_of
from heard.common.clock import today
from heard.common.words.layout import blocks_of
from heard.following.views.pages import following
from heard.following.words import KINDS, OUTLOOKS
from heard.rules.vocabulary import Kind

__all__ = ["letter_file", "mine"]


@following
@require_safe
def mine(request: HttpRequest, follower: Follower) -> HttpResponse:
    """Show where the record is, by when an answer comes and why, and every message."""
    seen = followed_by(follower, today())
    context = {
        "letters": [(letter, blocks_of(letter.body)) for letter in seen.letters],
        "seen": seen,
        "told": OUTLOOKS[seen.outlook],
        "name": KINDS[Kind(seen.record.kind)],
    }
    return render(request, "following/mine.html", context)


@following
@require_safe
def letter_file(request: HttpRequest, follower: Follower, letter_id: int) -> HttpResponse:
    """Send a letter as it was sent to them."""
    letter = letter_of(follower, letter_id)
    if letter is None or not letter.pdf:
        raise Http404("They were sent no such letter.")
    return HttpResponse(
        bytes(letter.pdf),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="letter-{letter.pk}.pdf"'},
    )
