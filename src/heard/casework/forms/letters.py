"""What does somebody fill in to write a letter and to send it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.forms import (
    BooleanField,
    CharField,
    ChoiceField,
    Form,
    HiddenInput,
    IntegerField,
    RadioSelect,
    Textarea,
    ValidationError,
)
from django.http import QueryDict

from heard.casework.forms.acts import chosen, line, part_in_words, words
from heard.casework.letters.rendering import LONGEST_SUBJECT
from heard.casework.models import Letter, LetterTemplate, TemplateVersion
from heard.casework.operations.letters import NewLetter
from heard.casework.operations.reading import Considered
from heard.casework.queries.letters import Addressee, addressees, purposes_for, reader_of
from heard.casework.queries.signed_words import not_those_signed
from heard.casework.queries.stage_gaps import what_is_missing
from heard.common.days import DayField
from heard.people.contacts import Contact
from heard.rules.acts import Act, why_not

__all__ = ["DraftForm", "SendForm", "StartForm"]

_Purpose = LetterTemplate.Purpose
_OTHER = "other"


class StartForm(Form):
    """What the letter is for, who it is to, and in which way it is written for them.

    An address may suggest what it is for (`for`); nothing is begun before the form is sent.
    """

    purpose = chosen("What is the letter for?", missing="Choose what the letter is for")
    to = ChoiceField(label="Who is it to?", required=False, widget=RadioSelect)
    reader = chosen("How is it written?", LetterTemplate.Reader.choices)
    expected_on = DayField(
        "When is the answer now expected?",
        help_text="For a holding letter only.",
        required=False,
    )

    def __init__(self, seen: Considered, asked: QueryDict) -> None:
        self.addressees = addressees(seen.record)
        first = next(iter(self.addressees), None)
        part = seen.record.parties.get(pk=first).role if first else ""
        reader = reader_of(seen.record, part)
        initial = {"purpose": asked.get("for"), "to": first, "reader": reader}
        super().__init__(asked if "purpose" in asked else None, initial=initial)
        _offer(self, "purpose", [*_named(purposes_for(seen.record)), (_OTHER, "Something else")])
        people = [(str(pk), _who(each.part, each.contact)) for pk, each in self.addressees.items()]
        _offer(self, "to", [*people, ("", "Somebody else")])

    def clean(self) -> dict[str, object]:
        """A holding letter must promise a day."""
        given = super().clean() or {}
        is_holding = given.get("purpose") == _Purpose.HOLDING
        if is_holding and not given.get("expected_on") and "expected_on" not in self.errors:
            self.add_error("expected_on", "Enter the day on which the answer is now expected")
        return given

    @property
    def purpose_code(self) -> str:
        """Return the purpose as a letter has it: "" for something else."""
        code: str = self.cleaned_data["purpose"]
        return "" if code == _OTHER else code

    @property
    def party(self) -> int | None:
        """Return the id of the party it is to: the only one, where the address names none."""
        if "to" not in self.data and len(self.addressees) == 1:
            return next(iter(self.addressees))
        return int(self.cleaned_data["to"]) if self.cleaned_data["to"] else None

    @property
    def addressee(self) -> Addressee | None:
        """Return whom it is to, None for somebody else."""
        return self.addressees.get(self.party) if self.party else None


class DraftForm(Form):
    """A letter as it is being written."""

    version = IntegerField(widget=HiddenInput, required=False)
    template_version = IntegerField(widget=HiddenInput, required=False)
    channel = chosen("How does it go?", Letter.Channel.choices, missing="Choose how it goes")
    address = CharField(
        label="Address",
        required=False,
        help_text=(
            "An e-mail address, or the lines of an envelope. For their page: an e-mail address is "
            "told that something waits there, and nothing of what it says."
        ),
        widget=Textarea({"rows": 4, "autocomplete": "off"}),
    )
    subject = line("Subject", missing="Enter a subject", most=LONGEST_SUBJECT)
    body = CharField(
        label="The letter",
        help_text=(
            "A blank line begins a paragraph. “# ” at the start of a line makes a heading, “- ” an "
            "item of a list. What stands between [[ and ]] is still to be said."
        ),
        error_messages={"required": "Write the letter"},
        widget=Textarea({"rows": 24, "class": "letter-words", "spellcheck": "true"}),
    )
    expected_on = DayField("When is the answer now expected?", required=False)

    def __init__(
        self,
        purpose: str,
        data: QueryDict | None = None,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.purpose = purpose
        if purpose != _Purpose.HOLDING:
            del self.fields["expected_on"]

    def clean(self) -> dict[str, object]:
        """Refuse a version of a template that is not of this purpose."""
        given = super().clean() or {}
        version = given.get("template_version")
        known = TemplateVersion.objects.filter(template__purpose=self.purpose)
        if version is not None and version not in known.values_list("pk", flat=True):
            raise ValidationError("Begin the letter again: its template is not known.")
        return given

    def against(self, version: int) -> QueryDict:
        """Return what was typed, to be sent again over a later version of the record."""
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed["version"] = str(version)
        return typed

    @property
    def letter(self) -> NewLetter:
        """Return what was written."""
        given = self.cleaned_data
        return NewLetter(
            channel=given["channel"],
            address=given["address"],
            subject=given["subject"],
            body=given["body"],
            purpose=self.purpose,
            expected_on=given.get("expected_on"),
            template_version_id=given["template_version"],
        )


class SendForm(Form):
    """Whether the letter also does what it is for, and why it goes in words nobody signed off.

    `missing` says of an answer what of its stage is not recorded, `unsigned` that its words are
    not known to be those that were signed off: only then is a reason asked for.
    """

    version = IntegerField(widget=HiddenInput, required=False)
    does_its_act = BooleanField(required=False)
    reason = words(
        "Why is it sent in these words?",
        hint="The history keeps this.",
        rows=3,
        required=False,
    )

    def __init__(
        self, seen: Considered, letter: Letter, act: Act | None, data: QueryDict | None = None
    ) -> None:
        sentence = why_not(act, seen.state) if act else None
        initial = {"version": seen.record.version, "does_its_act": sentence is None}
        super().__init__(data, initial=initial)
        self.missing = what_is_missing(seen.run) if act is Act.RESPOND else ""
        self.unsigned = not_those_signed(seen.run, letter) if act is Act.RESPOND else ""
        if not self.unsigned:
            del self.fields["reason"]
        if act is None:
            del self.fields["does_its_act"]
        else:
            field = self.fields["does_its_act"]
            field.label = act.label
            field.help_text = sentence or "Untick it for a copy of one that went before."


def _offer(form: Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    field = form.fields[name]
    if isinstance(field, ChoiceField):
        field.choices = list(choices)


def _named(purposes: Iterable[LetterTemplate.Purpose]) -> list[tuple[str, str]]:
    return [(purpose.value, str(purpose.label)) for purpose in purposes]


def _who(part: str, contact: Contact) -> str:
    return f"{contact.name} ({part_in_words(part)})"
