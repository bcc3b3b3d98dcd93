"""Every form holds together: each question can be reached, and every answer ends in the record."""

from __future__ import annotations

from datetime import date
from itertools import pairwise, product

import pytest

from heard.casework.models import Decision
from heard.casework.new_decisions import ANSWERS
from heard.intake.questions import FORMS
from heard.intake.questions.adults import ADULTS
from heard.intake.questions.conditions import All, Any, Has, Not
from heard.intake.questions.terms import Ask, Becomes, ForWhom
from heard.intake.telling.records import Beside, heard_from
from heard.intake.telling.walking import walk
from heard.rules.vocabulary import AgeBand, Channel, EnquiryCategory, Kind, Nominator
from tests.casework import conftest

PAGES = [(form, page) for form in FORMS for page in form.pages]
QUESTIONS = [(form, page, question) for form, page in PAGES for question in page.questions]
CHOSEN = {Ask.CHOICE, Ask.CHOICES, Ask.SELECT}
RESERVED = {"check", "paper", "sent", "save", "clear"}


def named(found):
    return [f"{form.key} {page.key}" for form, page, *_ in found]


def answers_leading_to(form, wanted, looked_at):
    """Return answers by which a page or question is asked, trying every choice that it looks at."""
    # What a condition looks at is itself asked under conditions, which look at more.
    keys = set(looked_at)
    while True:
        more = {
            key
            for _, page, question in QUESTIONS
            if question in form.questions and question.key in keys
            for key in page.only_if.looks_at | question.only_if.looks_at
        }
        if more <= keys:
            break
        keys |= more
    choices = [
        [(each.key, option.key) for option in each.options]
        for each in form.questions
        if each.key in keys
    ]
    for tried in product(*choices):
        answers = {key: [value] if is_several(form, key) else value for key, value in tried}
        way = walk(form, answers)
        if wanted(way):
            return answers
    return None


def is_several(form, key):
    return next(each for each in form.questions if each.key == key).ask is Ask.CHOICES


@pytest.mark.parametrize(("form", "page"), PAGES, ids=named(PAGES))
def test_every_page_can_be_reached_and_its_parts_are_known(form, page):
    assert page.part in {part.key for part in form.parts}
    assert page.key not in RESERVED
    found = answers_leading_to(form, lambda way: way.has(page), page.only_if.looks_at)
    assert found is not None


@pytest.mark.parametrize(("form", "page", "question"), QUESTIONS, ids=named(QUESTIONS))
def test_every_question_can_be_reached_and_says_what_is_missing(form, page, question):
    looked_at = page.only_if.looks_at | question.only_if.looks_at
    found = answers_leading_to(form, lambda way: question in way.questions_on(page), looked_at)
    assert found is not None
    assert question.is_optional != bool(str(question.missing))
    assert bool(question.options or question.listing) == (question.ask in CHOSEN)
    assert bool(question.register_name) == (question.becomes is Becomes.EQUALITY)


@pytest.mark.parametrize(("form", "page"), PAGES, ids=named(PAGES))
def test_a_condition_looks_only_at_choices_of_earlier_pages(form, page):
    before = {}
    for earlier in form.pages[: form.pages.index(page)]:
        before |= {each.key: each for each in earlier.questions}
    for condition in (page.only_if, *(each.only_if for each in page.questions)):
        assert condition.looks_at <= before.keys()
        for question, options in parts_of(condition):
            assert set(options) <= {option.key for option in before[question].options}


def parts_of(condition):
    """Return each (question, options) that a condition is made of."""
    if isinstance(condition, Has):
        return [(condition.question, condition.options)]
    if isinstance(condition, Not):
        return parts_of(condition.condition)
    return [part for each in condition.conditions for part in parts_of(each)]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_the_keys_of_a_form_are_its_own_and_its_parts_come_in_order(form):
    keys = [each.key for each in form.questions]
    assert len(keys) == len(set(keys))
    pages = [page.key for page in form.pages]
    assert len(pages) == len(set(pages))
    order = [part.key for part in form.parts]
    parts = [order.index(page.part) for page in form.pages]
    assert all(first <= second for first, second in pairwise(parts))


