"""What is filled in when somebody else takes part, or something of them is put right?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from django.forms import ChoiceField, EmailField, EmailInput, Select

from heard.casework.forms.acts import ActForm, chosen, line, part_in_words, words
from heard.casework.operations.taking_part import PartTaken
from heard.feedback.models import Feedback, Party
from heard.people.contacts import contacts_of
from heard.people.new_people import NewPerson

__all__ = ["PersonOfRecordForm", "TakeOffForm"]

_NEW = "new"


class PersonOfRecordForm(ActForm):
    """Who they are in this, and how they are reached."""

    role = ChoiceField(
        label="Who are they in this?",
        choices=[("", "Choose their part"), *Party.Role.choices],
        widget=Select,
        error_messages={"required": "Choose who they are in this"},
    )
    name = line("Name", required=False)
    phone = line("Telephone", required=False, most=40)
    email = EmailField(
        label="E-mail address",
        required=False,
        widget=EmailInput({"spellcheck": "false", "autocomplete": "off"}),
        error_messages={"invalid": "Write the e-mail address as name@example.org"},
    )
    address = words("Address", required=False, rows=3)
    postcode = line("Postcode", required=False, most=10)
    safe_contact = words(
        "How and when is it safe to reach them?",
        required=False,
        hint="For example: never by post; ring before three.",
        rows=2,
    )

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Begin with what is known of whoever the address names."""
        given = asked.get("person", "")
        self.is_chosen = given == _NEW
        self.party = self.seen.record.parties.filter(
            pk=int(given) if given.isdecimal() else 0
        ).first()
        if self.party is None:
            return
        self.is_chosen = True
        contact = contacts_of([self.party.person_id])[self.party.person_id]
        known = {each.name: getattr(contact, each.name) for each in fields(NewPerson)}
        self.initial = {**self.initial, **known, "role": self.party.role}

    @property
    def alternatives(self) -> Iterator[tuple[str, str]]:
        """Return the people of the record, and somebody new."""
        if self.is_chosen:
            return
        for party, said in _said(self.seen.record):
            yield said, f"?person={party.pk}"
        yield "Somebody who is not named yet", f"?person={_NEW}"

    @property
    def consequences(self) -> Iterator[str]:
        """Say where it holds, and what the history tells of it."""
        if self.party is not None:
            yield "What you change holds on every record of this person."
        yield "The history says what was changed, and no name."

    def arguments(self) -> tuple[object, ...]:
        """Return who takes part."""
        told = self.cleaned_data
        person = NewPerson(**{each.name: told.get(each.name) or "" for each in fields(NewPerson)})
        party_id = self.party.pk if self.party else None
        return (PartTaken(Party.Role(told["role"]), person, party_id),)


class TakeOffForm(ActForm):
    """Who is no part of it, and how that is known."""

    party = chosen("Who takes no part in this?", missing="Choose who takes no part in this")
    reason = words(
        "Why?",
        missing="Say why they are taken off",
        hint="The history shows this, so name nobody. For example: they belong to another record.",
        rows=2,
    )

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Offer everybody of the record."""
        self.offer("party", [(str(party.pk), said) for party, said in _said(self.seen.record)])

    @property
    def consequences(self) -> Iterator[str]:
        """Say what goes with them, and what the history tells of it."""
        yield "Their links to follow it end. Who takes part in nothing else is forgotten for good."
        yield "The history says in which part they were taken off and why, and no name."

    def arguments(self) -> tuple[object, ...]:
        """Return who, and why."""
        return int(self.cleaned_data["party"]), self.cleaned_data["reason"]


def _said(record: Feedback) -> Iterator[tuple[Party, str]]:
    """Yield everybody of a record, and how they are called there."""
    parties = list(record.parties.order_by("id"))
    contacts = contacts_of(party.person_id for party in parties)
    for party in parties:
        name = contacts[party.person_id].name or "No name"
        yield party, f"{name}, {part_in_words(party.get_role_display())}"
