"""Appointing those whom a later stage needs, and keeping apart those who may not be the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from heard.accounts.queries import colleagues
from heard.accounts.staff import Role, Staff
from heard.casework.models import Appointment
from heard.casework.operations.acting import Case, NotLawful, acting
from heard.casework.operations.clocks import reckon_again
from heard.casework.operations.days import require_day
from heard.casework.operations.stages import PANEL
from heard.people.new_people import NewPerson
from heard.people.operations import record_person
from heard.people.queries import names_of
from heard.rules.acts import Act
from heard.rules.procedures import Step

__all__ = ["INVESTIGATION", "PLACES", "NewAppointment", "appoint"]

INVESTIGATION = (
    Appointment.Role.INVESTIGATING_OFFICER,
    Appointment.Role.INDEPENDENT_PERSON,
    Appointment.Role.ADJUDICATING_OFFICER,
)
_INDEPENDENT = {Appointment.Role.INDEPENDENT_PERSON, *PANEL}
# Those of whom there are so many and no more, so that another takes the place of one of them.
PLACES = {**PANEL, Appointment.Role.INDEPENDENT_PERSON: 1}
_STAFF = tuple(Role)
# What stands behind the names of the invented staff of a demonstration.
_DEMONSTRATION = " (demonstration)"


@dataclass(frozen=True, slots=True)
class NewAppointment:
    """Who is appointed to which part, and on which day.

    `is_independent` says that it was checked that they are neither member nor officer of the
    authority, nor the spouse or civil partner of one. `instead_of` is the id of an appointment to
    the panel, or as independent person, whose place they take.
    """

    role: Appointment.Role
    person: NewPerson | UUID
    appointed_on: date
    is_independent: bool = False
    instead_of: int | None = None


def appoint(
    reference: str, new: NewAppointment, *, by: Staff, at: datetime, version: int | None = None
) -> tuple[str, ...]:
    """Appoint someone to the stage, and return what to bear in mind, in sentences.

    Refused: an independent person or panel member whose independence was not checked or who bears
    the name of a member of staff (SI 2006/1738 reg 2), a second independent person beside the
    first, the stage 2 independent person on the stage 3 panel (reg 19(3)), and a panel of more than
    three or of two chairs (reg 19(2)). The chair's appointment is a step of the stage.
    """
    with acting(reference, Act.APPOINT, by=by, at=at, version=version) as case:
        run = case.stage_run
        event = "the stage was asked for"
        require_day(case, "The appointment", new.appointed_on, since=run.requested_on, event=event)
        name = _name(new.person)
        _require_place(case, new)
        if sentence := next(_conflicts(case, new, name), None):
            raise NotLawful(sentence)
        person = new.person if isinstance(new.person, UUID) else record_person(new.person)
        made = Appointment.objects.create(
            run=run,
            role=new.role,
            person_id=person,
            appointed_on=new.appointed_on,
            is_independent=new.is_independent,
        )
        case.note(f"{made.get_role_display()} appointed", new.appointed_on)
        if new.role in _INDEPENDENT:
            case.note("Independence checked", "yes")
        if new.role == Appointment.Role.PANEL_CHAIR:
            run.steps.filter(step=Step.APPOINT_CHAIR, done_on__isnull=True).update(
                done_on=new.appointed_on
            )
        reckon_again(case)
        return tuple(_warnings(case, new, name))


def _require_place(case: Case, new: NewAppointment) -> None:
    """Refuse a part that the stage does not have, or that is taken."""
    run = case.stage_run
    has_panel = run.steps.filter(step=Step.HOLD_PANEL).exists()
    if new.role in PANEL and not has_panel:
        raise NotLawful("This stage has no panel.")
    if new.role in INVESTIGATION and has_panel:
        raise NotLawful("That is a part in the investigation, which is over.")
    if new.instead_of is not None:
        gone, _ = run.appointments.filter(pk=new.instead_of, role__in=[new.role]).delete()
        if not gone or new.role not in PLACES:
            raise NotLawful("There is nobody in that place.")
        case.note("In the place of another", "yes")
    if new.role in PLACES and run.appointments.filter(role=new.role).count() >= PLACES[new.role]:
        raise NotLawful(_TAKEN[new.role])


_TAKEN = {
    Appointment.Role.PANEL_CHAIR: "The panel has its chair already.",
    Appointment.Role.PANEL_MEMBER: "The panel has its two members beside the chair already.",
    Appointment.Role.INDEPENDENT_PERSON: (
        "The stage has its independent person already: say that this one takes their place."
    ),
}


def _conflicts(case: Case, new: NewAppointment, name: str) -> Iterator[str]:
    """Yield why this person may not take this part."""
    if not name:
        yield "Say who is appointed."
    if new.role in _INDEPENDENT and not new.is_independent:
        yield (
            "Check first that they are independent: neither a member nor an officer of the "
            "authority, nor the spouse or civil partner of one (reg 2)."
        )
    if new.role in _INDEPENDENT and _is_among(name, _staff_names()):
        yield "Someone of that name works for the council, so they are not independent (reg 2)."
    if new.role in PANEL and _is_among(name, _names(case, Appointment.Role.INDEPENDENT_PERSON)):
        yield (
            "The independent person of stage 2 cannot sit on the panel (reg 19(3)). If this is "
            "another person of that name, write it so that the two can be told apart."
        )
    if new.role in PANEL and _is_among(name, _names(case, *PANEL, at_this_stage=True)):
        yield "They are on the panel already: it is three different people."
    if new.role in INVESTIGATION and _is_among(
        name,
        _names(case, *(each for each in INVESTIGATION if each != new.role), at_this_stage=True),
    ):
        yield "They have another part in this investigation: each is for a different person."


def _warnings(case: Case, new: NewAppointment, name: str) -> Iterator[str]:
    """Yield what is not forbidden and should be looked at."""
    if new.role != Appointment.Role.INVESTIGATING_OFFICER:
        return
    area = case.record.service_area.key
    of_the_service = [
        user.get_full_name()
        for user in colleagues(Role.INVESTIGATOR, Role.HEAD)
        if user.memberships.filter(service_area__in=["", area]).exists()
    ]
    if _is_among(name, of_the_service):
        yield (
            "They work in the service complained of: an investigating officer should stand outside "
            "its line of management."
        )


def _names(case: Case, *roles: str, at_this_stage: bool = False) -> list[str]:
    appointed = Appointment.objects.filter(run__feedback=case.record, role__in=roles)
    if at_this_stage:
        appointed = appointed.filter(run=case.stage_run)
    return list(names_of(appointed.values_list("person_id", flat=True)).values())


def _name(person: NewPerson | UUID) -> str:
    if isinstance(person, UUID):
        return names_of([person]).get(person, "")
    return person.name.strip()


def _staff_names() -> list[str]:
    return [user.get_full_name() for user in colleagues(*_STAFF)]


def _is_among(name: str, names: list[str]) -> bool:
    """Return whether a name is among others, however it is spaced and written in capitals.

    By name, because a person recorded twice has two ids.
    """
    return _plain(name) in {_plain(each) for each in names}


def _plain(name: str) -> str:
    return " ".join(name.casefold().split()).removesuffix(_DEMONSTRATION)
