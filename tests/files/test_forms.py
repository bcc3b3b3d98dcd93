"""Files chosen in a form are kept, named when they cannot be, and need not be chosen twice."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import CharField, Form
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from heard.files.forms import FilesField
from heard.files.limits import MOST_FILES_AT_ONCE
from heard.files.models import StoredFile
from tests.files import samples

pytestmark = pytest.mark.django_db
_MARK = re.compile(r'name="files-kept"[^>]*value="([^"]+)"')


class Telling(Form):
    words = CharField()
    files = FilesField(label="Photos and documents")


def sent(words="The bus never came.", *, marks=(), files=()):
    data = QueryDict(mutable=True)
    data.update({"words": words})
    data.setlist("files-kept", list(marks))
    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    return Telling(data, MultiValueDict({"files": uploads}))


GOOD = [("Letter.pdf", samples.PDF), ("bus.jpg", samples.picture())]


def test_files_that_are_good_are_kept_in_the_order_chosen():
    form = sent(files=GOOD)
    assert form.is_valid()
    assert [file.name for file in form.cleaned_data["files"]] == ["Letter.pdf", "bus.jpg"]


def test_no_file_is_as_good_as_any():
    form = sent()
    assert form.is_valid()
    assert form.cleaned_data["files"] == []


def test_a_form_may_ask_for_one():
    field = FilesField(required=True)
    form = type("Asking", (Form,), {"files": field})({}, {})
    assert form.errors["files"] == ["Choose a file."]


def test_files_are_not_lost_when_another_field_is_wrong():
    form = sent(words="", files=GOOD)
    assert set(form.errors) == {"words"}
    shown = form["files"].as_widget()
    assert "Letter.pdf" in shown
    marks = _MARK.findall(shown)
    again = sent(marks=marks)
    assert again.is_valid()
    assert [file.name for file in again.cleaned_data["files"]] == ["Letter.pdf", "bus.jpg"]
    assert StoredFile.objects.count() == 2


def test_a_file_that_is_unticked_is_left_out():
    first, second = _MARK.findall(_shown_after_a_mistake())
    assert [file.name for file in sent(marks=[second]).fields["files"].clean(_chosen(second))] == [
        "bus.jpg"
    ]
    assert sent(marks=[second, second]).is_valid()
    assert first != second


def test_a_bad_file_is_named_and_the_good_ones_are_kept():
    form = sent(files=[*GOOD, ("page.jpg", b"<html>"), ("empty.txt", b"")])
    assert [error.split(". ")[0] for error in form.errors["files"]] == [
        "“page.jpg” is not a kind of file that we can take",
        "“empty.txt” is empty",
    ]
    assert len(_MARK.findall(form["files"].as_widget())) == 2


def test_no_more_than_ten_are_kept_at_a_time():
    many = [(f"{number}.txt", b"words") for number in range(MOST_FILES_AT_ONCE + 2)]
    form = sent(files=many)
    assert form.errors["files"] == ["Choose no more than 10 files at a time."]
    assert StoredFile.objects.count() == MOST_FILES_AT_ONCE


def test_a_mark_that_nobody_gave_brings_nothing():
    kept = StoredFile.objects.count()
    form = sent(marks=["x", "0" * 32, ""])
    assert form.is_valid()
    assert form.cleaned_data["files"] == []
    assert StoredFile.objects.count() == kept


def test_the_form_says_what_is_taken_and_how_large():
    page = Telling().as_div()
    assert Telling().is_multipart()
    assert 'type="file"' in page
    assert "multiple" in page
    assert "Up to 10 files, each no larger than 25 MB." in page
    assert 'aria-describedby="id_files_helptext"' in page
    assert 'class="govuk-file-upload"' in page


def test_a_name_cannot_break_out_of_the_page():
    form = sent(words="", files=[('<b onclick="x">.pdf', samples.PDF)])
    assert form.errors
    assert "<b onclick" not in form["files"].as_widget()


def _shown_after_a_mistake():
    form = sent(words="", files=GOOD)
    assert form.errors
    return form["files"].as_widget()


def _chosen(*marks):
    data = QueryDict(mutable=True)
    data.setlist("files-kept", marks)
    return Telling.base_fields["files"].widget.value_from_datadict(data, MultiValueDict(), "files")
