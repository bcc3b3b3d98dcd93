"""A batch gets one answer a line, and a bad line is an error like any other answer."""

import io
import json
from datetime import date, timedelta

import numpy
import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.config.command_line import main
from heard.procedures.due import answer_batch
from heard.procedures.due import batches as batch_module

QUESTION = {
    "id": "q1",
    "start": "2017-05-18",
    "amount": 3,
    "unit": "working_days",
    "counting": "next_working_day_is_day_1",
    "closures": ["2017-05-29"],
}


def answers(*lines):
    text = b"\n".join(
        each if isinstance(each, bytes) else json.dumps(each).encode() for each in lines
    )
    return [json.loads(each.text) for each in answer_batch(io.BytesIO(text))]


def answer_to(**changes):
    said = {**QUESTION, **changes}
    (answer,) = answers({key: value for key, value in said.items() if value is not ...})
    return answer


@pytest.mark.parametrize(
    ("changes", "due_on"),
    [
        ({}, "2017-05-23"),
        ({"counting": ...}, "2017-05-23"),  # the rule that is usual
        ({"start": "2017-05-20"}, "2017-05-24"),  # a Saturday is day 0
        ({"start": "2017-05-20", "counting": "roll_forward_then_add"}, "2017-05-25"),
        ({"start": "2017-05-20", "counting": "start_is_day_1"}, "2017-05-24"),
        ({"counting": "start_is_day_1"}, "2017-05-22"),
        ({"start": "2017-05-25"}, "2017-05-31"),  # over the closure of 29 May
        ({"start": "2017-05-25", "closures": []}, "2017-05-30"),  # no closure but weekends
        ({"start": "2017-05-25", "closures": ...}, "2017-05-31"),  # England and Wales
        ({"start": "2017-05-25", "closures": None}, "2017-05-31"),
        ({"amount": 0}, "2017-05-18"),
        # calendar days: start and amount, not rolled, a Sunday here
        ({"unit": "calendar_days"}, "2017-05-21"),
        ({"unit": "calendar_days", "closures": ..., "start": "1999-12-30"}, "2000-01-02"),
        # calendar months: the same day, or the month's end, then on to a working day
        ({"unit": "calendar_months", "amount": 1}, "2017-06-19"),
        ({"unit": "calendar_months", "amount": 1, "start": "2017-01-31"}, "2017-02-28"),
        ({"unit": "calendar_months", "amount": 12, "start": "2016-02-29"}, "2017-02-28"),
        (
            {"unit": "calendar_months", "amount": 1, "start": "2017-01-31"}
            | {"closures": ["2017-02-28", "2017-03-01"]},
            "2017-03-02",
        ),
        ({"start": "0001-01-01", "closures": []}, "0001-01-04"),
        ({"start": "1850-03-01", "closures": []}, "1850-03-06"),
    ],
)
def test_a_line_is_due_by_its_own_rule(changes, due_on):
    answer = answer_to(**changes)
    assert answer == {"id": "q1", "due_on": due_on, "explanation": answer.get("explanation")}
    assert "last day in time" in answer["explanation"]


