"""Remedies with their approver, and what was learnt, also once a record is closed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from heard.audit.queries import history_of
from heard.casework.models import Remedy
from heard.casework.operations.acting import NotLawful
from heard.casework.operations.findings import NewFinding, record_findings
from heard.casework.operations.putting_right import NewRemedy, add_remedy, complete_remedy
from heard.casework.queries.remedies import remedies_given
from heard.casework.queries.tallies import remedy_totals
from heard.learning.operations import add_lesson
from heard.learning.queries import lessons_of
from heard.rules.outcomes import Outcome
from tests.casework.cases import a_complaint
from tests.casework.cast import at

LATER = date(2025, 5, 20)


def add(record, by, kind="Apology", **facts):
    return add_remedy(record.reference, NewRemedy(kind, **facts), by=by, at=at(LATER))


def test_a_remedy_is_promised_approved_and_paid(asha, eve):
    record = a_complaint(by=asha)
    # £150 for delay in complaint handling: LGSCO 24-016-952.
    facts = {"amount": Decimal(150), "approver_id": eve.id, "due_on": date(2025, 6, 20)}
    remedy = add(record, asha, "Payment for time and trouble", **facts)
    said = {each.what: each.after for each in history_of("feedback", str(record.pk))[-1].changes}
    assert said == {
        "Remedy": "Payment for time and trouble",
        "Amount": "£150.00",
        "Approved by": "Eve Okafor",
        "Due": "20 June 2025",
    }
    complete_remedy(record.reference, remedy, date(2026, 4, 2), by=asha, at=at(date(2026, 4, 2)))
    assert Remedy.objects.get().done_on == date(2026, 4, 2)
    assert remedy_totals(2025) == (("Payment for time and trouble", 1, Decimal(150)),)
    with pytest.raises(NotLawful, match="No such remedy"):
        complete_remedy(record.reference, remedy, LATER, by=asha, at=at(date(2026, 4, 2)))


def test_an_apology_costs_nothing_and_needs_no_approver(asha):
    record = a_complaint(by=asha)
    add(record, asha)
    add(record, asha, "Corrective action", done_on=LATER)
    assert record.remedies.count() == 2


def test_a_remedy_is_called_as_it_was_before_whatever_its_capitals(asha):
    record = a_complaint(by=asha)
    for kind in ("Letter of apology", " letter  of Apology ", "Apology"):
        add(record, asha, kind)
    assert remedy_totals(2025) == (
        ("Letter of apology", 2, Decimal(0)),
        ("Apology", 1, Decimal(0)),
    )
    assert remedies_given() == ["Letter of apology", "Apology"]


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"kind": " "}, "what is done"),
        ({"amount": Decimal(0)}, "more than nothing"),
        ({"amount": Decimal(100)}, "who approved"),
        ({"done_on": date(2025, 5, 21)}, "after today"),
        ({"done_on": date(2025, 5, 1)}, "before it was received"),
    ],
)
def test_a_remedy_that_cannot_be_is_refused(asha, facts, sentence):
    record = a_complaint(by=asha)
    with pytest.raises(NotLawful, match=sentence):
        add(record, asha, **facts)
    assert not record.remedies.exists()


def test_a_payment_is_not_approved_by_whoever_may_not(asha, cleo):
    record = a_complaint(by=asha)
    for approver in (asha, cleo):
        with pytest.raises(NotLawful, match="complaints manager or a head of service"):
            add(record, asha, amount=Decimal(100), approver_id=approver.id)


def test_what_was_learnt_comes_from_a_finding_and_is_reported(asha):
    record = a_complaint(by=asha)
    finding = NewFinding(1, Outcome.UPHELD, "Nobody rang back.")
    record_findings(record.reference, [finding], by=asha, at=at(LATER))
    add_lesson(record.reference, "Calls are returned the same day.", by=asha, at=at(LATER))
    assert lessons_of(2025) == ("Calls are returned the same day.",)
    assert history_of("feedback", str(record.pk))[-1].verb == "add_lesson"


def test_a_lesson_says_something(asha):
    record = a_complaint(by=asha)
    with pytest.raises(NotLawful, match="what was learnt"):
        add_lesson(record.reference, " ", by=asha, at=at(LATER))
