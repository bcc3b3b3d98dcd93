"""How are files chosen in a form, and what is said of one that cannot be taken?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.forms import Field, FileInput, Widget
from django.utils.datastructures import MultiValueDict

from heard.common.clock import now
from heard.files.kinds import TAKEN
from heard.files.limits import MEGABYTE, MOST_BYTES, MOST_FILES_AT_ONCE
from heard.files.models import StoredFile
from heard.files.operations import UnableToKeepFile, keep
from heard.files.queries import files_kept

__all__ = ["FilesField", "FilesInput"]

_SALT = "heard.files.forms"
_KEPT_FOR = timedelta(days=7)
_HINT = (
    "Photos, sound recordings, PDF, Word, OpenDocument and text documents, and saved e-mails. "
    f"Up to {MOST_FILES_AT_ONCE} files, each no larger than {MOST_BYTES // MEGABYTE} MB."
)
_TOO_MANY = f"Choose no more than {MOST_FILES_AT_ONCE} files at a time."


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a form sent: files chosen just now, and marks of those kept when it was sent before."""

    uploads: tuple[File, ...] = ()
    kept: tuple[str, ...] = ()


class FilesInput(FileInput):
    """A chooser of several files, below those that are kept already, each with its tick."""

    template_name = "files/files_input.html"
    allow_multiple_selected = True
    kept: tuple[StoredFile, ...] = ()

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> Chosen:
        """Return what was chosen now, and which of those kept before are still ticked."""
        return Chosen(
            uploads=tuple(_several(files, name)), kept=tuple(_several(data, f"{name}-kept"))
        )

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> bool:
        """Return whether the form said nothing of files."""
        return name not in files and f"{name}-kept" not in data

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return what the template shows: the chooser, and what is kept with its mark."""
        context = super().get_context(name, None, attrs)
        context["widget"]["kept"] = [{"file": file, "mark": _mark(file)} for file in self.kept]
        return context


class FilesField(Field):
    """Several files, kept as soon as they are good; cleaned, it is the list of them.

    They are kept although another field is wrong: the form then shows them ticked, and they come
    back with it, so that nothing has to be chosen twice. Its form needs `files` and, in the page,
    `enctype="multipart/form-data"` (`form.is_multipart`).
    """

    widget = FilesInput
    default_error_messages = {"required": "Choose a file."}

    def __init__(
        self, *, label: str = "Files", help_text: str = _HINT, required: bool = False
    ) -> None:
        super().__init__(label=label, help_text=help_text, required=required)

    def widget_attrs(self, widget: Widget) -> dict[str, Any]:
        """Return what the browser may offer to choose from, and that it may be several."""
        endings = (f".{ending}" for each in TAKEN for ending in each.endings)
        return {"multiple": True, "accept": ",".join(endings)}

    def clean(self, value: Chosen | None) -> list[StoredFile]:
        """Return the files kept, before and now; ValidationError names each that is not taken."""
        chosen = value or Chosen()
        files = files_kept(_ids(chosen.kept))
        errors = []
        for upload in chosen.uploads:
            if len(files) == MOST_FILES_AT_ONCE:
                errors.append(_TOO_MANY)
                break
            try:
                files.append(keep(upload, at=now()))
            except UnableToKeepFile as unable:
                errors.append(str(unable))
        self.widget.kept = tuple(files)
        if errors:
            raise ValidationError(errors)
        self.validate(files)
        return files

    def has_changed(self, initial: object, data: Chosen | None) -> bool:
        """Return whether any file was chosen."""
        return bool(data and (data.uploads or data.kept))


def _several(values: Mapping[str, Any], name: str) -> Iterable[Any]:
    """Return every value under a name, of what a browser sent or of a plain mapping."""
    if isinstance(values, MultiValueDict):
        return values.getlist(name)
    value = values.get(name, ())
    return value if isinstance(value, list | tuple) else (value,)


def _mark(file: StoredFile) -> str:
    return signing.dumps(file.pk.hex, salt=_SALT)


def _ids(marks: Iterable[str]) -> list[UUID]:
    """Return the files that marks stand for; one that is old, or not ours, stands for none."""
    ids: list[UUID] = []
    for mark in marks:
        try:
            id_ = UUID(signing.loads(mark, salt=_SALT, max_age=_KEPT_FOR))
        except signing.BadSignature:
            continue
        if id_ not in ids:
            ids.append(id_)
    return ids
