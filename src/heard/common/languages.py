"""Which languages are the public pages offered in, and which one is being read?"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

__all__ = ["PARAMETER", "Choice", "choices", "chosen_by_reader", "direction", "quoted", "tag_of"]

# In an address it chooses a language, and is taken away again: ?language=pl
PARAMETER = "language"


@dataclass(frozen=True, slots=True)
class Choice:
    """A language to choose: `name` in itself, `address` of the same page in it."""

    tag: str
    name: str
    direction: str
    address: str
    is_chosen: bool


def choices(request: HttpRequest) -> tuple[Choice, ...]:
    """Return every language that this page is offered in, the office's own first.

    None for an address that is not there, which has no other page to lead to.
    """
    if request.resolver_match is None:
        return ()
    reading = translation.get_language() or settings.LANGUAGE_CODE
    return tuple(
        Choice(
            tag=tag_of(code),
            name=capfirst(_name_in_itself(code)),
            direction=direction(code),
            address=_address_in(code, request),
            is_chosen=code == reading,
        )
        for code in dict(settings.LANGUAGES)
    )


def chosen_by_reader() -> str:
    """Return what the language being read is called in English; "" for the office's own."""
    reading = translation.get_language() or settings.LANGUAGE_CODE
    if reading == settings.LANGUAGE_CODE:
        return ""
    return str(translation.get_language_info(reading)["name"])


def direction(code: str) -> str:
    """Return which way a language is written, as HTML says it: ltr or rtl."""
    return "rtl" if translation.get_language_info(code)["bidi"] else "ltr"


def quoted(words: object) -> str:
    """Return words in the quotation marks of the language being read: “a”, in Polish „a”."""
    return _("“%(words)s”") % {"words": words}


def tag_of(code: str) -> str:
    """Return a language as HTML says it: en-gb becomes en-GB."""
    return translation.to_locale(code).replace("_", "-")


def _name_in_itself(code: str) -> str:
    # British English is the only English there is.
    return str(translation.get_language_info(code.partition("-")[0])["name_local"])


def _address_in(code: str, request: HttpRequest) -> str:
    query = request.GET.copy()
    query[PARAMETER] = code
    return f"{request.path}?{query.urlencode()}"
