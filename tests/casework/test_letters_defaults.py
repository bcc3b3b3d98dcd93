"""The words an office starts with: one for every purpose and reader, lawful, and easy enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heard.casework.letters.defaults import default_templates
from heard.casework.letters.examples import EXAMPLE
from heard.casework.letters.facts import FIELDS, LetterFacts
from heard.casework.letters.rendering import LONGEST_SUBJECT, gaps, render, render_line
from heard.casework.models import LetterTemplate
from heard.common.words.reading_age import LIMITS, reading

TEMPLATES = {(each.purpose, each.reader): each for each in default_templates()}
READERS = list(LetterTemplate.Reader.values)
FOR_COMPLAINTS = ["acknowledgement", "holding", "extension", "response", "stage_2", "stage_3"]
NAMES = [EXAMPLE.council, EXAMPLE.services, EXAMPLE.team, EXAMPLE.service, EXAMPLE.name]
PEOPLE = [EXAMPLE.writer, EXAMPLE.manager, EXAMPLE.investigator, EXAMPLE.independent_person]
SITUATIONS: dict[str, LetterFacts] = {
    "by the statute": EXAMPLE,
    "by the code": replace(EXAMPLE, is_statutory=False),
    "at stage 2": replace(EXAMPLE, stage="2"),
    "at the last stage": replace(EXAMPLE, stage="3", is_last_stage=True),
    "a comment": replace(EXAMPLE, kind="comment"),
    "with nothing known": replace(
        EXAMPLE,
        **dict.fromkeys(("manager", "due_on", "investigator", "outcome"), ""),
        elements=(),
        due_why=(),
        advocacy=(),
        contact=(),
    ),
}
both = pytest.mark.parametrize(
    ("purpose", "reader"), TEMPLATES, ids=[" ".join(each) for each in TEMPLATES]
)


def said(purpose, reader, facts=EXAMPLE):
    return render(TEMPLATES[purpose, reader].body, facts)


def test_there_is_one_for_every_purpose_and_reader():
    wanted = {(purpose, reader) for purpose in LetterTemplate.Purpose.values for reader in READERS}
    assert set(TEMPLATES) == wanted
    assert set(LIMITS) == set(READERS)


@both
def test_it_has_a_subject_and_says_something_in_every_situation(purpose, reader):
    for facts in SITUATIONS.values():
        subject = render_line(TEMPLATES[purpose, reader].subject, facts)
        assert 5 < len(subject) < LONGEST_SUBJECT
        body = said(purpose, reader, facts)
        assert body.splitlines()[0] in {f"Dear {facts.name}", f"Hello {facts.name}"}
        assert facts.writer in body.splitlines()
        assert "  " not in body


@both
def test_its_reader_can_read_it(purpose, reader):
    for situation, facts in SITUATIONS.items():
        found = reading(said(purpose, reader, facts), reader, [*NAMES, *PEOPLE])
        assert not found.is_too_hard, (situation, found)


@both
def test_what_is_known_leaves_no_gap_but_those_that_the_writer_must_fill(purpose, reader):
    meanings = {field.meaning for field in FIELDS}
    assert [gap for gap in gaps(said(purpose, reader)) if gap in meanings] == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "purpose", [*FOR_COMPLAINTS, "decline", "withdrawal", "ombudsman"], ids=str
)
def test_who_complains_is_told_of_advocacy_and_of_the_ombudsman(purpose, reader):
    letter = said(purpose, reader)
    told = ["Ombudsman", *EXAMPLE.ombudsman]
    # An adult whose complaint is declined or withdrawn has no such right; a child always has.
    if (purpose, reader) not in {("decline", "standard"), ("withdrawal", "standard")}:
        told += ["advocate", *EXAMPLE.advocacy]
    assert [words for words in told if words not in letter] == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("stage", "next_stage"), [("1", "stage 2"), ("2", "stage 3")])
def test_an_answer_offers_the_next_stage_and_never_bars_who_asks_late(reader, stage, next_stage):
    letter = said("response", reader, replace(EXAMPLE, stage=stage))
    assert "if you can" in letter or "It helps if you ask" in letter or "Try to tell us" in letter
    assert not [bar for bar in ("must ask", "too late", "lose your right") if bar in letter]
    if reader != "under_12":
        assert next_stage in letter
        assert "do not need a form" in letter


@pytest.mark.parametrize("reader", READERS)
def test_the_last_answer_offers_the_ombudsman_and_no_further_stage(reader):
    letter = said("response", reader, replace(EXAMPLE, stage="3", is_last_stage=True))
    assert "stage 4" not in letter
    assert "do not need a form" not in letter
    assert "tell the Ombudsman" in letter or "ask the Ombudsman" in letter


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("outcome", ["Upheld", "Partially upheld"])
def test_an_answer_that_upholds_says_sorry_for_what_was_done(reader, outcome):
    letter = said("response", reader, replace(EXAMPLE, outcome=outcome))
    assert "We are sorry" in letter or "we are sorry" in letter
    # LGSCO guidance on remedies: this is no apology.
    assert not [
        words for words in ("sorry you felt", "sorry if", "sorry that you feel") if words in letter
    ]


@pytest.mark.parametrize("reader", READERS)
def test_an_answer_that_does_not_uphold_makes_up_no_apology(reader):
    nothing_upheld = tuple(replace(each, finding="Not upheld") for each in EXAMPLE.elements)
    letter = said(
        "response", reader, replace(EXAMPLE, outcome="Not upheld", elements=nothing_upheld)
    )
    assert "sorry" not in letter.lower()


@pytest.mark.parametrize("reader", READERS)
def test_a_holding_letter_owns_the_delay_and_moves_no_date(reader):
    letter = said("holding", reader)
    assert "sorry" in letter
    assert EXAMPLE.promised_on in letter
    assert EXAMPLE.expected_on in letter


@pytest.mark.parametrize("reader", READERS)
def test_an_extension_names_the_new_day_and_the_reason(reader):
    letter = said("extension", reader)
    assert EXAMPLE.new_due_on in letter
    assert EXAMPLE.reason in letter


@pytest.mark.parametrize("reader", ["standard", "easy_read", "from_12"])
def test_the_panel_is_three_independent_people_within_the_times_of_the_regulations(reader):
    letter = said("stage_3", reader)
    # SI 2006/1738 reg 19 (30 working days; advocate and another person) and reg 20 (5 and 15).
    for words in ("hree", "30 working days", "5 working days", "15 ", "advocate"):
        assert words in letter


@pytest.mark.parametrize("reader", ["from_12", "under_12"])
@pytest.mark.parametrize("purpose", ["acknowledgement", "decline", "schools"])
def test_a_child_is_told_whom_to_call_when_not_safe(purpose, reader):
    assert "Childline on 0800 1111" in said(purpose, reader)


def test_the_due_date_is_explained_to_an_adult():
    letter = said("acknowledgement", "standard")
    assert EXAMPLE.due_on in letter
    assert all(sentence in letter for sentence in EXAMPLE.due_why)
