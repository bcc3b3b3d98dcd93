"""A fact put right keeps its old value and its reason, and whatever follows is reckoned again."""

from __future__ import annotations

from datetime import date

import pytest

from heard.audit.queries import history_of
from heard.casework.operations.acting import NotLawful
from heard.casework.operations.allocating import acknowledge
from heard.casework.operations.correcting import Correctable, Correction, correct
from heard.casework.operations.ending import Withdrawal, reopen, respond, withdraw
from heard.casework.operations.findings import NewFinding, record_findings
from heard.casework.operations.stages import request_stage
from heard.casework.queries.explained import unexplained
from heard.feedback.models import Feedback
from heard.feedback.queries import verdict_case
from heard.rules.outcomes import Outcome
from heard.rules.timescales import Verdict
from tests.casework.cases import DUE_ON, RECEIVED_ON, a_complaint, an_enquiry
from tests.casework.cast import EARLY_HELP, EDUCATION, at

DAY = date(2025, 5, 16)
LATER = date(2025, 7, 1)


def fresh(record):
    return Feedback.objects.get(pk=record.pk)


def put_right(record, ben, fact, value, **facts):
    new = Correction(fact, value, facts.pop("reason", "The letter itself was found."), **facts)
    correct(record.reference, new, by=ben, at=at(LATER))


def changes_of(record):
    event = history_of("feedback", str(record.pk))[-1]
    return {each.what: (each.before, each.after) for each in event.changes}


def answered(asha, sent_on=DUE_ON, **facts):
    record = a_complaint(by=asha, **facts)
    found = [NewFinding(1, Outcome.UPHELD, "It is so.")]
    record_findings(record.reference, found, by=asha, at=at(sent_on))
    respond(record.reference, sent_on, by=asha, at=at(sent_on))
    return record


def test_a_corrected_day_of_receipt_moves_year_quarter_and_every_date(asha, ben):
    record = a_complaint(by=asha)
    put_right(record, ben, Correctable.RECEIVED_ON, date(2025, 3, 31))
    put = fresh(record)
    assert (put.received_on, put.reporting_year, put.quarter) == (date(2025, 3, 31), 2024, 4)
    assert put.statutory_due_on == date(2025, 4, 14)
    assert put.reference == record.reference
    run = put.stage_runs.get()
    assert (run.requested_on, run.progressed_on) == (date(2025, 3, 31), date(2025, 3, 31))
    assert changes_of(record) == {
        "Received": ("12 May 2025", "31 March 2025"),
        "Reporting year": ("2025/26", "2024/25"),
        "Quarter": ("1", "4"),
        "Stage 1: due by law or code": ("27 May 2025", "14 April 2025"),
        "Stage 1: due by the council’s own target": ("3 June 2025", "23 April 2025"),
        "Stage 1: the most allowed": ("10 June 2025", "30 April 2025"),
    }
    assert history_of("feedback", str(record.pk))[-1].reason == "The letter itself was found."
    assert list(unexplained()) == []


def test_a_closed_record_is_put_right_too_because_the_fact_was_wrong(asha, ben):
    record = answered(asha)
    put_right(record, ben, Correctable.RECEIVED_ON, date(2025, 5, 9))
    put = Feedback.objects.annotate(it=verdict_case("statutory", LATER)).get(pk=record.pk)
    assert (put.statutory_due_on, put.it) == (date(2025, 5, 23), Verdict.MISSED)
    assert put.closing == "answered"


def test_the_day_the_answer_was_sent_can_be_put_right(asha, ben):
    record = answered(asha, sent_on=date(2025, 5, 28))
    put_right(record, ben, Correctable.RESPONDED_ON, DUE_ON)
    put = fresh(record)
    assert (put.responded_on, put.closed_on, put.stage_runs.get().responded_on) == (DUE_ON,) * 3
    assert changes_of(record)["Answer sent"] == ("28 May 2025", "27 May 2025")


def test_an_acknowledgement_put_right_moves_the_code_s_clock(asha, ben):
    record = a_complaint(by=asha, service_area=EDUCATION)
    acknowledge(record.reference, DAY, by=asha, at=at(DAY))
    put_right(record, ben, Correctable.ACKNOWLEDGED_ON, date(2025, 5, 13))
    assert fresh(record).statutory_due_on == date(2025, 5, 28)


def test_the_day_of_a_withdrawal_can_be_put_right(asha, ben):
    record = a_complaint(by=asha)
    withdraw(record.reference, Withdrawal(DAY), by=asha, at=at(DAY))
    put_right(record, ben, Correctable.WITHDRAWN_ON, RECEIVED_ON)
    assert (fresh(record).withdrawn_on, fresh(record).closed_on) == (RECEIVED_ON, RECEIVED_ON)


