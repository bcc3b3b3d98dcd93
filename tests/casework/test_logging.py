"""One act makes a record by hand: its reference, its dates, its people, its history."""

from __future__ import annotations

from heard.audit.queries import history_of
from tests.casework.cases import DUE_ON, MAXIMUM_ON, TARGET_ON, a_complaint


def test_a_logged_complaint_has_its_stage_its_dates_and_one_event(asha):
    record = a_complaint(by=asha)
    (run,) = record.stage_runs.all()
    assert record.reference == "C-2025-0001"
    assert (run.statutory_due_on, run.target_due_on, run.maximum_on) == (
        DUE_ON,
        TARGET_ON,
        MAXIMUM_ON,
    )
    assert (record.statutory_due_on, record.target_due_on) == (DUE_ON, TARGET_ON)
    assert record.next_due_on == DUE_ON
    assert [event.verb for event in history_of("feedback", str(record.pk))] == ["logged"]
