"""Putting right what was recorded wrongly: the fact, the old value kept, what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Manager

from heard.accounts.staff import Staff
from heard.casework.models import StageRun
from heard.casework.operations.acting import Case, NotLawful, acting, in_words
from heard.casework.operations.clocks import reckon_again
from heard.casework.operations.days import is_slip, require_day
from heard.casework.queries.clocks import is_first
from heard.procedures.models import CustomerGroup, ListEntry, ServiceArea, Theme
from heard.rules.acts import Act
from heard.rules.periods import ReportingYear
from heard.rules.vocabulary import AgeBand, Channel, EnquiryCategory, Labelled

__all__ = ["Correctable", "Correction", "correct"]


class Correctable(Labelled):
    """What a complaints manager may put right. The words as received are not among it."""

    RECEIVED_ON = "received_on", "Received"
    CHANNEL = "channel", "How it came"
    SERVICE_AREA = "service_area", "Service area"
    THEME = "theme", "Theme"
    CUSTOMER_GROUP = "customer_group", "Customer group"
    YOUNG_PERSON = "young_person", "Young person"
    AGE_BAND = "age_band", "Age"
    OWN_RIGHT = "is_own_right", "In their own right"
    ENQUIRY_CATEGORY = "enquiry_category", "Category of the enquiry"
    CONTACT_PREFERENCES = "contact_preferences", "Contact preferences"
    REQUESTED_ON = "requested_on", "Stage asked for"
    BEGUN_ON = "progressed_on", "Stage began"
    ACKNOWLEDGED_ON = "acknowledged_on", "Acknowledged"
    RESPONDED_ON = "responded_on", "Answer sent"
    WITHDRAWN_ON = "withdrawn_on", "Withdrawn"


@dataclass(frozen=True, slots=True)
class Correction:
    """What is so, instead of what was recorded, and why it is put right.

    `value` is a date, a truth, a code, words, or the key of a list's entry ("" for none); a day
    that is recorded and was right to be cannot be taken away. A day of a stage is that of the run
    of `stage` and `round`, or of the current one.
    """

    fact: Correctable
    value: date | bool | str | None
    reason: str
    stage: int | None = None
    round: int = 1


_OF_A_STAGE = {
    Correctable.REQUESTED_ON,
    Correctable.BEGUN_ON,
    Correctable.ACKNOWLEDGED_ON,
    Correctable.RESPONDED_ON,
}
_LISTS: dict[Correctable, Manager[Any]] = {
    Correctable.SERVICE_AREA: ServiceArea.objects,
    Correctable.THEME: Theme.objects,
    Correctable.CUSTOMER_GROUP: CustomerGroup.objects,
}
_CODES: dict[Correctable, type[Labelled]] = {
    Correctable.CHANNEL: Channel,
    Correctable.AGE_BAND: AgeBand,
    Correctable.ENQUIRY_CATEGORY: EnquiryCategory,
}


def correct(
    reference: str, new: Correction, *, by: Staff, at: datetime, version: int | None = None
) -> None:
    """Put one fact right, in a closed record too; the history keeps the old value and the reason.

    Year, quarter and every date that follows are reckoned again. Published editions are frozen, and
    a later one lists what changed.
    """
    with acting(reference, Act.CORRECT, by=by, at=at, version=version) as case:
        if not new.reason.strip():
            raise NotLawful("Say how it is known that what was recorded is wrong.")
        case.reason = new.reason.strip()
        if new.fact in _OF_A_STAGE:
            _correct_stage(case, new)
        elif new.fact is Correctable.RECEIVED_ON:
            _correct_receipt(case, new)
        elif new.fact is Correctable.WITHDRAWN_ON:
            _correct_withdrawal(case, new)
        else:
            _correct_fact(case, new)
        if not case.changes:
            raise NotLawful("That is what is recorded already.")


def _correct_receipt(case: Case, new: Correction) -> None:
    record, received_on = case.record, _day(new)
    if received_on > case.today:
        raise NotLawful("It cannot have been received after today.")
    if is_slip(received_on, record.received_on):
        raise NotLawful(
            f"{in_words(received_on)} is years from the day that is recorded, "
            f"{in_words(record.received_on)}: check the year."
        )
    first = record.stage_runs.filter(stage=1, round=1).first()
    later = [record.responded_on, record.withdrawn_on, first.acknowledged_on if first else None]
    if any(day is not None and day < received_on for day in later):
        raise NotLawful("It was acknowledged, answered or withdrawn before that day.")
    year = ReportingYear.of(received_on)
    case.set(new.fact.label, record, "received_on", received_on)
    case.tell("Reporting year", ReportingYear(record.reporting_year).label, year.label)
    case.tell("Quarter", record.quarter, year.quarter_of(received_on))
    record.reporting_year = year.first_calendar_year
    record.quarter = year.quarter_of(received_on)
    if first is not None:
        first = _same(case, first)
        first.requested_on = first.progressed_on = received_on
        first.save()
    _reckon_every_run(case)


def _correct_stage(case: Case, new: Correction) -> None:
    run, day = _run(case, new), _day(new)
    column = new.fact.value
    if new.fact is Correctable.REQUESTED_ON and run.stage == 1:
        raise NotLawful("Stage 1 begins with receipt: correct the day of receipt.")
    if getattr(run, column) is None:
        raise NotLawful("There is no such day yet: record the act itself.")
    event = "it was received" if run.stage == 1 else "the stage was asked for"
    since = case.record.received_on if new.fact is Correctable.REQUESTED_ON else run.requested_on
    require_day(case, new.fact.label, day, since=since, event=event)
    case.set(new.fact.label, run, column, day)
    run.save()
    if new.fact is Correctable.RESPONDED_ON:
        _follow_answer(case, run, day)
    _reckon_every_run(case)


def _follow_answer(case: Case, run: StageRun, day: date) -> None:
    if is_first(run):
        case.record.responded_on = day
    if run is case.run and case.record.closed_on and case.record.withdrawn_on is None:
        case.set("Closed", case.record, "closed_on", day)


def _correct_withdrawal(case: Case, new: Correction) -> None:
    if case.record.withdrawn_on is None:
        raise NotLawful("It was not withdrawn: record the act itself.")
    since = case.record.received_on
    require_day(case, new.fact.label, _day(new), since=since, event="it was received")
    case.set(new.fact.label, case.record, "withdrawn_on", _day(new))
    case.set("Closed", case.record, "closed_on", _day(new))


def _correct_fact(case: Case, new: Correction) -> None:
    record, name = case.record, new.fact.value
    case.set(new.fact.label, record, name, _value(new))
    if new.fact is Correctable.SERVICE_AREA:
        _reckon_every_run(case)


def _value(new: Correction) -> object:
    if new.fact in _LISTS:
        return _entry(new)
    if new.fact in _CODES:
        codes = _CODES[new.fact]
        if new.value and new.value not in list(codes):
            raise NotLawful(f"“{new.value}” is no {new.fact.label.lower()} that is known.")
        return new.value or ""
    if new.fact is Correctable.CONTACT_PREFERENCES:
        return str(new.value or "").strip()
    if not isinstance(new.value, bool):
        raise NotLawful("Answer yes or no.")
    return new.value


def _entry(new: Correction) -> ListEntry | None:
    if not new.value and new.fact is not Correctable.SERVICE_AREA:
        return None
    found: ListEntry | None = _LISTS[new.fact].filter(key=new.value).first()
    if found is None:
        raise NotLawful(f"“{new.value}” is not in the council's list.")
    return found


def _day(new: Correction) -> date:
    if not isinstance(new.value, date):
        raise NotLawful("Give the day on which it truly happened.")
    return new.value


def _run(case: Case, new: Correction) -> StageRun:
    if new.stage is None:
        return case.stage_run
    run = case.record.stage_runs.filter(stage=new.stage, round=new.round).first()
    if run is None:
        raise NotLawful(f"The record was never at stage {new.stage}.")
    return _same(case, run)


def _same(case: Case, run: StageRun) -> StageRun:
    """Return the current run itself where it is that one, so that no change is lost."""
    return case.run if case.run is not None and case.run.pk == run.pk else run


def _reckon_every_run(case: Case) -> None:
    """Reckon every run again: a fact of one stage may be what a later one starts from."""
    for run in case.record.stage_runs.all():
        reckon_again(case, _same(case, run))
