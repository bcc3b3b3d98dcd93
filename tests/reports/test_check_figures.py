"""`heard check-figures`: what it reads, what it prints, and how it ends; it needs no database."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from heard.config.command_line import main

SOUND = """
authority = "Example Council"
year = "2013-14"

[[table]]
id = "outcomes"
title = "Complaints received"
columns = ["Q1", "Q2", "Q3", "Q4", "Year"]
total_column = "Year"
total_row = "TOTALS"
rows = [
  {label = "Social care", cells = [1, 2, 3, 4, 10]},
  {label = "Early help", cells = ["NIL", "<5", "n/a", 1, "-"]},
  {label = "TOTALS", cells = [1, 4, "n/a", 5, "n/a"]},
]

[[table]]
id = "met"
columns = ["Q1", "Q2", "Q3", "Q4", "Year"]
total_column = "Year"
rows = [
  {label = "In time", cells = ["1/1", "1/2", "2/3", "4/4", "8/10"]},
  {label = "", cells = ["100%", "50%", "66.67%", "100%", "80%"]},
]

[[identity]]
left = "outcomes.Social care.Q1 + outcomes.Early help.Q1"
right = "outcomes.TOTALS.Q1"

[[claim]]
text = "64.8% in time"
numerator = 81
denominator = 125
printed = "64.8%"

[[claim]]
text = "the total has dropped"
from = 134
to = 125
printed = "-6.7%"
"""


WRONG = """\
- Complaints received, “Social care”: “Year” prints 11, but “Q1” to “Q4” add up to 10.

