"""Where is a drawing of the project's own?"""

from __future__ import annotations

from django import template
from django.templatetags.static import static

__all__ = ["picture"]

register = template.Library()


@register.simple_tag
def picture(name: str) -> str:
    """Return the address of the drawing of that name."""
    return static(f"heard/pictures/{name}.svg")
