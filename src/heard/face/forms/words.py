"""What is typed to say something in the council's own words, and how hard is it to read?"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.forms import CharField, Form, HiddenInput, IntegerField, Textarea
from django.http import QueryDict

from heard.common.words.reading_age import Reading, reading
from heard.face.operations.wordings import LONGEST_WORDS
from heard.face.places import READERS, Place
from heard.face.prose import Passage, UnableToReadWords, as_spoken, passages_of

__all__ = ["WordsForm"]


class WordsForm(Form):
    """The words for one place; `seen` is the number of the version they are written over."""

    seen = IntegerField(widget=HiddenInput)
    words = CharField(
        label="The words",
        max_length=LONGEST_WORDS,
        help_text=(
            "A blank line begins a paragraph, “- ” an item of a list. "
            "A link is [words](https://address)."
        ),
        error_messages={"required": "Write the words that are to stand there"},
        widget=Textarea({"rows": 14, "spellcheck": "true"}),
    )

    def __init__(self, place: Place, data: QueryDict | None, initial: dict[str, object]) -> None:
        super().__init__(data, initial=initial)
        self.place = place

    def clean_words(self) -> str:
        """Refuse what is no plain text."""
        words = str(self.cleaned_data["words"])
        try:
            passages_of(words)
        except UnableToReadWords as wrong:
            raise ValidationError(str(wrong)) from wrong
        return words

    @property
    def shown(self) -> tuple[Passage, ...]:
        """Return the words as they are laid out; none while they cannot be."""
        return passages_of(self._given) if self._given else ()

    @property
    def reading(self) -> Reading | None:
        """Return how hard they are for whom they are written; None while they cannot be shown."""
        return reading(as_spoken(self._given), READERS[self.place]) if self._given else None

    @property
    def _given(self) -> str:
        if self.is_bound:
            return str(self.cleaned_data.get("words", "")) if self.is_valid() else ""
        return str(self.initial["words"])
