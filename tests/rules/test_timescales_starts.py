"""From which day does time run?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.rules.timescales import StartEvent, Timescale, UnableToStart, due_on, start_of
from tests.rules.holidays_oracle import ENGLAND_AND_WALES, QUICK, a_start, oracle_count

ACKNOWLEDGEMENT, RECEIPT, REQUEST = (
    StartEvent.ACKNOWLEDGEMENT,
    StartEvent.RECEIPT,
    StartEvent.REQUEST,
)
FIVE = Timescale(5)


def start(event, dates, **cap):
    return start_of(event, dates=dates, calendar=ENGLAND_AND_WALES, **cap)


# LGSCO Complaint Handling Code (February 2024), paragraphs 6.2 and 6.3: acknowledged within five
# working days of receipt, answered within ten working days of the acknowledgement.
RECEIVED = date(2024, 5, 1)
CODE = [
    # acknowledged, time runs from, ten working days end
    (date(2024, 5, 1), date(2024, 5, 1), date(2024, 5, 16)),
    (date(2024, 5, 3), date(2024, 5, 3), date(2024, 5, 20)),
    (date(2024, 5, 9), date(2024, 5, 9), date(2024, 5, 23)),
    (date(2024, 5, 10), date(2024, 5, 9), date(2024, 5, 23)),
    (date(2024, 7, 1), date(2024, 5, 9), date(2024, 5, 23)),
    (None, date(2024, 5, 9), date(2024, 5, 23)),
]


@pytest.mark.parametrize(("acknowledged_on", "runs_from", "last"), CODE, ids=str)
def test_a_late_acknowledgement_buys_no_time(acknowledged_on, runs_from, last):
    dates = {RECEIPT: RECEIVED} | ({ACKNOWLEDGEMENT: acknowledged_on} if acknowledged_on else {})
    found = start(ACKNOWLEDGEMENT, dates, cap=FIVE)
    assert (found.on, found.is_capped) == (runs_from, acknowledged_on != runs_from)
    assert due_on(found.on, Timescale(10), ENGLAND_AND_WALES).due_on == last


def test_the_second_stage_is_capped_from_its_request():
    dates = {RECEIPT: RECEIVED, REQUEST: date(2024, 6, 3), ACKNOWLEDGEMENT: date(2024, 6, 20)}
    assert start(ACKNOWLEDGEMENT, dates, cap=FIVE, cap_from=REQUEST).on == date(2024, 6, 10)


@pytest.mark.parametrize("event", list(StartEvent))
def test_without_a_cap_time_runs_from_the_event_itself(event):
    found = start(event, {event: RECEIVED})
    assert (found.on, found.event, found.is_capped) == (RECEIVED, event, False)


def test_a_start_is_explained():
    acknowledged = {RECEIPT: RECEIVED, ACKNOWLEDGEMENT: date(2024, 5, 3)}
    assert start(ACKNOWLEDGEMENT, acknowledged, cap=FIVE).sentence == (
        "Time runs from the day of acknowledgement, Friday 3 May 2024."
    )
    late = acknowledged | {ACKNOWLEDGEMENT: date(2024, 7, 1)}
    assert start(ACKNOWLEDGEMENT, late, cap=FIVE).sentence == (
        "Acknowledgement came on Monday 1 July 2024, so time runs from the latest day allowed "
        "for it, 5 working days after the day of receipt: Thursday 9 May 2024."
    )
    assert start(ACKNOWLEDGEMENT, {RECEIPT: RECEIVED}, cap=FIVE).sentence == (
        "Acknowledgement is not recorded, so time runs from the latest day allowed "
        "for it, 5 working days after the day of receipt: Thursday 9 May 2024."
    )
    assert start(StartEvent.REPORT, {StartEvent.REPORT: RECEIVED}).sentence == (
        "Time runs from the day of the panel’s report, Wednesday 1 May 2024."
    )


@pytest.mark.parametrize(
    ("event", "dates", "cap", "reason"),
    [
        (REQUEST, {RECEIPT: RECEIVED}, None, "from the day of request, and that is not known"),
        (
            ACKNOWLEDGEMENT,
            {ACKNOWLEDGEMENT: RECEIVED},
            FIVE,
            "5 working days after the day of receipt at the latest, and the day of receipt is not",
        ),
        (
            ACKNOWLEDGEMENT,
            {RECEIPT: RECEIVED, ACKNOWLEDGEMENT: date(2024, 4, 30)},
            FIVE,
            r"the day of acknowledgement \(2024-04-30\) cannot be before the day of receipt",
        ),
    ],
)
def test_a_clock_whose_dates_are_missing_or_out_of_order_cannot_start(event, dates, cap, reason):
    with pytest.raises(UnableToStart, match=reason):
        start(event, dates, cap=cap)


@QUICK
@given(received_on=a_start, delay=st.integers(0, 60), cap=st.integers(0, 20))
def test_a_capped_start_is_never_past_its_cap_nor_before_receipt(received_on, delay, cap):
    dates = {RECEIPT: received_on, ACKNOWLEDGEMENT: received_on + timedelta(days=delay)}
    found = start(ACKNOWLEDGEMENT, dates, cap=Timescale(cap))
    assert received_on <= found.on <= dates[ACKNOWLEDGEMENT]
    assert oracle_count(received_on, found.on) <= cap