def test_another_service_area_brings_another_procedure(asha, ben):
    record = a_complaint(by=asha)
    put_right(record, ben, Correctable.SERVICE_AREA, EARLY_HELP)
    put = fresh(record)
    assert (put.service_area.key, put.statutory_due_on) == (EARLY_HELP, None)
    assert changes_of(record)["Service area"] == (
        "Children’s Social Care", "Early Help for Children",
    )  # fmt: skip
    assert list(unexplained()) == []


@pytest.mark.parametrize(
    ("fact", "value", "change"),
    [
        (Correctable.CHANNEL, "letter", ("Telephone", "Letter")),
        (Correctable.THEME, "safeguarding", ("", "Safeguarding")),
        (Correctable.CUSTOMER_GROUP, "foster-carer", ("", "Foster carer")),
        (Correctable.YOUNG_PERSON, True, ("no", "yes")),
        (Correctable.AGE_BAND, "under_12", ("", "Under 12")),
        (Correctable.OWN_RIGHT, True, ("", "yes")),
        (Correctable.CONTACT_PREFERENCES, " By text. ", ("", "By text.")),
    ],
)
def test_each_fact_is_put_right_in_words_that_people_read(asha, ben, fact, value, change):
    record = a_complaint(by=asha)
    put_right(record, ben, fact, value)
    assert changes_of(record) == {fact.label: change}
    assert fresh(record).next_due_on == DUE_ON


def test_an_entry_of_a_list_can_be_taken_out_again(asha, ben):
    record = a_complaint(by=asha, theme="safeguarding")
    put_right(record, ben, Correctable.THEME, "")
    assert fresh(record).theme is None


def test_the_category_of_an_enquiry_can_be_put_right(asha, ben):
    record = an_enquiry(by=asha)
    put_right(record, ben, Correctable.ENQUIRY_CATEGORY, "review")
    assert fresh(record).enquiry_category == "review"


def test_the_first_round_is_put_right_while_the_second_runs(asha, ben):
    record = answered(asha, sent_on=date(2025, 5, 28))
    reopen(record.reference, date(2025, 5, 29), "A page was missing.", by=ben, at=at(LATER))
    put_right(record, ben, Correctable.RESPONDED_ON, DUE_ON, stage=1, round=1)
    put = fresh(record)
    assert (put.responded_on, put.closed_on) == (DUE_ON, None)
    assert list(unexplained()) == []


def test_the_day_a_later_stage_was_asked_for_can_be_put_right(asha, ben):
    record = answered(asha)
    request_stage(record.reference, date(2025, 6, 10), by=asha, at=at(LATER))
    put_right(record, ben, Correctable.REQUESTED_ON, date(2025, 6, 3))
    run = record.stage_runs.get(stage=2)
    assert (run.requested_on, run.statutory_due_on) == (date(2025, 6, 3), date(2025, 7, 8))
    assert list(unexplained()) == []


@pytest.mark.parametrize(
    ("fact", "value", "facts", "sentence"),
    [
        (Correctable.RECEIVED_ON, date(2025, 7, 2), {}, "received after today"),
        (Correctable.RECEIVED_ON, date(1920, 5, 12), {}, "years from the day that is recorded"),
        (Correctable.RECEIVED_ON, date(2025, 5, 28), {}, "answered or withdrawn before that day"),
        (Correctable.RECEIVED_ON, None, {}, "Give the day"),
        (Correctable.RECEIVED_ON, RECEIVED_ON, {}, "what is recorded already"),
        (Correctable.RESPONDED_ON, date(2025, 5, 9), {}, "before it was received"),
        (Correctable.RESPONDED_ON, date(2025, 7, 2), {}, "after today"),
        (Correctable.ACKNOWLEDGED_ON, DAY, {}, "no such day yet"),
        (Correctable.REQUESTED_ON, DAY, {}, "Stage 1 begins with receipt"),
        (Correctable.RESPONDED_ON, DAY, {"stage": 2}, "never at stage 2"),
        (Correctable.WITHDRAWN_ON, DAY, {}, "It was not withdrawn"),
        (Correctable.SERVICE_AREA, "", {}, "not in the council's list"),
        (Correctable.THEME, "weather", {}, "not in the council's list"),
        (Correctable.CHANNEL, "pigeon", {}, "no how it came that is known"),
        (Correctable.YOUNG_PERSON, "perhaps", {}, "Answer yes or no"),
        (Correctable.CHANNEL, "letter", {"reason": " "}, "how it is known"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(asha, ben, fact, value, facts, sentence):
    record = answered(asha)
    before = Feedback.objects.filter(pk=record.pk).values().get()
    with pytest.raises(NotLawful, match=sentence):
        put_right(record, ben, fact, value, **facts)
    assert Feedback.objects.filter(pk=record.pk).values().get() == before