def test_the_explanation_names_a_closure_that_was_given():
    explanation = answer_to(start="2017-05-25")["explanation"]
    assert "Monday 29 May 2017 (a closure given) is not counted." in explanation


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"start": "18/05/2017"}, "“start” is 18/05/2017: write a date as 2017-05-18."),
        ({"start": "2017-02-29"}, "“start” is 2017-02-29, and there is no such day."),
        ({"start": "20170518"}, "“start” is 20170518: write a date"),
        ({"start": "2017-W20-4"}, "“start” is 2017-W20-4: write a date"),
        ({"start": "2017-05-18T09:00"}, "“start” is 2017-05-18T09:00: write a date"),
        ({"start": 20170518}, "“start” is 20170518: write a date"),
        ({"start": ...}, "“start” is missing."),
        ({"start": None}, "“start” is missing."),
        ({"amount": ...}, "“amount” is missing."),
        ({"amount": -1}, "“amount” is -1: write a whole number from 0 to 100,000."),
        ({"amount": 10**30}, "“amount” is 1000000000000000000000000000000: write a whole"),
        ({"amount": 3.0}, "“amount” is 3.0: write a whole number"),
        ({"amount": "3"}, "“amount” is 3: write a whole number"),
        ({"amount": True}, "“amount” is true: write a whole number"),
        ({"unit": ...}, "“unit” is missing."),
        ({"unit": "fortnights"}, "“unit” is fortnights: write one of working_days, calendar_days,"),
        ({"unit": ["working_days"]}, '“unit” is ["working_days"]: write one of'),
        ({"counting": "backwards"}, "“counting” is backwards: write one of next_working_day"),
        ({"closures": "2017-05-29"}, "“closures” is 2017-05-29: write a list of dates"),
        ({"closures": ["29 May"]}, "“closures” is 29 May: write a date as"),
        ({"closures": {}}, "“closures” is {}: write a list of dates"),
        ({"closures": ..., "closure": []}, "“closure” is no key: did you mean “closures”?"),
        ({"amount": 0, "counting": "start_is_day_1"}, "allows at least 1 working day"),
        ({"closures": ..., "start": "1999-12-30"}, "add the closure days of 1999"),
        ({"closures": ..., "start": "2040-12-31"}, "add the closure days of 2041"),
        ({"start": "9999-12-31"}, "past the last date there is"),
        ({"start": "9999-12-31", "unit": "calendar_days"}, "past the last date there is"),
        ({"start": "9999-12-31", "unit": "calendar_months"}, "past the last date there is"),
        ({"amount": 100_000, "unit": "calendar_months"}, "past the last date there is"),
    ],
)
def test_a_bad_line_gives_its_id_and_a_sentence(changes, error):
    answer = answer_to(**changes)
    assert answer.keys() == {"id", "error"}
    assert answer["id"] == "q1"
    assert answer["error"].startswith("Line 1: ")
    assert error in answer["error"]


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"garbage", "It is not JSON: Expecting value at character 1."),
        (b'{"id": "q1"', "It is not JSON"),
        (b"[]", "It is not a JSON object"),
        (b"null", "It is not a JSON object"),
        (b'"text"', "It is not a JSON object"),
        (b"NaN", "It holds a number that cannot be read."),
        (b'{"id": NaN}', "It holds a number that cannot be read."),
        (b'{"id": 1, "amount": -Infinity}', "It holds a number that cannot be read."),
        (b'{"id": ' + b"9" * 5000 + b"}", "It holds a number that cannot be read."),
        (b'{"id": 1e999}', "“id” is neither text nor a whole number."),
        (b'{"id": true}', "“id” is neither text nor a whole number."),
        (b'{"id": [1]}', "“id” is neither text nor a whole number."),
        (b"{}", "“id” is missing."),
        (b"\xff\xfe", "It is not text in UTF-8 (byte 1)."),
        (b"[" * 200_000, "It is nested too deeply to be read."),
        (b"\x00", "It is not JSON"),
        (b"x" * 1_500_000, "It is longer than 1,000,000 bytes, and no question is."),
    ],
    ids=lambda value: repr(value[:20]),
)
def test_garbage_is_an_error_without_an_id_and_the_next_line_is_answered(line, error):
    refused, answered = answers(line, QUESTION)
    assert refused["id"] is None
    assert refused["error"].startswith(f"Line 1: {error}")
    assert answered["due_on"] == "2017-05-23"


def test_blank_lines_and_a_byte_order_mark_are_no_questions():
    said = b"\xef\xbb\xbf" + json.dumps(QUESTION).encode() + b"\r\n\r\n   \n"
    assert [answer["id"] for answer in answers(said)] == ["q1"]
    assert answers(b"") == []


def test_ids_come_back_as_they_were_given_and_twice_if_given_twice():
    lines = [{**QUESTION, "id": each} for each in ("é\ud800", 7, "7", "", 7)]
    assert [answer["id"] for answer in answers(*lines)] == ["é\ud800", 7, "7", "", 7]


def test_what_a_line_says_besides_is_left_alone():
    assert answer_to(note="from the old system", expected="2017-05-23")["due_on"] == "2017-05-23"


def test_the_calendar_of_a_set_of_closures_grows_with_what_is_asked():
    starts = ["2017-05-25", "2003-05-22", "2030-05-23", "2017-05-25"]
    dues = [answer["due_on"] for answer in answers(*({**QUESTION, "start": s} for s in starts))]
    assert dues == ["2017-05-31", "2003-05-27", "2030-05-28", "2017-05-31"]