VOCABULARY = {
    Becomes.KIND: {kind.value for kind in Kind},
    Becomes.FOR_WHOM: {each.value for each in ForWhom},
    Becomes.AGE_BAND: {each.value for each in AgeBand},
    Becomes.CHANNEL: {each.value for each in Channel},
    Becomes.ENQUIRY_CATEGORY: {each.value for each in EnquiryCategory},
    Becomes.NOMINATED_BY: {each.value for each in Nominator},
    Becomes.AUTHORITY: {*ANSWERS[Decision.Question.AUTHORITY]},
    Becomes.CONSENT: {*ANSWERS[Decision.Question.CONSENT], "not-asked"},
}


@pytest.mark.parametrize(("form", "page", "question"), QUESTIONS, ids=named(QUESTIONS))
def test_what_the_record_has_codes_for_is_answered_by_those_codes(form, page, question):
    if question.becomes in VOCABULARY:
        assert {option.key for option in question.options} <= VOCABULARY[question.becomes]


office_of_the_module = conftest.office_of_the_module


@pytest.fixture
def office(office_of_the_module, db):
    return office_of_the_module


BESIDE = Beside(date(2025, 5, 12), "childrens-social-care", "one-draft")


def filled(form, answers):
    """Return answers to every question that is asked, those given and dull ones for the rest."""
    answers = dict(answers)
    while True:
        way = walk(form, answers)
        if way.first_open is None:
            return answers
        for question in way.questions_on(way.first_open):
            answers.setdefault(question.key, dull(question))


def dull(question):
    if question.becomes is Becomes.SERVICE_AREA:
        return "early-help"
    if question.ask is Ask.DAY:
        return "1/5/2025"
    if question.ask is Ask.CHOICES:
        return [question.options[0].key]
    if question.ask in CHOSEN:
        return question.options[0].key if question.options else "parent"
    return "" if question.ask is Ask.FILES else f"said of {question.key}"


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(("form", "page", "question"), QUESTIONS, ids=named(QUESTIONS))
def test_every_answer_ends_in_the_record(form, page, question):
    if question.ask is Ask.FILES:
        return  # Handed in, and not answered: test_telling_us.py.
    looked_at = page.only_if.looks_at | question.only_if.looks_at
    leading = answers_leading_to(form, lambda way: question in way.questions_on(page), looked_at)
    answers = filled(form, leading)
    whole = heard_from(form, answers, BESIDE)
    # Answered otherwise, or not at all, it makes another record.
    other = question.options[-1].key if question.ask is Ask.CHOICE and question.options else ""
    other = [] if question.ask is Ask.CHOICES else other
    assert heard_from(form, answers | {question.key: other}, BESIDE) != whole


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_what_is_no_longer_asked_is_not_in_the_record(form):
    answers = filled(form, {})
    unasked = {each.key: "left over" for each in form.questions if each.key not in answers}
    assert heard_from(form, answers | unasked, BESIDE) == heard_from(form, answers, BESIDE)


@pytest.mark.usefixtures("office")
def test_what_a_list_does_not_offer_any_more_stops_nobody_from_telling_us():
    chosen = {"service": "gone-since", "who-you-are": "gone-since"}
    case = heard_from(FORMS[0], filled(FORMS[0], chosen), BESIDE).case
    assert (case.service_area, case.customer_group) == (BESIDE.service_if_unknown, "")
    assert "was not known" in case.note


def test_conditions_of_each_sort():
    told = {"colour": "blue", "sizes": ["small", "large"]}
    blue, tall = Has("colour", "blue", "green"), Has("sizes", "tall")
    assert blue.holds(told)
    assert Has("sizes", "large").holds(told)
    assert not tall.holds(told)
    assert not Has("nothing", "large").holds(told)
    assert Not(tall).holds(told)
    assert All(blue, Not(tall)).holds(told)
    assert not All(blue, tall).holds(told)
    assert Any(blue, tall).holds(told)
    assert not Any().holds(told)
    assert All().holds({})
    assert Any(blue, Not(tall)).looks_at == {"colour", "sizes"}


def test_a_way_knows_what_comes_before_and_after():
    form = ADULTS
    first = form.pages[0]
    way = walk(form, {})
    assert way.first_open is first
    assert way.before(first) is None
    assert way.after(first).key == "kind"
    assert way.before(way.after(first)) is first
    last = way.pages[-1][0]
    assert way.after(last) is None
    school = form.page("school")
    assert not way.has(school)
    assert walk(form, {"about": "school"}).has(school)
