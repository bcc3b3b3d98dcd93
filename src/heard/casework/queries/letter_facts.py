"""What may a letter about a record say? Its facts, in words, for the person it is to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from heard.casework.letters.facts import ElementFacts, LetterFacts
from heard.casework.models import Appointment, StageRun
from heard.casework.queries.clocks import agreed_until, told_due
from heard.casework.queries.governing import chosen_procedure
from heard.face.points import Point
from heard.face.queries import current_face
from heard.feedback.models import Feedback
from heard.people.queries import names_of
from heard.people.salutations import name_to_write
from heard.procedures.models import Procedure
from heard.procedures.queries import council
from heard.rules.acts import CaseState
from heard.rules.procedures import Basis
from heard.rules.timescales.day_words import day_in_words
from heard.rules.vocabulary import Kind

__all__ = ["letter_facts"]

_KINDS = {
    Kind.COMPLAINT: "complaint",
    Kind.COMPLIMENT: "compliment",
    Kind.COMMENT: "comment",
    Kind.MP_ENQUIRY: "enquiry",
    Kind.COUNCILLOR_ENQUIRY: "enquiry",
    Kind.OMBUDSMAN: "enquiry",
}
_THE_WHOLE = "The complaint as a whole"
_NO_NAME = "Sir or Madam"


def letter_facts(
    record: Feedback,
    run: StageRun | None,
    state: CaseState,
    *,
    writer: str,
    to: UUID | None,
    expected_on: date | None = None,
) -> LetterFacts:
    """Return what a letter may say of a record at its current stage.

    `to` is the person it is written to. What is not known is "", and becomes a gap for the writer.
    """
    office, face = council(), current_face()
    stage = state.stage
    due_on, reckoning = told_due(run)
    extension = run.extensions.last() if run else None
    appointed = _appointed(run)
    return LetterFacts(
        council=office.name,
        services=office.services_title,
        team=face.contact(Point.TEAM).name,
        writer=writer,
        name=_name(to),
        reference=record.reference,
        kind=_KINDS[Kind(record.kind)],
        received_on=day_in_words(record.received_on),
        service=record.service_area.name,
        manager=record.handler.get_full_name() if record.handler else "",
        stage=str(record.stage),
        is_statutory=_is_statutory(record),
        is_last_stage=stage is not None and stage.number >= state.last_stage,
        requested_on=_day(run.requested_on if run else None),
        due_on=_day(due_on),
        due_why=tuple(reckoning.explanation.splitlines()) if reckoning else (),
        new_due_on=_day(extension.to if extension else None),
        promised_on=_day((agreed_until(run) if run else None) or due_on),
        expected_on=_day(expected_on),
        reason=extension.reason.rstrip(".") if extension else "",
        points=tuple(_points(record)),
        elements=tuple(_elements(record)),
        outcome=record.get_outcome_display() if record.outcome else "",
        investigator=appointed.get(Appointment.Role.INVESTIGATING_OFFICER, ""),
        independent_person=appointed.get(Appointment.Role.INDEPENDENT_PERSON, ""),
        withdrawn_on=_day(record.withdrawn_on),
        contact=face.contact(Point.TEAM).ways,
        advocacy=face.contact(Point.ADVOCACY).lines,
        ombudsman=face.contact(Point.OMBUDSMAN).lines,
    )


def _day(day: date | None) -> str:
    return day_in_words(day) if day else ""


def _name(person: UUID | None) -> str:
    return (name_to_write(person) if person else "") or _NO_NAME


def _is_statutory(record: Feedback) -> bool:
    chosen = chosen_procedure(record)
    if chosen is None:
        procedure = record.service_area.complaints_procedure
    else:
        procedure = Procedure.objects.filter(key=chosen).first()
    is_complaint = record.kind == Kind.COMPLAINT
    return is_complaint and procedure is not None and procedure.basis == Basis.STATUTE


def _points(record: Feedback) -> Iterator[str]:
    """Yield what was noted: of a complaint that was logged as a whole, nothing was."""
    yield from filter(None, (" ".join(each.words.split()) for each in record.elements.all()))


def _elements(record: Feedback) -> Iterator[ElementFacts]:
    for element in record.elements.all():
        yield ElementFacts(
            number=str(element.position),
            words=" ".join(element.words.split()) or _THE_WHOLE,
            finding=element.get_finding_display() if element.finding else "",
            reasons=element.reasons.strip(),
        )


def _appointed(run: StageRun | None) -> dict[str, str]:
    appointments = {each.role: each.person_id for each in run.appointments.all()} if run else {}
    names = names_of(appointments.values())
    return {role: names[person] for role, person in appointments.items()}
