"""A letter on paper: the same words in Word and as a PDF that can be read aloud."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import docx
import page
import pikepdf
import pytest
from docx.shared import RGBColor

from heard.casework.letters.documents import Paper, as_pdf, as_word
from heard.casework.letters.documents import pdf as pdf_module
from heard.common.documents.typesetting import UnableToTypeset
from tests.face.looks import picture_file

pytestmark = pytest.mark.documents

PAPER = Paper(
    council="Blackpool Council",
    sender=("Children’s Services", "Complaints team", "Phone: 01253 000000"),
    addressee=("Pat Quinn", "1 North Street", "FY1 1AA"),
    dated=date(2025, 5, 16),
    reference="C-2025-0001",
    subject="Our answer to your complaint",
    body=(
        "Dear Pat Quinn\n\nThank you.\n\n# What we found\n\nYou were right.\nWe are sorry.\n\n"
        "- We will ring.\n- We will write.\n\nYours sincerely\n\nAsha Rahman"
    ),
)


def opened(paper):
    return docx.Document(io.BytesIO(as_word(paper)))


def complies(tmp_path, paper):
    path = tmp_path / "letter.pdf"
    path.write_bytes(as_pdf(paper))
    return page.validate_pdf(path, profile="ua1").is_compliant


def test_word_has_the_letterhead_the_address_and_the_words_in_order():
    styled = [(each.style.name, each.text) for each in opened(PAPER).paragraphs]
    assert styled == [
        ("Letterhead", "Blackpool Council"),
        ("Letterhead Detail", "Children’s Services\nComplaints team\nPhone: 01253 000000"),
        ("Letter Address", "Pat Quinn\n1 North Street\nFY1 1AA"),
        ("Normal", "16 May 2025\nOur reference: C-2025-0001"),
        ("Letter Subject", "Our answer to your complaint"),
        ("Normal", "Dear Pat Quinn"),
        ("Normal", "Thank you."),
        ("Heading 2", "What we found"),
        ("Normal", "You were right.\nWe are sorry."),
        ("List Bullet", "We will ring."),
        ("List Bullet", "We will write."),
        ("Normal", "Yours sincerely"),
        ("Normal", "Asha Rahman"),
    ]


def test_word_names_itself_and_is_in_british_english():
    document = opened(PAPER)
    core = document.core_properties
    assert (core.title, core.author, core.language) == (PAPER.subject, PAPER.council, "en-GB")
    assert document.styles["Letter Subject"].base_style.name == "Heading 1"


@pytest.mark.parametrize(
    ("reader", "points"), [("standard", 12), ("from_12", 12), ("easy_read", 14), ("under_12", 14)]
)
def test_it_is_in_clear_print_and_larger_for_easy_read_and_children(reader, points):
    paper = replace(PAPER, reader=reader)
    assert paper.points == points
    assert opened(paper).styles["Normal"].font.size.pt == points


def test_the_pdf_is_tagged_titled_and_in_british_english(tmp_path):
    assert complies(tmp_path, PAPER)
    with pikepdf.open(io.BytesIO(as_pdf(PAPER))) as pdf:
        assert str(pdf.docinfo["/Title"]) == PAPER.subject
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.MarkInfo.Marked


WITH_LOGO = replace(PAPER, logo=picture_file(size=(640, 128)), backing="#004d57", brand="#7a1f5c")


def test_the_logo_stands_in_word_on_its_own_colour_with_words_for_who_cannot_see_it():
    document = opened(WITH_LOGO)
    xml = document.paragraphs[0]._p.xml
    assert 'w:fill="004d57"' in xml
    assert 'descr="Blackpool Council"' in xml
    assert document.inline_shapes[0].height.mm == pytest.approx(14, abs=0.01)
    assert document.styles["Letter Subject"].font.color.rgb == RGBColor.from_string("7A1F5C")
    plain = opened(replace(WITH_LOGO, backing="#ffffff"))
    assert "w:shd" not in plain.paragraphs[0]._p.xml


def test_the_pdf_with_a_logo_can_be_read_aloud(tmp_path):
    assert complies(tmp_path, WITH_LOGO)
    with pikepdf.open(io.BytesIO(as_pdf(WITH_LOGO))) as pdf:
        assert len(list(pdf.pages[0].get_images())) == 1


@pytest.mark.parametrize(
    "body",
    [
        "😀 投诉 \x00\x07",
        "#panic() $x$ *bold* _under_ @ref <label> // \\ [[x]]",
        "# only a heading",
        "- only\n- a list",
        "x" * 3_000,
        "A long letter.\n\n" * 300,
    ],
    ids=["other letters", "marks of the typesetter", "heading", "list", "one word", "long"],
)
def test_whatever_a_letter_says_can_be_put_on_paper(tmp_path, body):
    paper = replace(PAPER, body=body, subject=body.splitlines()[0][:60] or "x", addressee=())
    assert complies(tmp_path, paper)
    assert opened(paper).paragraphs


def test_the_same_letter_is_the_same_bytes():
    assert as_pdf(PAPER) == as_pdf(PAPER)
    assert as_word(PAPER) == as_word(PAPER)
    with zipfile.ZipFile(io.BytesIO(as_word(PAPER))) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_letter_that_cannot_be_set_says_why(tmp_path, monkeypatch):
    broken = tmp_path / "broken.typ"
    broken.write_text("#nothing-of-that-name", "utf-8")
    monkeypatch.setattr(pdf_module, "TEMPLATE", broken)
    with pytest.raises(UnableToTypeset, match="The PDF cannot be set: unknown variable"):
        as_pdf(PAPER)
