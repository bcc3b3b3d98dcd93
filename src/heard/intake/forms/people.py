"""Who takes part in what is logged? One form a person, all of which may be left empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from uuid import UUID

from django.forms import (
    CharField,
    ChoiceField,
    EmailField,
    EmailInput,
    Form,
    HiddenInput,
    Select,
    Textarea,
    TextInput,
    UUIDField,
)
from django.http import QueryDict

from heard.casework.new_cases import NewParty
from heard.feedback.models import Party
from heard.people.new_people import NewPerson

__all__ = ["MOST_PEOPLE", "PersonForm", "person_forms"]

# Two parents, their children, and somebody who helps them: more are logged as linked records.
MOST_PEOPLE = 6


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
        if isinstance(known, UUID):
            return NewParty(Party.Role(role), known, told=self.person)
        return NewParty(Party.Role(role), self.person)


def person_forms(
    data: QueryDict | None = None, first: Mapping[str, str] | None = None
) -> tuple[PersonForm, ...]:
    """Return the forms of the people, the first of whom is usually the complainant.

    `first` is what is known of the first of them already.
    """
    known = {"role": Party.Role.COMPLAINANT, **(first or {})}
    return tuple(
        PersonForm(data, prefix=f"person-{number}", initial={} if number > 1 else known)
        for number in range(1, MOST_PEOPLE + 1)
    )
