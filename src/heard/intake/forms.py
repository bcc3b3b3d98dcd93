"""What is filled in when something is logged by hand? What came, and who is behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from uuid import UUID, uuid4

from django.forms import (
    BooleanField,
    CharField,
    ChoiceField,
    EmailField,
    EmailInput,
    Form,
    HiddenInput,
    RadioSelect,
    Select,
    Textarea,
    TextInput,
    UUIDField,
)
from django.http import QueryDict

from heard.casework.new_cases import NewCase, NewParty
from heard.common.days import DayField
from heard.feedback.models import Party
from heard.intake.by_hand import TakenByHand
from heard.people.new_people import NewPerson
from heard.procedures.queries import Listed, lists
from heard.rules.vocabulary import AgeBand, Channel, EnquiryCategory, Kind

__all__ = ["PEOPLE", "LogForm", "PersonForm", "person_forms", "taken"]

PEOPLE = 3
SCHOOL = "school"
_CONSENT = [
    ("", "Not in question"),
    ("given.", "Given"),
    ("asked for, and not answered yet.", "Asked for"),
    ("withheld.", "Withheld"),
    ("not asked for: the child is too young to say.", "The child is too young to say"),
]


class LogForm(Form):
    """What came, when and how, what it is about."""

    key = CharField(widget=HiddenInput, max_length=64)
    has_alarm = BooleanField(
        label="A child or somebody else may be at risk",
        required=False,
        help_text=(
            "Tick this and refer the concern now, before anything else. No clock counts until "
            "that is done."
        ),
    )
    kind = ChoiceField(
        label="What is it?",
        choices=[*Kind.choices(), (SCHOOL, "Complaint about a school")],
        widget=RadioSelect,
        error_messages={"required": "Choose what it is"},
        help_text=(
            "A councillor or MP who complains about their own family is a complainant like any "
            "other. A complaint about a school is for its governing body or academy trust: say so "
            "kindly. It is kept here as outside procedure."
        ),
    )
    enquiry_category = ChoiceField(
        label="What does the MP or councillor ask for?",
        choices=[*EnquiryCategory.choices(), ("", "Not clear yet")],
        required=False,
        widget=RadioSelect,
    )
    received_on = DayField(
        "When did the council first receive it?",
        missing="Enter the day on which the council first received it",
        help_text=(
            "In any office, by any member of staff, and not the day you log it. For example "
            "27/3/2025, yesterday or today."
        ),
    )
    channel = ChoiceField(
        label="How did it come?",
        choices=[("", "Choose one"), *Channel.choices()],
        widget=Select,
        error_messages={"required": "Choose how it came"},
    )
    words = CharField(
        label="What was said, in their own words",
        max_length=100_000,
        help_text="These words are kept for ever as they are.",
        error_messages={"required": "Write down what was said"},
        widget=Textarea({"rows": 8}),
    )
    elements = CharField(
        label="What is complained of, one a line",
        required=False,
        max_length=20_000,
        help_text="Each line gets a finding of its own. Leave it empty to answer it as a whole.",
        widget=Textarea({"rows": 3}),
    )
    is_own_right = ChoiceField(
        label="For whom do they speak?",
        choices=[
            ("yes", "For themselves: a parent or carer in their own right"),
            ("no", "For the child, on the child’s behalf"),
            ("", "Not said, or nobody is named"),
        ],
        required=False,
        widget=RadioSelect,
        help_text="A parent in their own right needs no consent of the child.",
    )
    consent = ChoiceField(
        label="Consent of the child or young person",
        choices=_CONSENT,
        required=False,
        widget=Select,
        help_text=(
            "Only where somebody speaks for the child: where possible, make sure that the child "
            "is happy with it and that it is what they think."
        ),
    )
    service_area = ChoiceField(
        label="Which service is it about?",
        widget=Select,
        error_messages={"required": "Choose the service that it is about"},
    )
    theme = ChoiceField(label="Theme", required=False, widget=Select)
    customer_group = ChoiceField(label="Customer group", required=False, widget=Select)
    young_person = BooleanField(label="It comes from a child or young person", required=False)
    age_band = ChoiceField(
        label="How old are they?",
        choices=[("", "Not known"), *AgeBand.choices()],
        required=False,
        widget=Select,
    )
    contact_preferences = CharField(
        label="How do they wish to hear from us?",
        required=False,
        max_length=2_000,
        help_text="For example by letter, in large print, through their advocate.",
        widget=Textarea({"rows": 2}),
    )

    def __init__(
        self, data: QueryDict | None = None, initial: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(data, initial=dict(initial or {"key": uuid4().hex}))
        held = lists()
        self._offer("service_area", "Choose the service", held.service_areas)
        self._offer("theme", "Not decided yet", held.themes)
        self._offer("customer_group", "Not known", held.customer_groups)

    def _offer(self, name: str, none: str, listed: Iterable[Listed]) -> None:
        entries = ((each.key, each.name) for each in listed)
        field = self.fields[name]
        if isinstance(field, ChoiceField):
            field.choices = [("", none), *entries]


class PersonForm(Form):
    """Someone who takes part; all of it may be left empty."""

    role = ChoiceField(
        label="Who are they in this?",
        choices=[("", "Choose their part"), *Party.Role.choices],
        required=False,
        widget=Select,
    )
    name = CharField(label="Name", required=False, max_length=200)
    phone = CharField(
        label="Telephone",
        required=False,
        max_length=40,
        widget=TextInput({"inputmode": "tel", "class": "govuk-input--width-20"}),
    )
    email = EmailField(
        label="E-mail address",
        required=False,
        widget=EmailInput({"spellcheck": "false"}),
        error_messages={"invalid": "Write the e-mail address as name@example.org"},
    )
    address = CharField(
        label="Address", required=False, max_length=1_000, widget=Textarea({"rows": 2})
    )
    postcode = CharField(
        label="Postcode",
        required=False,
        max_length=10,
        widget=TextInput({"class": "govuk-input--width-10"}),
    )
    safe_contact = CharField(
        label="How and when is it safe to reach them?",
        required=False,
        max_length=1_000,
        help_text="For example: never by post; ring before three.",
        widget=Textarea({"rows": 2}),
    )
    known = UUIDField(required=False, widget=HiddenInput)

    def clean(self) -> dict[str, object]:
        """Ask for the part of anybody who is described."""
        told = super().clean() or self.cleaned_data
        if self.person != NewPerson() and not told.get("role"):
            self.add_error("role", f"Choose who {told.get('name') or 'this person'} is in this")
        return told

    @property
    def person(self) -> NewPerson:
        """Return what is said of the person."""
        told = self.cleaned_data
        return NewPerson(**{each.name: told.get(each.name) or "" for each in fields(NewPerson)})

    def party(self) -> NewParty | None:
        """Return the part somebody plays, None where nobody is described."""
        role, known = self.cleaned_data["role"], self.cleaned_data["known"]
        if not role or (self.person == NewPerson() and known is None):
            return None
        return NewParty(Party.Role(role), known if isinstance(known, UUID) else self.person)


def person_forms(data: QueryDict | None = None) -> tuple[PersonForm, ...]:
    """Return the forms of the people, the first of whom is usually the complainant."""
    first = {"role": Party.Role.COMPLAINANT}
    return tuple(
        PersonForm(data, prefix=f"person-{number}", initial={} if number > 1 else first)
        for number in range(1, PEOPLE + 1)
    )


def taken(form: LogForm, people: Sequence[PersonForm]) -> TakenByHand:
    """Return what valid forms say was received."""
    told = form.cleaned_data
    is_about_a_school = told["kind"] == SCHOOL
    kind = Kind.COMPLAINT if is_about_a_school else Kind(told["kind"])
    parties = tuple(_parties(people))
    case = NewCase(
        kind=kind,
        received_on=told["received_on"],
        channel=Channel(told["channel"]),
        service_area=told["service_area"],
        words=told["words"],
        parties=parties,
        is_own_right={"yes": True, "no": False}.get(told["is_own_right"]),
        elements=tuple(each.strip() for each in told["elements"].splitlines() if each.strip()),
        theme=told["theme"],
        customer_group=told["customer_group"],
        young_person=told["young_person"],
        age_band=told["age_band"],
        contact_preferences=told["contact_preferences"],
        enquiry_category=told["enquiry_category"],
        has_alarm=told["has_alarm"],
        idempotency_key=told["key"],
    )
    needs_consent = told["is_own_right"] == "no"
    return TakenByHand(case, is_about_a_school, told["consent"] if needs_consent else "")


def _parties(people: Sequence[PersonForm]) -> Iterator[NewParty]:
    return (party for form in people if (party := form.party()) is not None)
