"""A line to type in that offers what was written there before: nothing has to be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.forms import TextInput

__all__ = ["SuggestingInput"]


class SuggestingInput(TextInput):
    """An input with suggestions that its browser shows (`datalist`); without them it is a line."""

    template_name = "common/forms/suggesting.html"
    suggestions: Sequence[str] = ()

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return what the template needs: the input, and what is offered."""
        context = super().get_context(name, value, attrs)
        context["suggestions"] = self.suggestions
        if self.suggestions:
            context["widget"]["attrs"]["list"] = f"{name}-suggestions"
        return context
