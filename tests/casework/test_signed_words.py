"""A signature stands for the words that were read: other words are sent only with a reason."""

from __future__ import annotations

import pytest

from heard.audit.queries import history_of
from heard.casework.models import SignOffStep
from heard.casework.operations.acting import NotLawful
from heard.casework.operations.findings import NewFinding, record_findings
from heard.casework.operations.letters import Sending, discard_draft, edit_draft, send
from heard.casework.operations.sign_off import sign_off, submit_draft
from heard.rules.outcomes import Outcome
from tests.casework.cases import a_complaint
from tests.casework.cast import at
from tests.casework.letters import DAY, a_draft, fresh, new_letter
from tests.casework.pages import browser_of, shown, stop_the_clock

NOT_THOSE = "These are not the words that were signed off on 16 May 2025."
OTHER = "Dear Pat Quinn\n\nYour complaint is not upheld."


@pytest.fixture
def record(asha):
    kept = a_complaint(by=asha)
    finding = NewFinding(1, Outcome.UPHELD, "The notes say so.")
    record_findings(kept.reference, [finding], by=asha, at=at(DAY))
    return fresh(kept)


@pytest.fixture
def draft(record, asha):
    return a_draft(record, by=asha, purpose="response")


def sign(record, asha, eve):
    submit_draft(record.reference, by=asha, at=at(DAY))
    sign_off(record.reference, by=eve, at=at(DAY))


def sent(record, letter, by, **facts):
    return send(record.reference, letter.pk, by=by, at=at(DAY), how=Sending(**facts))


def changed(letter, record, by):
    new = new_letter(purpose="response", body=OTHER)
    return edit_draft(record.reference, letter.pk, new, by=by, at=at(DAY))


def test_the_words_that_were_signed_off_are_sent_without_a_word(record, draft, asha, eve):
    sign(record, asha, eve)
    assert sent(record, draft, asha).sent_at
    assert len({step.words_digest for step in SignOffStep.objects.all()}) == 1


def test_a_draft_changed_after_it_was_signed_off_is_not_sent_without_a_reason(
    record, draft, asha, eve
):
    sign(record, asha, eve)
    changed(draft, record, asha)
    with pytest.raises(NotLawful, match=NOT_THOSE):
        sent(record, draft, asha, reason=" ")
    assert fresh(draft).sent_at is None
    sent(record, draft, asha, reason="One name was misspelt.")
    event = history_of("feedback", str(record.pk))[-1]
    assert event.reason == "One name was misspelt."
    assert "Sent in words that were not signed off" in [change.what for change in event.changes]


def test_another_letter_in_other_words_is_not_sent_in_the_place_of_the_one_signed_off(
    record, draft, asha, eve
):
    sign(record, asha, eve)
    discard_draft(record.reference, draft.pk, by=asha, at=at(DAY))
    other = a_draft(record, by=asha, purpose="response", body=OTHER)
    with pytest.raises(NotLawful, match=NOT_THOSE):
        sent(record, other, asha)


def test_other_words_may_be_signed_off_in_their_turn(record, draft, asha, eve):
    sign(record, asha, eve)
    changed(draft, record, asha)
    sign(record, asha, eve)
    assert sent(record, draft, asha).sent_at


def test_a_signature_under_no_letter_stands_for_no_words(record, asha, eve):
    sign(record, asha, eve)
    letter = a_draft(record, by=asha, purpose="response")
    with pytest.raises(NotLawful, match="without a draft letter here"):
        sent(record, letter, asha)


def test_a_copy_and_what_nobody_has_to_sign_need_no_reason(record, draft, asha, eve):
    sign(record, asha, eve)
    changed(draft, record, asha)
    assert sent(record, draft, asha, does_its_act=False).sent_at
    holding = a_draft(record, by=asha)
    assert sent(record, holding, asha).sent_at


def test_an_answer_that_nobody_was_asked_to_sign_off_is_sent_as_it_is(record, draft, asha):
    assert sent(record, draft, asha).sent_at


def test_whoever_signs_reads_the_words_on_the_page(record, draft, asha, eve, monkeypatch):
    stop_the_clock(monkeypatch)
    where = f"/records/{record.reference}/acts"
    assert "The draft letter “About your complaint” goes with it." in shown(
        browser_of(asha).get(f"{where}/submit_draft/")
    )
    submit_draft(record.reference, by=asha, at=at(DAY))
    page = shown(browser_of(eve).get(f"{where}/sign_off/"))
    assert "We will write to you soon." in page
    assert f'href="/letters/{draft.pk}/"' in page
    assert "You sign off the words above." in page


def test_where_there_is_no_letter_whoever_signs_is_told_so(record, asha, eve, monkeypatch):
    stop_the_clock(monkeypatch)
    where = f"/records/{record.reference}/acts"
    assert "No draft letter is kept here." in shown(browser_of(asha).get(f"{where}/submit_draft/"))
    submit_draft(record.reference, by=asha, at=at(DAY))
    page = shown(browser_of(eve).get(f"{where}/sign_off/"))
    assert "the words that you sign off are kept elsewhere" in page


def test_the_page_of_a_letter_asks_why_only_where_the_words_are_others(
    record, draft, asha, eve, monkeypatch
):
    stop_the_clock(monkeypatch)
    browser = browser_of(asha)
    sign(record, asha, eve)
    assert "Why is it sent in these words?" not in shown(browser.get(f"/letters/{draft.pk}/"))
    changed(draft, record, asha)
    page = shown(browser.get(f"/letters/{draft.pk}/"))
    assert NOT_THOSE in page
    assert "Why is it sent in these words?" in page
    told = {"version": fresh(record).version, "does_its_act": "on"}
    shown(browser.post(f"/letters/{draft.pk}/send/", told), 422)
    browser.post(f"/letters/{draft.pk}/send/", told | {"reason": "A name was misspelt."})
    assert fresh(draft).sent_at