def test_more_sets_of_closures_than_are_kept_are_still_each_their_own():
    days = [date(2017, 5, 19) + timedelta(days=each) for each in range(600)]
    lines = [{**QUESTION, "id": n, "closures": [str(day)]} for n, day in enumerate(days)]
    asked_twice = [*answers(*lines, *lines)]
    assert asked_twice[:600] == asked_twice[600:]
    assert [each["due_on"] for each in asked_twice[:5]] == [
        "2017-05-24", "2017-05-23", "2017-05-23", "2017-05-24", "2017-05-24",
    ]  # fmt: skip


days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@settings(max_examples=60)
@given(
    start=days,
    amount=st.integers(1, 400),
    closures=st.frozensets(st.dates(date(2010, 1, 1), date(2012, 12, 31)), max_size=40),
)
def test_working_days_agree_with_numpy_whatever_is_closed(start, amount, closures):
    answer = answer_to(start=str(start), amount=amount, closures=[str(each) for each in closures])
    on_or_before = numpy.busday_offset(start, 0, roll="backward", holidays=sorted(closures))
    expected = numpy.busday_offset(on_or_before, amount, holidays=sorted(closures))
    assert answer["due_on"] == str(expected)


def written(folder, *lines):
    path = folder / "questions.jsonl"
    path.write_bytes(b"\n".join(json.dumps(each).encode() for each in lines))
    return str(path)


def test_heard_due_batch_ends_with_0_when_every_line_was_answered(tmp_path, capsys):
    assert main(["due", "--batch", written(tmp_path, QUESTION, {**QUESTION, "id": 2})]) == 0
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == ["q1", 2]


def test_heard_due_batch_ends_with_1_after_the_last_line_when_one_was_bad(tmp_path, capsys):
    bad = {**QUESTION, "amount": -1}
    assert main(["due", "--batch", written(tmp_path, QUESTION, bad, QUESTION)]) == 1
    told = capsys.readouterr()
    assert ["error" in json.loads(line) for line in told.out.splitlines()] == [False, True, False]
    assert told.err == ""


def test_heard_due_batch_reads_what_is_piped_to_it(monkeypatch):
    piped = io.TextIOWrapper(io.BytesIO(json.dumps(QUESTION).encode()))
    monkeypatch.setattr("sys.stdin", piped)
    out = io.StringIO()
    call_command("due", "--batch", "-", stdout=out)
    assert json.loads(out.getvalue())["due_on"] == "2017-05-23"


def test_more_lines_than_are_written_at_once_all_come_out(tmp_path, capsys):
    lines = [{**QUESTION, "id": number} for number in range(2_500)]
    assert main(["due", "--batch", written(tmp_path, *lines)]) == 0
    told = [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]
    assert told == list(range(2_500))


class ClosedPipe(io.StringIO):
    """What `| head -1` leaves: nobody reads any more."""

    def write(self, text):
        raise BrokenPipeError(32, "Broken pipe")


def test_a_reader_that_has_had_enough_is_no_fault_of_the_file(tmp_path):
    with pytest.raises(BrokenPipeError):
        call_command("due", "--batch", written(tmp_path, QUESTION), stdout=ClosedPipe())


def test_a_folder_is_no_file_of_questions(tmp_path, capsys):
    assert main(["due", "--batch", str(tmp_path)]) == 1
    assert "cannot be read: is a directory." in capsys.readouterr().err


def test_a_file_that_is_not_there_ends_with_1(tmp_path, capsys):
    assert main(["due", "--batch", str(tmp_path / "gone.jsonl")]) == 1
    assert "cannot be read: no such file or directory." in capsys.readouterr().err


def test_a_long_line_is_told_apart_at_the_very_edge(monkeypatch):
    line = json.dumps(QUESTION).encode() + b"\n"
    monkeypatch.setattr(batch_module, "LONGEST_LINE", len(line))
    assert [answer["id"] for answer in answers(line + line)] == ["q1", "q1"]
    monkeypatch.setattr(batch_module, "LONGEST_LINE", len(line) - 1)
    assert ["error" in answer for answer in answers(line + line)] == [True, True]
