"""The mark of a record: signed, so that nobody else can make one, and found wherever it stands."""

from __future__ import annotations

import pytest

from heard.casework.letters.reply_tokens import (
    has_mark,
    message_id,
    records_named,
    reply_address,
    token_of,
)

ADDRESS = "complaints@council.example"


@pytest.mark.parametrize(
    "text",
    [
        reply_address(7, ADDRESS),
        reply_address(7, ADDRESS).upper(),
        f"Pat <{reply_address(7, ADDRESS)}>, other@example.org",
        message_id(7, 3, ADDRESS),
    ],
)
def test_a_mark_names_its_record_wherever_it_stands(text):
    assert records_named([text]) == {7}
    assert has_mark([text])


@pytest.mark.parametrize(
    "text",
    [
        ADDRESS,
        "complaints+heard-7@council.example",
        f"complaints+heard-7-{'0' * 20}@council.example",
        f"complaints+{token_of(7)}0@council.example",
        token_of(7).replace("-7-", "-8-"),
    ],
)
def test_a_mark_that_does_not_hold_names_nothing(text):
    assert records_named([text]) == frozenset()


def test_what_looks_like_a_mark_is_told_from_what_does_not():
    assert has_mark([f"x+heard-7-{'0' * 20}@council.example"])
    assert not has_mark([ADDRESS, "heard-7"])


def test_two_marks_name_two_records():
    assert records_named([reply_address(7, ADDRESS), token_of(8)]) == {7, 8}


def test_a_mark_made_with_another_key_does_not_hold(settings):
    mark = token_of(7)
    settings.SECRET_KEY = "another key altogether, and long enough to be one"
    assert records_named([mark]) == frozenset()
