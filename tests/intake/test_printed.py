"""The forms on paper: all that is asked, in large print, for the post, and read aloud as well."""

from __future__ import annotations

import io
from io import StringIO

import page
import pikepdf
import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from heard.common.words.reading_age import reading
from heard.face.models import ContactPoint
from heard.face.points import Point
from heard.face.queries import current_face
from heard.intake.printed import as_pdf, printed
from heard.intake.printed import pdf as pdf_module
from heard.intake.printed.conditions import Numbered, only_if
from heard.intake.questions import FORMS
from heard.intake.questions.adults import ADULTS
from heard.intake.questions.conditions import ALWAYS, All, Any, Has, Not
from heard.intake.questions.terms import Ask
from heard.intake.questions.under_12 import UNDER_12
from heard.procedures.operations import restamp_council
from tests.casework import conftest
from tests.intake.test_plain_words import OURS, as_prose

pytestmark = pytest.mark.django_db

office_of_the_module = conftest.office_of_the_module
FREEPOST = "Freepost RTXX-AAAA-BBBB, Complaints team, PO Box 4, FY1 1AA"
EVERY = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)


@pytest.fixture(autouse=True)
def office(office_of_the_module, db):
    return office_of_the_module


@pytest.fixture
def freepost(office):
    ContactPoint.objects.create(point=Point.TEAM, name="Complaints team", freepost=FREEPOST)
    restamp_council()


def on_paper(form):
    return printed(form, current_face())


def asked(form):
    paper = on_paper(form)
    return {
        each.number: (each, leaf)
        for section in paper.sections
        for leaf in section.leaves
        for each in leaf.questions
    }


@EVERY
def test_it_asks_everything_that_the_definition_asks_in_order(form):
    found = asked(form)
    assert list(found) == list(range(1, len(form.questions) + 1))
    for question, (each, leaf) in zip(form.questions, found.values(), strict=True):
        assert each.words == str(question.on_paper.words or question.words)
        own = [str(option.words) for option in question.options]
        assert [tick.words for tick in each.ticks][-len(own) :] == own or not own
        assert bool(each.ticks) == bool(question.options or question.listing)
        can_be_answered = each.ticks or each.lines or each.draws
        assert can_be_answered or question.ask is Ask.FILES
        page_of = next(page for page in form.pages if question in page.questions)
        is_conditional = question.only_if is not ALWAYS or page_of.only_if is not ALWAYS
        assert bool(each.only_if or leaf.only_if) == is_conditional


@EVERY
def test_it_names_the_danger_the_reader_and_the_address_that_needs_no_stamp(form, freepost):
    paper = on_paper(form)
    assert "999" in " ".join(paper.danger.lines)
    assert paper.who_reads.lines
    assert paper.address == ("Freepost RTXX-AAAA-BBBB", "Complaints team", "PO Box 4", "FY1 1AA")
    assert paper.sending.lines[-1].startswith("You do not need a stamp.")
    if form.is_for_the_young:
        named = " ".join(each.title for each in paper.helps)
        assert "Childline" in named
        assert "Help at Hand" in named


def test_without_such_an_address_it_says_what_else_to_do(office):
    paper = on_paper(ADULTS)
    assert paper.address == ()
    assert paper.sending.lines == (
        "Give this to somebody you know at the council. They will pass it to us.",
    )
    ContactPoint.objects.create(point=Point.TEAM, name="The team", address="1 High Street\nFY1 1AA")
    restamp_council()
    paper = on_paper(ADULTS)
    assert paper.address == ("The team", "1 High Street", "FY1 1AA")
    assert paper.sending.lines[-1].startswith("Put a stamp on it.")


@EVERY
def test_what_it_says_of_itself_can_be_read_by_its_readers(form, freepost):
    paper = on_paper(form)
    said = [*paper.danger.lines, *paper.sending.lines, paper.helps_title, paper.sending.title]
    found = reading(as_prose(said), form.reader, OURS)
    assert not found.is_too_hard, found


