"""What does an administrator fill in to change what letters are made from?"""

from __future__ import annotations

from dataclasses import dataclass

from django.forms import CharField, Form, HiddenInput, IntegerField, Textarea
from django.http import QueryDict

from heard.casework.forms.acts import line
from heard.casework.letters.examples import EXAMPLE
from heard.casework.letters.grammar import UnableToRead
from heard.casework.letters.rendering import LONGEST_TEMPLATE, render, render_line
from heard.common.words.layout import Block, blocks_of
from heard.common.words.reading_age import Reading, reading

__all__ = ["TemplateForm", "Tried"]

_NAMES = (
    EXAMPLE.council,
    EXAMPLE.services,
    EXAMPLE.team,
    EXAMPLE.service,
    EXAMPLE.name,
    EXAMPLE.writer,
    EXAMPLE.manager,
    EXAMPLE.investigator,
    EXAMPLE.independent_person,
)


@dataclass(frozen=True, slots=True)
class Tried:
    """A template with invented facts in it: how it looks, and how hard it is to read."""

    subject: str
    blocks: tuple[Block, ...]
    reading: Reading


class TemplateForm(Form):
    """The words of a template; `seen` is the number of the version they are written over."""

    seen = IntegerField(widget=HiddenInput)
    subject = line("Subject", missing="Enter a subject")
    body = CharField(
        label="The letter",
        max_length=LONGEST_TEMPLATE,
        error_messages={"required": "Write the letter"},
        widget=Textarea({"rows": 30, "class": "letter-words", "spellcheck": "true"}),
    )

    def __init__(self, reader: str, data: QueryDict | None, initial: dict[str, object]) -> None:
        super().__init__(data, initial=initial)
        self.reader = reader

    def clean(self) -> dict[str, object]:
        """Refuse what cannot be read, each in its own place."""
        given = super().clean() or {}
        for name, make in (("subject", render_line), ("body", render)):
            try:
                make(str(given.get(name, "")), EXAMPLE)
            except UnableToRead as wrong:
                self.add_error(name, str(wrong))
        return given

    @property
    def tried(self) -> Tried | None:
        """Return the template with invented facts in it; None while it cannot be read."""
        given = self.cleaned_data if self.is_bound and self.is_valid() else self.initial
        if self.is_bound and self.errors:
            return None
        body = render(str(given["body"]), EXAMPLE)
        return Tried(
            render_line(str(given["subject"]), EXAMPLE),
            blocks_of(body),
            reading(body, self.reader, _NAMES),
        )
