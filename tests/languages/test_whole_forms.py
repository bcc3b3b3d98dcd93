"""Whoever fills a form in reads all of it in the language that they chose, on paper as well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta
from functools import cache
from html.parser import HTMLParser

import pikepdf
import pytest
from django.core import mail
from django.test import Client
from django.utils import translation
from django.utils.functional import Promise
from scripts.messages import catalogue_at, catalogue_files

from heard.common.clock import now
from heard.face.operations import know_addresses
from heard.face.queries import current_face
from heard.intake.models import Draft
from heard.intake.printed import printed
from heard.intake.questions import FORMS, form_named
from heard.procedures.queries import lists
from tests.casework import conftest
from tests.casework.pages import shown, stop_the_clock
from tests.intake.telling import (
    COMMENT,
    COMPLAINT,
    COMPLIMENT,
    FOR_A_CHILD,
    address,
    answer,
    send,
    with_answers,
)
from tests.intake.test_at_work import ADVOCATE, CARER, MEMBER, PASSED_ON, THANKS

pytestmark = [pytest.mark.django_db, pytest.mark.matrix]

office_of_the_module = conftest.office_of_the_module

BY_A_CARER = CARER | {
    "for-whom": {"for-whom": "child"},
    "child": {"child-name": "Alex Quinn", "child-age": "12_to_17"},
    "child-knows": {"child-knows": "given"},
    "reach": {"reach": ["email"]},
    "details": {"email": "sam@example.org"},
    "help": {"help": ["interpreter", "other"]},
    "help-more": {"language": "BSL", "other-help": "-"},
    "advocate": {"advocate": "yes"},
}
WAYS = [
    ("adults", COMPLAINT),
    ("adults", FOR_A_CHILD),
    ("adults", COMPLIMENT),
    ("adults", COMMENT),
    ("members", MEMBER),
    ("advocates", ADVOCATE),
    ("foster-carers", BY_A_CARER),
    ("staff", PASSED_ON),
    ("staff", THANKS),
]
A_SENTENCE = 3  # words, from which on English is looked for within what a page says

in_each_language = pytest.mark.parametrize("language", ["cy", "pl"])
each_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)


@pytest.fixture(autouse=True)
def _office(office_of_the_module, db, monkeypatch):
    stop_the_clock(monkeypatch)


class Read(HTMLParser):
    """What a page says, but for what is marked as the council's own English."""

    _EMPTY = frozenset({"meta", "link", "input", "img", "br"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self._marked: list[bool] = []
        self.said: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag not in self._EMPTY:
            self._marked.append(told.get("lang") == "en-GB")
        if not any(self._marked):
            self.said += [told[each] for each in ("alt", "aria-label") if told.get(each)]

    def handle_endtag(self, tag):
        if tag not in self._EMPTY:
            self._marked.pop()

    def handle_data(self, data):
        if data.strip() and not any(self._marked):
            self.said.append(" ".join(data.split()))


@cache
def public_words(language):
    """Return every public sentence in English, but for those that a language has as they are."""
    (path,) = (each for each in catalogue_files() if each.parents[1].name == language)
    return {
        message.id
        for message in catalogue_at(path)
        if message.id and isinstance(message.id, str) and message.string != message.id
    }


def strings_of(told: object) -> Iterator[str]:
    """Yield what a definition says, however deep."""
    if isinstance(told, str | Promise):
        yield str(told)
    elif isinstance(told, dict):
        yield from strings_of(list(told.values()))
    elif isinstance(told, list | tuple):
        for each in told:
            yield from strings_of(each)


def asked_in_english(form):
    """Return all that a form and its questions say in English."""
    shown = [(each.words, each.short, each.hint, each.missing) for each in form.questions]
    shown += [(one.words, one.hint) for each in form.questions for one in each.options]
    shown += [(page.title, page.intro, page.more_title, page.more) for page in form.pages]
    shown += [(form.title, form.before_start, [part.words for part in form.parts])]
    return {words for words in strings_of(shown) if words}


@each_form
def test_all_that_a_form_says_is_among_the_words_to_translate(form):
    assert asked_in_english(form) <= public_words("pl")


def left_in_english(said, english):
    """Return what is said in English: a sentence within another, or a few words by themselves."""
    return {
        words
        for words in english
        for each in said
        if words == each or (len(words.split()) >= A_SENTENCE and words in each)
    }


def walked(client, form, answers):
    """Yield each page of a form as it is asked, refused, checked and sent."""
    page = form.pages[0].key
    yield "/", client.get("/")
    yield "start", client.get(f"/tell-us/{form.key}/")
    while page != "check":
        yield page, client.get(address(page, form.key))
        yield f"{page}, empty", answer(client, page, {"email": "@", "phone": "1"}, form.key)
        response = answer(client, page, answers.get(page, {}), form.key)
        assert response.status_code == 302, (page, response.content.decode()[:2000])
        page = response.headers["Location"].rstrip("/").rpartition("/")[2]
    yield "check", client.get(address("check", form.key))
    yield "too fast", send(client, form.key)
    for draft in Draft.objects.filter(record=None):
        draft.begun_at -= timedelta(minutes=10)
        draft.save(update_fields=["begun_at"])
    send(client, form.key)
    yield "sent", client.get(address("sent", form.key))


@in_each_language
@pytest.mark.parametrize(("key", "answers"), WAYS)
def test_no_page_of_a_form_is_in_english(language, key, answers):
    form = form_named(key)
    know_addresses(["@ann-hale.example"], by=None, at=now())
    client = Client()
    client.get("/", {"language": language})
    english = public_words(language)
    seen = {}
    for name, response in walked(client, form, answers):
        if response.status_code != 302:
            seen[name] = Read(response.content.decode()).said
            assert left_in_english(seen[name], english) == set(), name
    assert {"start", form.pages[0].key, "check", "too fast", "sent"} <= seen.keys()
    with translation.override(language):
        assert str(form.title) in seen["start"]
        shorts = {str(each.short) for each in form.questions}
    assert len(shorts & set(seen["check"])) > len(answers) / 2
    for letter in mail.outbox:
        assert left_in_english(letter.body.splitlines(), english) == set()


@in_each_language
@each_form
def test_no_form_is_in_english_on_paper(language, form):
    english = public_words(language)
    with translation.override(language):
        said = set(strings_of(asdict(printed(form, current_face()))))
        assert str(form.title) in said
    groups = {group.name for group in lists().offered.customer_groups}
    assert left_in_english(said - groups, english) == set()


def test_what_the_council_calls_its_own_is_marked_as_english_among_the_answers():
    client = with_answers(MEMBER, "members")
    client.get("/", {"language": "pl"})
    page = shown(client.get(address("check", "members")))
    assert '<dd lang="en-GB" dir="ltr">Early Help for Children</dd>' in page
    assert '<dd dir="auto">Biuro posła</dd>' in page


@pytest.mark.documents
@in_each_language
def test_the_file_to_print_says_its_language_and_its_title(language, tmp_path):
    client = Client()
    client.get("/", {"language": language})
    path = tmp_path / "form.pdf"
    path.write_bytes(client.get("/tell-us/advocates/paper/").content)
    with pikepdf.open(path) as opened, translation.override(language):
        assert str(opened.Root.Lang) == language
        assert str(opened.docinfo.Title) == str(form_named("advocates").title)
