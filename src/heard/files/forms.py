"""How are files chosen in a form, and what is said of one that cannot be taken?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.forms import BaseForm, Field, FileInput, Widget
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.common.clock import now
from heard.files.kinds import TAKEN
from heard.files.limits import MEGABYTE, MOST_BYTES, MOST_FILES_AT_ONCE
from heard.files.models import StoredFile
from heard.files.operations import UnableToKeepFile, keep
from heard.files.queries import files_kept

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

__all__ = ["FilesField", "FilesInput", "keep_unjudged", "mark_of", "sent_again"]

_SALT = "heard.files.forms"
_KEPT_FOR = timedelta(days=7)


def _hint() -> str:
    return _(
        "Photos, sound recordings, PDF, Word, OpenDocument and text documents, and saved "
        "e\u2011mails. Up to %(most)s files, each no larger than %(size)s MB."
    ) % {"most": MOST_FILES_AT_ONCE, "size": MOST_BYTES // MEGABYTE}


_HINT = lazy(_hint, str)()
_LABEL = gettext_lazy("Files")


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
        context["widget"]["kept"] = [{"file": file, "mark": mark_of(file)} for file in self.kept]
        return context


class FilesField(Field):
    """Several files, kept as soon as they are good; cleaned, it is the list of them.

    They are kept although another field is wrong: the form then shows them ticked, and they come
    back with it, so that nothing has to be chosen twice. Its form needs `files` and, in the page,
    `enctype="multipart/form-data"` (`form.is_multipart`).
    """

    widget = FilesInput
    default_error_messages = {"required": gettext_lazy("Choose a file.")}

    def __init__(
        self,
        *,
        label: str | StrPromise = _LABEL,
        help_text: str | StrPromise = _HINT,
        required: bool = False,
    ) -> None:
        super().__init__(label=label, help_text=help_text, required=required)

    def widget_attrs(self, widget: Widget) -> dict[str, Any]:
        """Return what the browser may offer to choose from, and that it may be several."""
        endings = (f".{ending}" for each in TAKEN for ending in each.endings)
        return {"multiple": True, "accept": ",".join(endings)}

    def clean(self, value: Chosen | None) -> list[StoredFile]:
        """Return the files kept, before and now; ValidationError names each that is not taken."""
        errors = self.keep(value or Chosen())
        if errors:
            raise ValidationError(errors)
        files = list(self.widget.kept)
        self.validate(files)
        return files

    def keep(self, chosen: Chosen) -> list[str]:
        """Keep what was chosen, to be shown as kept; return a sentence for each that is not."""
        files, sentences = files_kept(_ids(chosen.kept)), []
        for upload in chosen.uploads:
            if len(files) == MOST_FILES_AT_ONCE:
                sentences.append(_too_many())
                break
            try:
                files.append(keep(upload, at=now()))
            except UnableToKeepFile as unable:
                sentences.append(str(unable))
        self.widget.kept = tuple(files)
        return sentences

    def has_changed(self, initial: object, data: Chosen | None) -> bool:
        """Return whether any file was chosen."""
        return bool(data and (data.uploads or data.kept))


def keep_unjudged(form: BaseForm, request: HttpRequest) -> list[str]:
    """Keep the files of a form that is put before somebody again as it was filled in, unjudged.

    Return a sentence for each file that is not taken.
    """
    sentences: list[str] = []
    for name, field in form.fields.items():
        if isinstance(field, FilesField) and isinstance(field.widget, FilesInput):
            prefixed = form.add_prefix(name)
            chosen = field.widget.value_from_datadict(request.POST, request.FILES, prefixed)
            sentences += field.keep(chosen)
    return sentences


def sent_again(form: BaseForm) -> QueryDict:
    """Return what a form was sent with, with marks instead of the files that it kept.

    For a form that is put before somebody once more, anew: no file has to be chosen again.
    """
    sent = QueryDict(mutable=True)
    sent.update(form.data)
    for name, field in form.fields.items():
        if isinstance(field, FilesField):
            marks = [mark_of(file) for file in field.widget.kept]
            sent.setlist(f"{form.add_prefix(name)}-kept", marks)
    return sent


def _several(values: Mapping[str, Any], name: str) -> Iterable[Any]:
    """Return every value under a name, of what a browser sent or of a plain mapping."""
    if isinstance(values, MultiValueDict):
        return values.getlist(name)
    value = values.get(name, ())
    return value if isinstance(value, list | tuple) else (value,)


def mark_of(file: StoredFile) -> str:
    """Return what a form carries for a file that is kept, until it is sent."""
    return signing.dumps(file.pk.hex, salt=_SALT)


def _too_many() -> str:
    return _("Choose no more than %(most)s files at a time.") % {"most": MOST_FILES_AT_ONCE}


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
