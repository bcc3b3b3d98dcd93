"""The catalogues say what the pages say: nothing missing, nothing left over, nothing broken."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import chain

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from scripts.messages import TEMPLATE, catalogue_at, catalogue_files, collected, written

from heard.config.catalogues import languages

FILES = catalogue_files()
CODES = [path.parents[1].name for path in FILES]
# A new sentence stands in English until somebody translates it; of 50, one may be waiting.
MAY_WAIT = 50

_PLACES = re.compile(r"%\(\w+\)[sd]|%%")
_TAGS = re.compile(r"</?[a-z][^>]*>")

of_each = pytest.mark.parametrize("path", FILES, ids=CODES)


def said(message):
    """Return each form of a message beside the words it stands for."""
    if isinstance(message.id, str):
        return [(message.id, message.string)] if message.string else []
    singular, plural = message.id
    return [(singular if n == 0 else plural, words) for n, words in enumerate(message.string)]


def template():
    with TEMPLATE.open("rb") as file:
        return read_po(file)


def words_of(catalogue):
    return {(message.id, message.context) for message in catalogue if message.id}


def messages_of(path):
    return [message for message in catalogue_at(path) if message.id]


def test_the_template_has_every_public_word_and_no_other():
    assert words_of(collected()) == words_of(template()), "run make messages"


def test_the_template_is_written_as_it_was_read():
    assert words_of(read_po(BytesIO(written(collected())))) == words_of(collected())


def test_what_templates_and_code_say_is_found():
    found = words_of(collected())
    assert ("We want to hear from you", None) in found  # {% translate %}
    assert ("You", "who wrote it") in found  # {% translate … context … %}
    assert ("We answer you by <strong>%(day)s</strong>.", None) in found  # {% blocktranslate %}
    assert ("What happened?", None) in found  # gettext_lazy


@of_each
def test_a_catalogue_has_the_messages_of_the_template(path):
    assert words_of(catalogue_at(path)) == words_of(template()), "run make messages"


@of_each
def test_a_translation_keeps_every_place_and_tag(path):
    for words, translated in chain.from_iterable(map(said, messages_of(path))):
        for kept in (_PLACES, _TAGS):
            assert sorted(kept.findall(words)) == sorted(kept.findall(translated)), translated


@of_each
def test_a_translation_begins_and_ends_as_what_it_stands_for(path):
    for words, translated in chain.from_iterable(map(said, messages_of(path))):
        assert translated[:1].isspace() == words[:1].isspace(), translated
        assert translated[-1:].isspace() == words[-1:].isspace(), translated


@of_each
def test_a_message_that_counts_has_every_form_of_its_language(path):
    catalogue = catalogue_at(path)
    counting = [each for each in catalogue if isinstance(each.id, tuple)]
    assert all(len(each.string) == catalogue.num_plurals for each in counting)


@of_each
def test_nothing_is_half_translated(path):
    assert [message.id for message in messages_of(path) if message.fuzzy] == []


@of_each
def test_a_catalogue_says_that_nobody_has_checked_it_as_its_pages_do(path):
    says = "DRAFT" in catalogue_at(path).header_comment
    assert says == (path.parents[1].name in settings.DRAFT_LANGUAGES)


def test_what_is_offered_is_translated():
    offered = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    assert offered
    for path in FILES:
        if path.parents[1].name in offered:
            messages = messages_of(path)
            missing = [message.id for message in messages if not message.string]
            assert len(missing) * MAY_WAIT <= len(messages), missing


def test_an_office_chooses_among_the_languages_there_are(monkeypatch):
    monkeypatch.setenv("HEARD_LANGUAGES", "pl, ar")
    assert languages("HEARD_LANGUAGES", default="cy") == [("pl", "Polish"), ("ar", "Arabic")]
    monkeypatch.setenv("HEARD_LANGUAGES", "none")
    assert languages("HEARD_LANGUAGES", default="cy") == []


def test_a_language_without_a_catalogue_stops_the_start(monkeypatch):
    monkeypatch.setenv("HEARD_LANGUAGES", "pl,xx")
    with pytest.raises(ImproperlyConfigured, match="“xx”, for which there is no catalogue"):
        languages("HEARD_LANGUAGES", default="")
