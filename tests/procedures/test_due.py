"""`heard due` says when, why, and how it stood, without a database."""

import io
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from heard.config.command_line import main

BLACKPOOL = ("--pack", "blackpool-2014", "--kind", "complaint")
CHILDREN = ("--pack", "england-children-2006", "--kind", "complaint")
CODE = ("--pack", "corporate-lgsco-code", "--kind", "complaint")
ADULTS = ("--pack", "adult-social-care-2009", "--kind", "complaint")


def due(*arguments):
    out = io.StringIO()
    call_command("due", *arguments, stdout=out)
    return out.getvalue()


def due_as_json(*arguments):
    return json.loads(due(*arguments, "--json"))


@pytest.mark.parametrize(
    ("arguments", "due_on", "maximum_on"),
    [
        # annual report 2014/15, section 6: 15 working days; 26 May is a bank holiday
        (("2014-05-12", *BLACKPOOL), "2014-06-03", None),
        (("12/05/2014", *BLACKPOOL), "2014-06-03", None),
        (("2/6/2014", "--pack", "blackpool-2014", "--kind", "mp_enquiry"), "2014-06-09", None),
        # reg 14: 10, at most 20
        (("2014-05-12", *CHILDREN), "2014-05-27", "2014-06-10"),
        # reg 17: 25 from the request, at most 65, over Christmas
        (("2024-12-23", *CHILDREN, "--stage", "2"), "2025-01-30", "2025-03-27"),
        # regs 19 and 20: the panel's three limits
        (("2024-03-04", *CHILDREN, "--stage", "3", "--step", "hold_panel"), "2024-04-17", None),
        (("2024-04-17", *CHILDREN, "--stage", "3", "--step", "report"), "2024-04-24", None),
        (("2024-04-24", *CHILDREN, "--stage", "3"), "2024-05-16", None),
        # the Code: from the acknowledgement, but from day 5 at the latest
        (("2024-12-23", *CODE), "2025-01-16", "2025-01-30"),
        (("2024-12-23", *CODE, "--acknowledged-on", "2024-12-24"), "2025-01-10", "2025-01-24"),
        (("2024-12-23", *CODE, "--acknowledged-on", "2025-02-03"), "2025-01-16", "2025-01-30"),
        # six months from 31 August end on the last day of February, a Friday
        (("2024-08-31", *ADULTS), "2025-02-28", None),
    ],
)
def test_the_last_day_follows_from_the_pack(arguments, due_on, maximum_on):
    said = due_as_json(*arguments)
    assert (said["due_on"], said["maximum_on"]) == (due_on, maximum_on)


def test_in_words_it_says_whose_date_it_is_why_and_where_that_was_read():
    said = due("2014-05-12", *BLACKPOOL).splitlines()
    assert said[:3] == [
        "Due on Tuesday 3 June 2014",
        "Local target, Blackpool Council’s own targets",
        "Complaint, stage 1: response",
    ]
    assert "Monday 26 May 2014 (Spring bank holiday) is not counted." in said
    assert any(line.startswith("Source: ") and "15 Working Days" in line for line in said)


def test_in_words_it_says_how_far_it_can_be_extended_and_links_the_source():
    said = due("2014-05-12", *CHILDREN)
    assert "It can be extended to 20 working days at most, Tuesday 10 June 2014." in said
    assert "https://frg.org.uk/" in said


def test_a_window_that_only_warns_says_so():
    said = due("2024-03-04", *CHILDREN, "--stage", "2", "--step", "request")
    assert "passing it warns, and refuses nothing" in said


def verdicts(*arguments):
    return due_as_json("2014-05-12", *arguments)["verdicts"]


EXTENDED = ("--extended-to", "2014-06-05", "--agreed-on")


@pytest.mark.parametrize(
    ("arguments", "initial", "extended", "maximum"),
    [
        (("--as-at", "2014-05-27"), "running", "not_applicable", "running"),
        (("--as-at", "2014-05-28"), "overdue", "not_applicable", "running"),
        (("--as-at", "2014-06-11"), "overdue", "not_applicable", "overdue"),
        ((*EXTENDED, "2014-05-27", "--as-at", "2014-06-05"), "overdue", "running", "running"),
        # agreed after the due date: it does not make a late case in time
        (
            (*EXTENDED, "2014-05-28", "--as-at", "2014-06-05"),
            "overdue",
            "not_applicable",
            "running",
        ),
        (
            ("--responded-on", "2014-05-27", "--as-at", "2014-07-01"),
            "met",
            "not_applicable",
            "met",
        ),
        (
            (*EXTENDED, "2014-05-20", "--responded-on", "2014-06-02", "--as-at", "2014-07-01"),
            "missed",
            "met",
            "met",
        ),
    ],
)
def test_it_is_judged_on_three_clocks_as_at_the_day_asked(arguments, initial, extended, maximum):
    found = verdicts(*CHILDREN, *arguments)
    assert (found["initial"], found["extended"], found["maximum"]) == (initial, extended, maximum)


