"""Everybody can read what we ask: the reading age of every form, and of every public page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from heard.common.words.reading_age import EXCUSED, LIMITS, reading
from heard.intake.questions import FORMS

FOLDER = Path(__file__).resolve().parents[2] / "src/heard/intake/templates/intake"
# Those of every form, and those that a form has of its own; the office's stand beside them.
PUBLIC = sorted(
    path
    for folder in ("telling", *(form.key for form in FORMS))
    for path in (FOLDER / folder).rglob("*.*")
)
PAGES = [(form, page) for form in FORMS for page in form.pages]

# Words that the matter cannot do without: names of services and people whom everybody there knows,
# and what the law calls a thing. Each counts as one syllable.
OURS = EXCUSED | {"british", "disability", "orientation", "nursery", "interpreter", "reference"}

_TRANSLATED = re.compile(r'{%\s*translate\s+"([^"]+)"')
_BLOCK = re.compile(r"{%\s*blocktranslate.*?%}(.*?){%\s*endblocktranslate\s*%}", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_VALUE = re.compile(r"{{[^}]*}}")


def sentences_of(page):
    """Return all that a page says, a line each."""
    said = [page.title, *page.intro, *page.intro_on_paper, page.more_title, *page.more]
    for question in page.questions:
        said += [question.words, question.hint, question.missing]
        said += [question.on_paper.words, question.on_paper.hint]
        said += [words for each in question.options for words in (each.words, each.hint)]
    return [str(words) for words in said if str(words)]


def as_prose(lines):
    """Return lines as a text to measure: a long one is a sentence, whatever it ends with."""
    return "\n".join(line if line[-1] in ".!?" else f"- {line}" for line in lines)


def said_in(path):
    """Return what a template says in words that can be translated, a line each."""
    text = path.read_text("utf-8")
    said = _TRANSLATED.findall(text) + _BLOCK.findall(text)
    return [" ".join(_TAG.sub("", _VALUE.sub("7", words)).split()) for words in said]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_a_form_can_be_read_by_those_it_is_for(form):
    start = [
        str(words)
        for words in (form.title, form.invitation_hint, *form.before_start, *form.before_on_paper)
    ]
    lines = [line for page in form.pages for line in sentences_of(page)]
    found = reading(as_prose([*start, *lines]), form.reader, OURS)
    assert not found.is_too_hard, found


@pytest.mark.parametrize(
    ("form", "page"), PAGES, ids=[f"{form.key} {page.key}" for form, page in PAGES]
)
def test_every_page_of_it_can(form, page):
    found = reading(as_prose(sentences_of(page)), form.reader, OURS)
    assert not found.is_too_hard, found
    assert found.hard_sentences == ()


@pytest.mark.parametrize("path", PUBLIC, ids=lambda path: str(path.relative_to(FOLDER)))
def test_every_public_page_can_be_read_at_eleven(path):
    found = reading(as_prose(said_in(path)), "standard", OURS)
    assert found.age <= LIMITS["standard"], found
    assert found.hard_sentences == ()


# What only one of the forms shows, for its own readers, and what the youngest are shown too.
NOT_FOR_CHILDREN = {"away.html", "danger.html", "too_often.html", "other_ways.html"}


@pytest.mark.parametrize(
    "path",
    [path for path in PUBLIC if path.name not in NOT_FOR_CHILDREN],
    ids=lambda path: str(path.relative_to(FOLDER)),
)
def test_what_children_are_shown_can_be_read_at_eight(path):
    found = reading(as_prose(said_in(path)), "under_12", OURS)
    assert found.age <= LIMITS["under_12"], found


def test_what_a_public_template_says_can_be_translated():
    bare = {}
    for path in PUBLIC:
        text = re.sub(
            r"{%\s*comment.*?endcomment\s*%}", "", path.read_text("utf-8"), flags=re.DOTALL
        )
        text = _BLOCK.sub("", text)
        text = re.sub(r"{%.*?%}|{{.*?}}", "", text, flags=re.DOTALL)
        words = re.findall(r"[A-Za-z]{2,}", _TAG.sub("", text))
        if words and path.name not in {"described.html", "frame.html"}:  # attributes, no words
            bare[path.name] = words
    assert bare == {}
