"""What do the filled-in forms say was received, and does it name whom it must?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heard.casework.new_cases import NewCase, NewParty
from heard.feedback.models import SPOKEN_OF, Party
from heard.feedback.new_records import HandedIn
from heard.intake.by_hand import TakenByHand
from heard.intake.forms.people import PersonForm
from heard.intake.forms.what_came import SCHOOL, LogForm
from heard.rules.vocabulary import Channel, Kind

__all__ = ["names_whom_it_needs", "taken"]

_MEMBERS = {
    Kind.MP_ENQUIRY: (Party.Role.MP, "Say which MP asks: give the name, and choose their part"),
    Kind.COUNCILLOR_ENQUIRY: (
        Party.Role.COUNCILLOR,
        "Say which councillor asks: give the name, and choose their part",
    ),
}
_NOBODY = "Say who complains, or tick that they did not say who they are"
_A_CHILD = (
    "If the child complains for themself, choose “Complainant” and say that it is from a child or "
    "young person. If not, name who complains as well"
)
_SOMEBODY = "It says who complains: take away the name, or this tick"


def names_whom_it_needs(form: LogForm, people: Sequence[PersonForm]) -> bool:
    """Say on the forms, which are valid in themselves, whom they should have named.

    A name that was forgotten must not make a complaint anonymous, for that takes it out of the
    statutory procedure. An enquiry is that of the member who makes it.
    """
    roles = {party.role for party in _parties(people)}
    if form.cleaned_data["kind"] in _MEMBERS:
        role, sentence = _MEMBERS[form.cleaned_data["kind"]]
        if role not in roles:
            people[0].add_error("role", sentence)
        return role in roles
    if form.cleaned_data["kind"] not in {Kind.COMPLAINT, SCHOOL}:
        return True
    is_named, is_anonymous = bool(roles - SPOKEN_OF), form.cleaned_data["is_anonymous"]
    if Party.Role.CHILD in roles and not is_named and not is_anonymous:
        people[0].add_error("role", _A_CHILD)
    elif is_named == is_anonymous:
        form.add_error("is_anonymous", _SOMEBODY if is_named else _NOBODY)
    return is_named != is_anonymous


def taken(form: LogForm, people: Sequence[PersonForm]) -> TakenByHand:
    """Return what valid forms say was received.

    What was filled in for another kind, before somebody changed their mind, is left out.
    """
    told = form.cleaned_data
    is_about_a_school = told["kind"] == SCHOOL
    kind = Kind.COMPLAINT if is_about_a_school else Kind(told["kind"])
    is_own_right = {"yes": True, "no": False}.get(told["is_own_right"])
    of_its_kind = {name: told[name] for name in form.asked_of(kind)}
    parties = tuple(_parties(people))
    case = NewCase(
        kind=kind,
        received_on=told["received_on"],
        channel=Channel(told["channel"]),
        service_area=told["service_area"],
        words=told["words"],
        parties=parties,
        is_own_right=is_own_right,
        consent=told["consent"] if is_own_right is False else "",
        theme=told["theme"],
        customer_group=told["customer_group"],
        young_person=told["young_person"],
        age_band=told["age_band"] if told["young_person"] else "",
        contact_preferences=told["contact_preferences"],
        has_alarm=told["has_alarm"],
        documents=tuple(HandedIn(file, _whoever_spoke(parties)) for file in told["documents"]),
        idempotency_key=told["key"],
        **of_its_kind,
    )
    return TakenByHand(case, is_about_a_school)


def _whoever_spoke(parties: Sequence[NewParty]) -> str:
    roles = (party.role for party in parties if party.role not in SPOKEN_OF)
    return next((role.label for role in roles), "Nobody named")


def _parties(people: Sequence[PersonForm]) -> Iterator[NewParty]:
    return (party for form in people if (party := form.party()) is not None)