def test_without_a_day_to_judge_on_there_are_no_verdicts():
    assert verdicts(*CHILDREN) is None
    assert "As at" not in due("2014-05-12", *CHILDREN)


def test_in_words_the_verdicts_and_the_late_extension_are_named():
    late = ("--extended-to", "20/06/2014", "--agreed-on", "05/06/2014", "--as-at", "10/06/2014")
    said = due("2014-05-12", *BLACKPOOL, *late)
    assert "As at Tuesday 10 June 2014:\n  against this date: Overdue" in said
    assert "agreed on Thursday 5 June 2014, after the day it was to extend" in said


def test_in_words_an_extension_in_time_and_one_past_the_maximum_are_named():
    past = ("--extended-to", "2014-06-30", "--agreed-on", "2014-05-20")
    said = due("2014-05-12", *CHILDREN, *past)
    assert "The extension to Monday 30 June 2014 was agreed in time." in said
    assert "The extension to Monday 30 June 2014 passes the maximum." in said


def test_a_councils_own_pack_is_read_from_its_file(tmp_path):
    file = tmp_path / "ours.toml"
    file.write_text(
        """
        key = "ours"
        name = "Ours"
        basis = "local"
        [[version]]
        number = 1
        in_force_from = 2010-01-01
        in_force_until = 2019-12-31
        source = { text = "Cabinet", standing = "V" }
        stage = [{ number = 1, name = "Response" }]
        limit = [{ kind = "comment", amount = 1, start = "receipt", source = { text = "Cabinet", standing = "V" } }]
        """,  # noqa: E501 - an inline table of TOML has no line breaks
        encoding="utf-8",
    )
    ours = ("--pack", str(file), "--kind", "comment")
    assert due_as_json("2014-05-12", *ours)["due_on"] == "2014-05-13"
    with pytest.raises(CommandError, match="version 1 is from 2010-01-01 to 2019-12-31"):
        due("2020-01-01", *ours)


WRONG_USE = [
    ((), "Say the day, --pack and --kind"),
    (("2014-05-12", "--kind", "complaint"), "Say the day, --pack and --kind"),
    (("2014-05-12", "--pack", "blackpol", "--kind", "complaint"), "no procedure pack “blackpol”"),
    (("2014-05-12", *BLACKPOOL, "--stage", "2"), "blackpool-2014 has no limit for complaint"),
    (("2013-05-12", *BLACKPOOL), "blackpool-2014 was not in force on 2013-05-12"),
    (("2014-05-12", *BLACKPOOL, "--extended-to", "2014-06-30"), "go together"),
    (("2014-05-12", *BLACKPOOL, "--agreed-on", "2014-06-30"), "go together"),
    (("12-05-2014", *BLACKPOOL), "“12-05-2014” is no date: write 2014-05-12 or 12/05/2014"),
    (("2014-02-29", *BLACKPOOL), "“2014-02-29”: there is no such day"),
    (("31/04/2014", *BLACKPOOL), "“31/04/2014”: there is no such day"),
    (("٢٠١٤-٠٥-١٢", *BLACKPOOL), "is no date"),
    (("2014-05-12", "--pack", "blackpool-2014", "--kind", "moan"), "invalid choice: 'moan'"),
    (("2014-05-12", "--batch", "x.jsonl"), "With --batch, each line says its own start"),
]


@pytest.mark.parametrize(("arguments", "sentence"), WRONG_USE)
def test_wrong_use_is_told_in_a_sentence_and_ends_with_2(arguments, sentence, capsys):
    assert main(["due", *arguments]) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("2040-12-20", *BLACKPOOL), "2041"),
        (("2024-12-23", *CODE, "--acknowledged-on", "2024-12-20"), "cannot be before"),
    ],
)
def test_a_question_without_an_answer_ends_with_1(arguments, sentence, capsys):
    assert main(["due", *arguments]) == 1
    assert sentence in capsys.readouterr().err
