"""What do the forms of all acts share? The record they are about, its version, what will follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.forms import (
    CharField,
    ChoiceField,
    Form,
    HiddenInput,
    IntegerField,
    RadioSelect,
    Textarea,
    TextInput,
)
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from heard.casework.operations.reading import Considered

__all__ = ["ActForm", "chosen", "line", "part_in_words", "words", "written"]

_LONGEST = 20_000


class ActForm(Form):
    """The form of one act with one record.

    `arguments` and `options` are what its operation is called with, after the record's reference
    and beside who acts and when. `consequences` are said above the button.
    """

    # A version that is missing or no number is one that nobody can have seen.
    version = IntegerField(widget=HiddenInput, required=False)

    def __init__(
        self,
        seen: Considered,
        data: QueryDict | None = None,
        asked: Mapping[str, str] | None = None,
        files: MultiValueDict[str, UploadedFile] | None = None,
    ) -> None:
        super().__init__(data, files, initial={"version": seen.record.version})
        self.seen = seen
        self.prepare(asked or {})

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Fit the fields to the record; `asked` is the query of the address."""

    def clean_version(self) -> int:
        """Return the version of the record that the person saw."""
        return self.cleaned_data["version"] or 0

    @property
    def consequences(self) -> Iterable[str]:
        """Return what the act will do, a sentence each."""
        return ()

    @property
    def alternatives(self) -> Iterable[tuple[str, str]]:
        """Return (words, query) pairs to choose among before there is anything to fill in."""
        return ()

    def arguments(self) -> tuple[object, ...]:
        """Return what the operation is told, in its order."""
        return ()

    def options(self) -> dict[str, object]:
        """Return what the operation is told by name."""
        return {}

    def offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        """Give a field of choices those that the record allows."""
        field = self.fields[name]
        if not isinstance(field, ChoiceField):
            raise TypeError(f"{name} is no field of choices")
        field.choices = list(choices)


def words(
    label: str, *, missing: str = "", hint: str = "", rows: int = 5, required: bool = True
) -> CharField:
    """Return a field for some sentences."""
    return CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=_LONGEST,
        error_messages={"required": missing},
        widget=Textarea({"rows": rows}),
    )


def line(
    label: str,
    *,
    missing: str = "",
    hint: str = "",
    most: int = 200,
    required: bool = True,
    widget: type[TextInput] = TextInput,
) -> CharField:
    """Return a field for one line."""
    return CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=most,
        error_messages={"required": missing},
        widget=widget({"autocomplete": "off"}),
    )


def chosen(
    label: str,
    choices: Iterable[tuple[str, str]] = (),
    *,
    missing: str = "Choose one",
    hint: str = "",
    required: bool = True,
) -> ChoiceField:
    """Return a field of which one is chosen."""
    return ChoiceField(
        label=label,
        choices=list(choices),
        help_text=hint,
        required=required,
        error_messages={"required": missing},
        widget=RadioSelect,
    )


def written(day: date | None) -> str:
    """Return a day as people write it."""
    return f"{day.day} {day:%B %Y}" if day else "no day"


def part_in_words(part: str) -> str:
    """Return the part that somebody plays as it is written within a sentence."""
    return part if "Parliament" in part else part.lower()
