"""More time is asked for at the start and moves nothing; proceedings end, and a year begins."""

from __future__ import annotations

from datetime import date

import pytest

from heard.casework.models import ExtensionRequest
from heard.casework.operations.acting import NotLawful
from heard.casework.operations.more_time import MoreTime, ask_extension, refuse_extension
from heard.casework.operations.proceedings import end_proceedings
from heard.casework.operations.waiting import (
    HoldingLetter,
    NewExtension,
    NewPause,
    agree_extension,
    pause,
    resume,
    send_holding_letter,
)
from heard.casework.queries.stage_time import time_of
from heard.casework.queries.states import current_run, state_of
from heard.feedback.models import Feedback
from heard.rules.acts import Act, next_step
from tests.casework.cases import DUE_ON, RECEIVED_ON, a_complaint
from tests.casework.cast import at
from tests.casework.pages import browser_of, shown, stop_the_clock

DAY = date(2025, 5, 14)
UNTIL = date(2025, 6, 6)
WHY = "Three agencies must be asked."
ENDED_ON = date(2025, 5, 22)
A_YEAR_ON = date(2026, 5, 22)


def fresh(record):
    return Feedback.objects.get(pk=record.pk)


def step_of(record):
    record = fresh(record)
    return next_step(state_of(record, current_run(record)))


@pytest.fixture
def complaint(asha):
    return a_complaint(by=asha, elements=("No calls", "A rude letter"))


@pytest.fixture
def asked(complaint, eve):
    ask_extension(complaint.reference, MoreTime(UNTIL, WHY), by=eve, at=at(DAY))
    return complaint


# --- More time ---------------------------------------------------------------------------


def test_it_waits_at_home_for_the_manager_alone_until_it_is_answered(asked, office):
    titled = "More time is asked for"
    page = shown(browser_of(office.ben).get("/today/"))
    assert titled in page
    assert "Until 6 Jun 2025" in page
    assert f"Eve Okafor, 14 May 2025: {WHY}" in page
    for other in (office.asha, office.eve, office.aud):
        assert titled not in shown(browser_of(other).get("/today/"))
    refuse_extension(asked.reference, "It is not complex.", by=office.ben, at=at(DAY))
    assert titled not in shown(browser_of(office.ben).get("/today/"))


def test_more_time_for_a_record_that_one_may_not_see_is_not_named_at_home(asked, office):
    Feedback.objects.filter(pk=asked.pk).update(is_restricted=True)
    assert "More time is asked for" not in shown(browser_of(office.ben).get("/today/"))


def test_asking_for_more_time_moves_nothing_and_is_the_managers_next_step(asked, eve):
    request = ExtensionRequest.objects.get()
    assert (request.to, request.reason, request.asked_on, request.asked_by_id) == (
        UNTIL, WHY, DAY, eve.id,
    )  # fmt: skip
    assert fresh(asked).next_due_on == DUE_ON


def test_an_extension_that_is_agreed_answers_the_request(asked, ben):
    agree_extension(asked.reference, NewExtension(UNTIL, WHY), by=ben, at=at(DAY))
    request = ExtensionRequest.objects.get()
    assert (request.is_agreed, request.answered_on) == (True, DAY)
    assert fresh(asked).next_due_on == UNTIL


def test_what_is_refused_leaves_the_date_and_may_be_asked_for_again(asked, ben, eve):
    with pytest.raises(NotLawful, match="Say why"):
        refuse_extension(asked.reference, " ", by=ben, at=at(DAY))
    refuse_extension(asked.reference, "It is simple.", by=ben, at=at(DAY))
    request = ExtensionRequest.objects.get()
    assert (request.is_agreed, request.answered_on) == (False, DAY)
    assert fresh(asked).next_due_on == DUE_ON
    ask_extension(asked.reference, MoreTime(UNTIL, "It is not."), by=eve, at=at(DAY))
    assert ExtensionRequest.objects.filter(answered_on=None).count() == 1


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (MoreTime(UNTIL, " "), "Say why more time is needed"),
        (MoreTime(DUE_ON, WHY), "due on 27 May 2025 already"),
    ],
)
def test_a_request_that_cannot_be_is_refused(complaint, eve, more, sentence):
    with pytest.raises(NotLawful, match=sentence):
        ask_extension(complaint.reference, more, by=eve, at=at(DAY))
    assert not ExtensionRequest.objects.exists()


def test_a_day_that_was_agreed_already_is_not_asked_for_again(complaint, ben, eve):
    agree_extension(complaint.reference, NewExtension(UNTIL, WHY), by=ben, at=at(DAY))
    with pytest.raises(NotLawful, match="due on 6 June 2025 already"):
        ask_extension(complaint.reference, MoreTime(UNTIL, WHY), by=eve, at=at(DAY))


def test_a_day_past_the_most_allowed_is_asked_for_with_a_warning(complaint, eve, monkeypatch):
    stop_the_clock(monkeypatch)
    page = shown(browser_of(eve).get(f"/records/{complaint.reference}/acts/ask_extension/"))
    assert "The most that is allowed is 10 June 2025. You may ask for a later day" in page
    assert "It is due on 27 May 2025 now" in page
    asked = MoreTime(date(2025, 6, 11), WHY)
    warned = ask_extension(complaint.reference, asked, by=eve, at=at(DAY))
    assert warned.startswith("11 June 2025 is after 10 June 2025, the most that is allowed.")


def test_the_last_day_allowed_is_asked_for_without_a_word(complaint, eve):
    asked = MoreTime(date(2025, 6, 10), WHY)
    assert ask_extension(complaint.reference, asked, by=eve, at=at(DAY)) is None


