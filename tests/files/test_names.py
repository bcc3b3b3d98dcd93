"""What is a file called, whatever it says that it is called?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.files.names import LONGEST, ending_of, safe_name, shown_name


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Letter to school.pdf", "Letter to school.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\Windows\\system.ini", "system.ini"),
        ("C:\\fakepath\\bus.jpg", "bus.jpg"),
        ("a/b/", "b"),
        ("..", "file"),
        ("", "file"),
        (".htaccess", "htaccess"),
        ("bus\x00.jpg\r\nX-Evil: 1", "bus.jpgX-Evil_ 1"),
        # Right-to-left override: it reads “photo-exe.jpg” where it stands, and is “…gpj.exe”.
        ("photo-\u202egpj.exe", "photo-gpj.exe"),
        ("zero\u200bwidth\ufeff.txt", "zerowidth.txt"),
        ('<script>"|?*.pdf', "_script_____.pdf"),
        ("CON.txt", "_CON.txt"),
        ("lpt1", "_lpt1"),
        ("console.txt", "console.txt"),
        ("  two   spaces .pdf. ", "two spaces .pdf"),
        ("Zażalenie – Łódź.docx", "Zażalenie – Łódź.docx"),
        ("cafe\u0301.png", "café.png"),
    ],
)
def test_a_name_is_shown_without_what_misleads_or_harms(given, shown):
    assert shown_name(given) == shown


@pytest.mark.parametrize(
    ("given", "endings", "kept"),
    [
        ("bus.JPG", ("jpg", "jpeg"), "bus.JPG"),
        ("bus.jpeg", ("jpg", "jpeg"), "bus.jpeg"),
        ("bus.png", ("jpg", "jpeg"), "bus.jpg"),
        ("bus.heic", ("jpg", "jpeg"), "bus.jpg"),
        ("invoice.pdf.exe", ("pdf",), "invoice.pdf.pdf"),
        ("invoice.exe.pdf", ("pdf",), "invoice.exe.pdf"),
        ("page.html", ("txt",), "page.txt"),
        ("blob", ("webm",), "blob.webm"),
        ("", ("png",), "file.png"),
    ],
)
def test_the_ending_is_true(given, endings, kept):
    assert safe_name(given, endings) == kept


def test_a_long_name_is_cut_and_keeps_its_ending():
    shown = shown_name("x" * 500 + ".pdf")
    assert len(shown) == LONGEST
    assert shown.endswith("x.pdf")


@given(st.text(max_size=300))
def test_any_name_comes_out_harmless(given):
    for name in (shown_name(given), safe_name(given, ("pdf",))):
        assert 0 < len(name) <= LONGEST
        assert name.isprintable()
        assert not set(name) & set('/\\<>:"|?*')
        assert not name.startswith(".")
        assert name == name.strip()
    assert ending_of(safe_name(given, ("pdf",))) == "pdf"
