"""Which records may someone know of? One answer for list, search, count, export and page."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q

from heard.accounts.staff import WITH_RECORDS, Role, Staff
from heard.feedback.models import Feedback, RestrictedAccess
from heard.procedures.models import ServiceArea

__all__ = ["in_services", "knows_names_in", "may_know_names", "of_visible_record", "visible_to"]

_WHOLE_OFFICE = (Role.OFFICER, Role.MANAGER, Role.AUDITOR)


def visible_to(staff: Staff) -> Q:
    """Return the condition that a record is one that this person may know of.

    The complaints team and the auditor see every record; a head of service and an investigating
    manager those of their services; whoever a record is allocated to sees that one. A restricted
    record is seen by those named for it and nobody else. An administrator as such sees none,
    also where one is named: whoever had another role once, and only administers now.
    """
    if not staff.is_any(*WITH_RECORDS):
        return Q(pk__in=[])
    named = Q(pk__in=RestrictedAccess.objects.filter(user_id=staff.id).values("feedback_id"))
    if staff.is_any(*_WHOLE_OFFICE):
        return Q(is_restricted=False) | named
    areas = staff.areas(Role.HEAD, Role.INVESTIGATOR)
    served = Q() if "" in areas else in_services(areas)
    if not areas:
        served = Q(pk__in=[])
    return (Q(is_restricted=False) & (served | Q(handler_id=staff.id))) | named


def of_visible_record(staff: Staff, to_record: str) -> Q:
    """Return the condition that the record a row belongs to is one that this person may know of.

    `to_record` leads there ("case__feedback"). Asked of each row in turn: a list of all that they
    may know of would be as long as the register.
    """
    record = Feedback.objects.filter(visible_to(staff), pk=OuterRef(to_record))
    return Q(Exists(record.order_by()))


def in_services(keys: Iterable[str]) -> Q:
    """Return the condition that a record is of one of these services.

    The services are looked up once and not for each record, whose own table alone is read.
    """
    return Q(service_area__in=ServiceArea.objects.filter(key__in=keys).values("pk"))


def may_know_names(staff: Staff, record: Feedback) -> bool:
    """Return whether this person is told who the people of a record are: see `knows_names_in`."""
    return staff.is_any(Role.OFFICER, Role.MANAGER) or record.handler_id == staff.id


def knows_names_in(staff: Staff) -> Q:
    """Return the condition that this person may find a record by who is named in it.

    The complaints team may, and whoever the record is allocated to. It widens nothing: a record
    must be visible as well.
    """
    return Q() if staff.is_any(Role.OFFICER, Role.MANAGER) else Q(handler_id=staff.id)
