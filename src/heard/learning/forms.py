"""What is filled in when something was learnt?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from heard.casework.forms.acts import ActForm, words

__all__ = ["LessonForm"]


class LessonForm(ActForm):
    """One thing that was learnt."""

    words = words(
        "What was learnt?",
        missing="Write down what was learnt",
        hint="In words that may be published: nobody must be known by them.",
        rows=4,
    )

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Remember from which element it was learnt, where the address names one."""
        number = asked.get("element", "")
        elements = self.seen.record.elements
        self.element = elements.filter(position=int(number) if number.isdecimal() else 0).first()

    @property
    def subject(self) -> str:
        """Return the element and what was found on it, to be shown above the form."""
        if self.element is None:
            return ""
        found = f"{self.element.get_finding_display() or 'Not yet decided'}. {self.element.reasons}"
        return f"{self.element.words or 'The complaint as a whole'}: {found}".strip()

    @property
    def consequences(self) -> Iterator[str]:
        """Say where it goes."""
        yield "It goes into the learning log, and may be printed in the annual report."

    def arguments(self) -> tuple[object, ...]:
        """Return the words."""
        return (self.cleaned_data["words"],)
