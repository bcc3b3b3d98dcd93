"""What does an act change, in the words of a history?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import models

from heard.audit.entries import Change

__all__ = ["Changes", "in_words"]


@dataclass(slots=True, kw_only=True)
class Changes:
    """The changes of one act as they gather, and its reason.

    Change what is tracked through `set`, so that the history says what it was and what it became.
    """

    changes: list[Change] = field(default_factory=list)
    reason: str = ""

    def set(self, what: str, of: models.Model, name: str, value: object) -> None:
        """Change one column and note it in words; what is the same already is no change."""
        if getattr(of, name) != value:
            before = _shown(of, name)
            setattr(of, name, value)
            self.changes.append(Change(what, before, _shown(of, name)))

    def tell(self, what: str, before: object, after: object) -> None:
        """Note in words a change that no one column shows; what is the same is no change."""
        if in_words(before) != in_words(after):
            self.changes.append(Change(what, in_words(before), in_words(after)))

    def note(self, what: str, value: object) -> None:
        """Put a fact of the act into its history that replaces nothing."""
        self.changes.append(Change(what, "", in_words(value)))


def in_words(value: object) -> str:
    """Return a value as a history shows it."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date) and not isinstance(value, datetime):
        return f"{value.day} {value:%B %Y}"
    label = getattr(value, "label", None)
    return label if isinstance(label, str) else str(value)


def _shown(of: models.Model, name: str) -> str:
    """Return what a column holds, a code among several in its own words."""
    label = getattr(of, f"get_{name}_display", None)
    return str(label() or "") if label else in_words(getattr(of, name))