def test_the_manager_agrees_what_was_asked_for_without_typing_it_again(asked, ben, monkeypatch):
    stop_the_clock(monkeypatch)
    browser = browser_of(ben)
    page = shown(browser.get(f"/records/{asked.reference}/acts/agree_extension/"))
    assert f"Eve Okafor asks for time until 6 June 2025: {WHY}" in page
    assert 'value="6/6/2025"' in page
    page = shown(browser.get(f"/records/{asked.reference}/"))
    assert "More time asked for, until 6 June 2025: not answered yet" in page


def test_whoever_allocates_is_told_to_ask_at_once_whether_the_date_can_be_kept(
    complaint, asha, monkeypatch
):
    stop_the_clock(monkeypatch)
    page = shown(browser_of(asha).get(f"/records/{complaint.reference}/acts/allocate/"))
    assert "Ask them now whether the answer can go by 27 May 2025." in page


# --- The time of a stage -----------------------------------------------------------------


def test_a_draft_is_wanted_three_working_days_ahead_and_holding_letters_are_counted(
    complaint, asha, monkeypatch
):
    stop_the_clock(monkeypatch)
    for expected_on in (UNTIL, date(2025, 6, 20)):
        letter = HoldingLetter(DAY, expected_on)
        send_holding_letter(complaint.reference, letter, by=asha, at=at(DAY))
    time = time_of(current_run(fresh(complaint)))
    assert (time.draft_due_on, time.holding_letters) == (date(2025, 5, 21), 2)
    page = shown(browser_of(asha).get(f"/records/{complaint.reference}/"))
    assert "A draft is wanted by <strong>Wednesday 21 May 2025</strong>" in page
    assert "2 holding letters sent: no date moved for them." in page


def test_what_has_no_answer_to_give_has_no_time(asha):
    assert time_of(None) is None


# --- Proceedings -------------------------------------------------------------------------


@pytest.fixture
def before_a_court(complaint, ben):
    new = NewPause(DAY, "The family court decides on contact.", told_on=DAY)
    pause(complaint.reference, new, by=ben, at=at(DAY))
    return complaint


def test_the_end_of_proceedings_begins_a_year_and_starts_no_clock(before_a_court, asha):
    assert step_of(before_a_court).act is Act.END_PROCEEDINGS
    said = end_proceedings(before_a_court.reference, ENDED_ON, by=asha, at=at(ENDED_ON))
    assert "may go on with the complaint until 22 May 2026" in said
    record = fresh(before_a_court)
    assert record.paused_since == DAY
    assert record.next_due_on is None
    assert step_of(record).act is Act.RESUME
    (standstill,) = time_of(current_run(record)).pauses
    assert (standstill.until, standstill.elements) == (A_YEAR_ON, ())


def test_within_the_year_it_goes_on_and_after_it_that_is_said(before_a_court, asha, ben):
    end_proceedings(before_a_court.reference, ENDED_ON, by=asha, at=at(ENDED_ON))
    assert resume(before_a_court.reference, A_YEAR_ON, by=ben, at=at(A_YEAR_ON)) is None
    new = NewPause(A_YEAR_ON, "An appeal.")
    pause(before_a_court.reference, new, by=ben, at=at(A_YEAR_ON))
    end_proceedings(before_a_court.reference, A_YEAR_ON, by=asha, at=at(A_YEAR_ON))
    late = date(2027, 6, 1)
    said = resume(before_a_court.reference, late, by=ben, at=at(late))
    assert "after 24 May 2027, a year after the proceedings ended" in said


def test_of_several_proceedings_it_is_said_which_have_ended(complaint, asha, ben):
    for position in (1, 2):
        new = NewPause(DAY, f"Court {position}", frozenset({position}))
        pause(complaint.reference, new, by=ben, at=at(DAY))
    with pytest.raises(NotLawful, match="which of the proceedings"):
        end_proceedings(complaint.reference, ENDED_ON, by=asha, at=at(ENDED_ON))
    first, second = current_run(fresh(complaint)).pauses.all()
    end_proceedings(complaint.reference, ENDED_ON, by=asha, at=at(ENDED_ON), pause_id=first.pk)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.proceedings_ended_on, second.proceedings_ended_on) == (ENDED_ON, None)


def test_an_advocate_is_no_court(complaint, asha, ben):
    new = NewPause(DAY, "An advocate is awaited.", stops_maximum=False)
    pause(complaint.reference, new, by=ben, at=at(DAY))
    with pytest.raises(NotLawful, match="waits for no proceedings"):
        end_proceedings(complaint.reference, ENDED_ON, by=asha, at=at(ENDED_ON))


@pytest.mark.parametrize(
    ("on", "sentence"),
    [(date(2025, 5, 13), "before the clock stood still"), (date(2025, 5, 23), "after today")],
)
def test_an_end_that_cannot_be_is_refused(before_a_court, asha, on, sentence):
    with pytest.raises(NotLawful, match=sentence):
        end_proceedings(before_a_court.reference, on, by=asha, at=at(ENDED_ON))


def test_the_page_says_which_elements_wait_for_what_and_who_was_told(
    complaint, asha, ben, monkeypatch
):
    stop_the_clock(monkeypatch)
    new = NewPause(DAY, "The family court decides on contact.", frozenset({2}))
    pause(complaint.reference, new, by=ben, at=at(DAY))
    page = shown(browser_of(asha).get(f"/records/{complaint.reference}/"))
    assert "Stands still from 14 May 2025: element 2 alone" in page
    assert "Nobody has recorded that the person was told." in page


def test_telling_the_person_before_there_was_anything_to_tell_is_refused(complaint, ben):
    new = NewPause(DAY, "A court.", told_on=date(2025, 5, 9))
    with pytest.raises(NotLawful, match="before it was received"):
        pause(complaint.reference, new, by=ben, at=at(DAY))
    assert RECEIVED_ON < DAY
