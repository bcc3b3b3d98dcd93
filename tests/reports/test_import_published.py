"""`heard import-published`: kept to the letter, once, and never altered."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from heard.figures.inputs import Comparison
from heard.reports.models import PublishedFigure
from heard.reports.queries.published import comparisons_before, findings_before, published_tables
from heard.rules.periods import ReportingYear

pytestmark = pytest.mark.django_db

AUTHORITY = "Example Council"
FILE = """
authority = "Example Council"
year = "2013/14"
source = "Annual report 2013/14, page 7"

[[table]]
id = "complaint_outcomes"
columns = ["Quarter 1", "Q2", "Quarter 3", "Quarter 4", "Whole year", "Note"]
total_column = "Whole year"
total_row = "All services"
rows = [
  {label = "Social care", cells = ["6 U & 3 PU", "8PU", "NIL", "n/a", "9U 19PU", "-"]},
  {label = "All services", cells = [
    "6 U & 3 PU 35", "8PU 35", "0U 0PU 29", "3 U & 8 PU 35", "15U & 25PU 134", "NIL",
  ]},
]
"""


@pytest.fixture
def written(tmp_path):
    """Return a function that writes a file of published figures and gives its path."""

    def write(text):
        path = tmp_path / "published.toml"
        path.write_text(text, "utf-8")
        return path

    return write


def imported(path):
    """Return how the command ended, and what it printed to each side."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_published", str(path), stdout=out, stderr=err)
    except SystemExit as ending:
        return ending.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_every_figure_is_kept_as_printed_and_what_is_wrong_is_said(written):
    code, out, err = imported(written(FILE))
    assert (code, err) == (0, "")
    assert out == (
        "Example Council, 2013/14: 12 figures kept.\n"
        "- As published: complaint_outcomes, “All services”: “Whole year” prints 15U & 25PU 134, "
        "but “Quarter 1” to “Quarter 4” add up to 9U & 19PU.\n"
    )
    kept = PublishedFigure.objects.get(row="All services", column="Whole year")
    assert (kept.authority, kept.year, kept.table) == (AUTHORITY, 2013, "complaint_outcomes")
    assert (kept.printed, kept.source) == ("15U & 25PU 134", "Annual report 2013/14, page 7")
    assert (kept.is_in_total_row, kept.is_in_total_column) == (True, True)


def test_the_same_file_twice_adds_nothing(written):
    imported(written(FILE))
    before = list(PublishedFigure.objects.values())
    code, out, _ = imported(written(FILE))
    assert code == 0
    assert out.startswith("Example Council, 2013/14: 0 figures kept, 12 held already.\n")
    assert list(PublishedFigure.objects.values()) == before


def test_a_figure_that_was_published_is_never_altered(written):
    imported(written(FILE))
    before = list(PublishedFigure.objects.values())
    code, out, err = imported(written(FILE.replace("15U & 25PU 134", "13U & 24PU 134")))
    assert (code, out) == (1, "")
    assert err == (
        "published.toml: What was published is never altered, and nothing was stored: "
        "complaint_outcomes, “All services”, “Whole year” is held as “15U & 25PU 134” and would "
        "become “13U & 24PU 134”. If the file is wrong, correct it there.\n"
    )
    assert list(PublishedFigure.objects.values()) == before


def test_rows_may_be_added_later_and_totals_named_later(written):
    later = FILE.replace(
        "rows = [", 'rows = [\n  {label = "Education", cells = ["1U", 0, 0, 0, "1U", "-"]},'
    )
    imported(written(FILE.replace('total_row = "All services"\n', "")))
    assert comparisons_before(AUTHORITY, ReportingYear(2014)) == ()

    code, out, _ = imported(written(later))

    assert (code, out.splitlines()[0]) == (
        0,
        "Example Council, 2013/14: 6 figures kept, 12 held already.",
    )
    [table] = published_tables(AUTHORITY, [ReportingYear(2013)])
    assert [row.label for row in table.rows] == ["Education", "Social care", "All services"]
    assert (table.total_row, table.total_column) == ("All services", "Whole year")


REFUSED = {
    "no authority": (FILE.replace('authority = "Example Council"', ""), "add authority"),
    "no year": (FILE.replace('year = "2013/14"', ""), "and year"),
    "no such year": (FILE.replace("2013/14", "2013/15", 1), "“2013/15” is not a reporting year"),
    "words too long": (FILE.replace("Social care", "S" * 121), "the row “SSSSSSSSSS"),
    "not readable": ("[[table]", "is not TOML"),
    "a reference to nothing": (FILE + "[[identity]]\nleft = 'a.b.c'\nright = '1'", "no table “a”"),
}


@pytest.mark.parametrize(("text", "words"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_kept_is_refused_with_a_sentence(written, text, words):
    code, out, err = imported(written(text))
    assert (code, out) == (1, "")
    assert words in err
    assert err.startswith("published.toml: ")
    assert not PublishedFigure.objects.exists()


def test_the_totals_row_is_compared_under_our_own_keys(written):
    imported(written(FILE))
    assert comparisons_before(AUTHORITY, ReportingYear(2014)) == (
        Comparison(
            "2013-14",
            "2013/14",
            "complaint_outcomes",
            {
                "q1": "6 U & 3 PU 35",
                "q2": "8PU 35",
                "q3": "0U 0PU 29",
                "q4": "3 U & 8 PU 35",
                "year": "15U & 25PU 134",
                "outcomes": "NIL",
            },
        ),
    )


def test_a_year_is_compared_with_earlier_ones_of_the_same_council_only(written):
    imported(written(FILE))
    assert comparisons_before(AUTHORITY, ReportingYear(2013)) == ()
    assert comparisons_before("Another Council", ReportingYear(2014)) == ()
    assert published_tables("Another Council", [ReportingYear(2013)]) == []


def test_what_does_not_add_up_is_a_footnote_to_the_comparison(written):
    imported(written(FILE))
    [finding] = findings_before(AUTHORITY, ReportingYear(2014))
    assert (finding.table, finding.row, finding.column) == ("complaint_outcomes", "2013-14", "year")
    assert finding.sentence == (
        "As published for 2013/14: Complaint outcomes, “All services”: “Whole year” prints "
        "15U & 25PU 134, but “Quarter 1” to “Quarter 4” add up to 9U & 19PU."
    )
