"""What does a page say of the language it is in?"""

from __future__ import annotations

from django import template
from django.conf import settings
from django.template import Context
from django.utils import translation
from django.utils.html import format_html

from heard.common.languages import Choice, choices, direction, tag_of

__all__ = [
    "in_office_language",
    "is_draft",
    "languages_to_choose",
    "reading_direction",
    "reading_tag",
]

register = template.Library()


@register.simple_tag
def reading_tag() -> str:
    """Return the language being read, for `lang`: en-GB, pl."""
    return tag_of(_reading())


@register.simple_tag
def reading_direction() -> str:
    """Return which way the language being read is written, for `dir`."""
    return direction(_reading())


@register.simple_tag
def is_draft() -> bool:
    """Return whether no native speaker has checked the words being read yet."""
    return _reading() in settings.DRAFT_LANGUAGES


@register.simple_tag
def in_office_language() -> str:
    """Return the attributes of what is in the office's language, "" where all of the page is.

    For what the council writes itself: a screen reader then says it as English.
    """
    office = settings.LANGUAGE_CODE
    if _reading() == office:
        return ""
    return format_html(' lang="{}" dir="{}"', tag_of(office), direction(office))


@register.simple_tag(takes_context=True)
def languages_to_choose(context: Context) -> tuple[Choice, ...]:
    """Return the languages to choose from, none where there is but one."""
    request = context.get("request")
    offered = choices(request) if request else ()
    return offered if len(offered) > 1 else ()


def _reading() -> str:
    return translation.get_language() or settings.LANGUAGE_CODE