1 thing found wrong in 2 tables, 1 identity, 2 claims.
"""


@pytest.fixture
def written(tmp_path):
    """Return a function that writes a file of published figures and gives its path."""

    def write(text, name="published.toml"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def checked(path, *options):
    """Return how the command ended, and what it printed to each side."""
    out, err = StringIO(), StringIO()
    try:
        call_command("check_figures", str(path), *options, stdout=out, stderr=err)
    except SystemExit as ending:
        return ending.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_a_sound_file_ends_with_0_and_says_what_was_looked_at(written):
    assert checked(written(SOUND)) == (
        0,
        "Everything adds up: 2 tables, 1 identity, 2 claims.\n",
        "",
    )


def test_a_sound_file_has_an_empty_list_in_json(written):
    code, out, _ = checked(written(SOUND), "--json")
    assert (code, json.loads(out)) == (0, {"findings": []})


def test_a_file_with_a_fault_ends_with_1_and_a_sentence(written):
    path = written(SOUND.replace("[1, 2, 3, 4, 10]", "[1, 2, 3, 4, 11]"))
    assert checked(path) == (1, WRONG, "")


def test_a_finding_in_json_has_exactly_these_keys(written):
    path = written(SOUND.replace('printed = "64.8%"', 'printed = "64.7%"'))
    code, out, _ = checked(path, "--json")
    assert code == 1
    assert json.loads(out) == {
        "findings": [
            {
                "kind": "percent",
                "table": "claims",
                "row": "64.8% in time",
                "column": "",
                "printed": "64.7%",
                "computed": "64.8%",
                "sentence": "The words “64.8% in time” give 64.7%, but 81 of 125 is 64.8%.",
            }
        ]
    }


def test_a_per_cent_printed_under_its_share_is_one_figure(written):
    path = written(SOUND.replace('"66.67%", "100%", "80%"', '"66.66%", "100%", "80%"'))
    _, out, _ = checked(path, "--json")
    [finding] = json.loads(out)["findings"]
    assert (finding["kind"], finding["row"], finding["column"]) == ("truncated", "In time", "Q3")
    assert (finding["printed"], finding["computed"]) == ("2/3 66.66%", "66.67%")


def row(text):
    """Return the file with its first row replaced."""
    return SOUND.replace('{label = "Social care", cells = [1, 2, 3, 4, 10]}', text)


# The file, and what the sentence about it must say.
UNREADABLE = {
    "nothing at all": ("", "no [[table]] and no [[claim]]"),
    "not TOML": ("[[table]\nid = 1", "is not TOML"),
    "not text": (b"\xff\xfe\x00", "not text in UTF-8"),
    "a number too long": ("x = " + "9" * 5000, "too long"),
    "nested too deeply": ("x = " + "[" * 9000, "nested too deeply"),
    "a table that is not listed": ("[table]\nid = 'a'", "[[table]]"),
    "a table without an id": (SOUND.replace('id = "met"\n', ""), "table 2: it lacks id"),
    "a table without columns": ("[[table]]\nid = 'a'\nrows = []", "lacks columns"),
    "a table without rows": ("[[table]]\nid = 'a'\ncolumns = ['Q1']\nrows = []", "lacks rows"),
    "two tables of one id": (SOUND.replace('"met"', '"outcomes"'), "two tables have the id"),
    "two columns of one head": (SOUND.replace('"Q2"', '"Q1"'), "two columns are headed “Q1”"),
    "two rows of one head": (SOUND.replace("Early help", "Social care"), "two rows are headed"),
    "a row without a head": (row('{label = "", cells = [1, 2, 3, 4, 10]}'), "row 1 has no head"),
    "too few figures": (
        row('{label = "Social care", cells = [1, 2, 3, 4]}'),
        "row 1 (“Social care”): cells holds 4 figures for 5 columns",
    ),
    "no figures": (row('{label = "Social care"}'), "cells holds no figures"),
    "a row that is no table": (row('"Social care"'), "row 1: write it as {label"),
    "a figure that is true": (
        row('{label = "Social care", cells = [true, 2, 3, 4, 10]}'),
        "row 1 (“Social care”), column “Q1”: “True” is no figure",
    ),
    "a figure that is a list": (row('{label = "S", cells = [[1], 2, 3, 4, 10]}'), "no figure"),
    "a figure that is words": (
        row('{label = "Social care", cells = ["about ten", 2, 3, 4, 10]}'),
        "column “Q1”: “about ten” cannot be read as a figure",
    ),
    "a figure that is a date": (
        row('{label = "S", cells = [2013-04-01, 2, 3, 4, 1]}'),
        "no figure",
    ),
    "a total column that is not there": (
        SOUND.replace('total_column = "Year"', 'total_column = "Total"', 1),
        "total_column is “Total”, which no column is: they are “Q1”",
    ),
    "a total row that is not there": (
        SOUND.replace('total_row = "TOTALS"', 'total_row = "Totals"'),
        "total_row is “Totals”",
    ),
    "a slip in a key": (SOUND.replace("total_row", "totalrow"), "did you mean total_row?"),
    "a slip in a table's name": (SOUND.replace("[[claim]]", "[[claims]]"), "did you mean claim?"),
    "words where words are needed": (SOUND.replace('id = "met"', "id = [1]"), "must be words"),
    "an identity of one side": ("[[identity]]\nleft = 'a'\n", "identity 1: it lacks right"),
    "an identity of nothing": (SOUND.replace("outcomes.TOTALS.Q1", "outcomes.TOTAL.Q1"), "no row"),
    "denominators in no table": (SOUND.replace('id = "met"', 'id = "met"\nof = "x"'), "of is “x”"),
    "a claim without a figure": (
        SOUND.replace('printed = "64.8%"', ""),
        "claim 1: it lacks printed",
    ),
    "a claim of nothing": (SOUND.replace("denominator = 125", ""), "say in one way"),
    "a claim of two things": (SOUND.replace("to = 125", "to = 125\nvalue = 3"), "say in one way"),
    "a claim of a list": (SOUND.replace("from = 134", "from = []"), "from must be a number"),
    "a claim of not a number": (SOUND.replace("from = 134", "from = nan"), "from must be a number"),
    "a claim that is no figure": (SOUND.replace('"64.8%"', '"lots"'), "cannot be read"),
    "a claim about no table": (
        "[[claim]]\nprinted = '3'\ntop_of = 'themes'",
        "top_of is “themes”: the tables are none",
    ),
}


@pytest.mark.parametrize(("text", "words"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_read_ends_with_1_and_a_sentence(written, text, words):
    path = written(text)
    code, out, err = checked(path)
    assert (code, out) == (1, "")
    assert words in err
    assert err.startswith("published.toml: ")

    code, out, _ = checked(path, "--json")
    assert code == 1
    assert json.loads(out) == {"findings": [], "error": err.strip()}


def test_a_file_that_is_not_there_ends_with_1_and_a_sentence(tmp_path):
    assert checked(tmp_path / "nowhere.toml") == (
        1,
        "",
        "nowhere.toml: the file cannot be opened (no such file or directory).\n",
    )
    assert checked(tmp_path)[0] == 1


@pytest.mark.parametrize("options", [[], ["--yaml"], ["a.toml", "b.toml"]])
def test_wrong_use_ends_with_2(options, capsys):
    assert main(["check-figures", *options]) == 2
    assert "usage: " in capsys.readouterr().err


def test_a_claim_needs_no_table(written):
    claim = '[[claim]]\ntext = "in time"\nnumerator = 18\ndenominator = 27\nprinted = "66.66%"\n'
    assert checked(written(claim))[0] == 1
    assert checked(written(claim.replace("66.66", "66.67")))[0] == 0


def test_years_may_head_columns_and_unknown_keys_are_passed_over(written):
    text = """
    note = "copied by Asha"
    year = 2013
    [[table]]
    id = "a"
    remark = "p. 4"
    columns = [2012, 2013]
    rows = [{label = 1, cells = [1, 2.50], page = 4}]
    """
    assert checked(written(text)) == (0, "Everything adds up: 1 table.\n", "")


def test_a_byte_order_mark_is_no_matter(written):
    assert checked(written(b"\xef\xbb\xbf" + SOUND.encode()))[0] == 0


def test_the_file_in_the_documentation_is_sound(written):
    page = Path(__file__).parents[2] / "docs" / "rules" / "checking-figures.md"
    example = page.read_text("utf-8").partition("```toml")[2].partition("```")[0]
    assert checked(written(example))[0] == 0
    assert checked(written(example.replace("123]},", "124]},")))[0] == 1


def test_called_with_nothing_it_says_what_it_needs():
    with pytest.raises(CommandError, match="file"):
        call_command("check_figures")
