"""What is filled in when something was learnt?"""

from __future__ import annotations

from collections.abc import Iterator

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

    @property
    def consequences(self) -> Iterator[str]:
        """Say where it goes."""
        yield "It goes into the learning log, and may be printed in the annual report."

    def arguments(self) -> tuple[object, ...]:
        """Return the words."""
        return (self.cleaned_data["words"],)