def test_children_have_a_box_to_draw_in_and_drawings_to_tick_beside():
    found = [each for each, _ in asked(UNDER_12).values()]
    assert [each.words for each in found if each.draws] == ["Draw it here"]
    assert [tick.picture for tick in found[0].ticks] == ["sad", "happy", "idea"]


def test_a_condition_leads_to_the_question_that_it_looks_at():
    questions = {each.key: Numbered(n, each) for n, each in enumerate(ADULTS.questions, 1)}
    complaint, young = Has("kind", "complaint"), Has("for-whom", "young", "child")
    both = All(complaint, young)
    assert only_if(ALWAYS, questions) == ""
    assert said(complaint, questions) == "Only if you ticked “Complain” in question 2."
    assert said(Not(complaint), questions) == "Only if you did not tick “Complain” in question 2."
    assert said(both, questions) == (
        "Only if you ticked “Complain” in question 2 and you ticked “Myself, and I am young or a "
        "care leaver” or “A child or young person” in question 3."
    )
    assert said(Not(both), questions).startswith(
        "Only if you did not tick “Complain” in question 2 or you did not tick"
    )
    assert " or you ticked" in said(Any(complaint, young), questions)
    assert " and you did not tick" in said(Not(Any(complaint, young)), questions)
    with pytest.raises(TypeError):
        only_if(object(), questions)


def said(condition, questions):
    return only_if(condition, questions).replace("\u00a0", " ")


@pytest.mark.documents
@EVERY
def test_it_can_be_read_aloud_is_titled_and_says_its_language(form, tmp_path, freepost):
    face = current_face()
    written = as_pdf(printed(form, face), face)
    path = tmp_path / "form.pdf"
    path.write_bytes(written)
    assert page.validate_pdf(path, profile="ua1").is_compliant
    with pikepdf.open(io.BytesIO(written)) as opened:
        assert str(opened.docinfo.Title) == str(form.title)
        assert str(opened.Root.Lang) == "en-GB"
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        assert opened.Root.MarkInfo.Marked
        assert {float(opened.pages[0].mediabox[2]) // 1} == {595}


@pytest.mark.documents
def test_it_is_set_once_until_something_on_it_changes(monkeypatch, freepost):
    calls = []
    real = pdf_module.typeset
    monkeypatch.setattr(pdf_module, "typeset", lambda *given: calls.append(1) or real(*given))
    pdf_module._set.cache_clear()
    client = Client()
    first = client.get("/tell-us/under-12/paper/")
    assert first.headers["Content-Type"] == "application/pdf"
    assert first.headers["Content-Disposition"] == 'inline; filename="under-12.pdf"'
    assert client.get("/tell-us/under-12/paper/").content == first.content
    assert len(calls) == 1
    ContactPoint.objects.update(freepost="Freepost ELSEWHERE")
    restamp_council()
    assert client.get("/tell-us/under-12/paper/").content != first.content
    assert len(calls) == 2


def test_the_front_page_and_each_start_page_offer_it(freepost):
    client = Client()
    front = client.get("/").content.decode()
    assert "Print it and post it, free" in front
    for form in FORMS:
        assert (f'href="/tell-us/{form.key}/paper/"' in front) != form.is_for_work
        start = client.get(f"/tell-us/{form.key}/").content.decode()
        # Whoever must show who they are cannot do it on paper.
        assert (f'href="/tell-us/{form.key}/paper/"' in start) != bool(form.proof)
    assert client.get("/tell-us/nobody/paper/").status_code == 404


@pytest.mark.documents
def test_the_command_writes_every_form_and_names_it(tmp_path):
    said = StringIO()
    call_command("print_forms", out=tmp_path / "forms", stdout=said)
    written = sorted(path.name for path in (tmp_path / "forms").iterdir())
    assert written == sorted(f"{form.key}.pdf" for form in FORMS)
    assert len(said.getvalue().splitlines()) == len(FORMS)
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match=r"file: .*\."):
        call_command("print_forms", out=tmp_path / "file", stdout=said)
