"""What came, when, how, and what is it about? The questions of the page that logs it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import uuid4

from django.core.files.uploadedfile import UploadedFile
from django.forms import (
    BooleanField,
    CharField,
    ChoiceField,
    Form,
    HiddenInput,
    RadioSelect,
    Select,
    Textarea,
    TextInput,
)
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from heard.casework.models import Decision
from heard.casework.new_decisions import ANSWERS
from heard.common.days import DayField
from heard.files.forms import FilesField
from heard.procedures.queries import Listed, lists
from heard.rules.vocabulary import AgeBand, Channel, EnquiryCategory, Kind, Nominator

__all__ = ["SCHOOL", "LogForm"]

SCHOOL = "school"
_CONSENT = [
    ("", "Not in question"),
    *(
        (answer, words)
        for answer, words in ANSWERS[Decision.Question.CONSENT].items()
        if answer != "not_needed"
    ),
]
# What is asked of some kinds only, by the names of the fields, which are those of a `NewCase`.
_OF_COMPLAINTS = ("elements", "arose_on")
_OF_ENQUIRIES = ("enquiry_category", "authority")
_ASKED_OF = {
    Kind.COMPLAINT: _OF_COMPLAINTS,
    Kind.COMPLIMENT: ("nominated_by",),
    Kind.MP_ENQUIRY: _OF_ENQUIRIES,
    Kind.COUNCILLOR_ENQUIRY: _OF_ENQUIRIES,
    Kind.OMBUDSMAN: ("ombudsman_reference",),
}


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
    authority = ChoiceField(
        label="May the reply speak of the constituent?",
        choices=[("", "Not said yet"), *ANSWERS[Decision.Question.AUTHORITY].items()],
        required=False,
        widget=Select,
        help_text="Name the constituent too, where there is one.",
    )
    nominated_by = ChoiceField(
        label="Who puts it forward?",
        choices=[*Nominator.choices(), ("", "Not said")],
        required=False,
        widget=RadioSelect,
        help_text="Below, name the person or team who is thanked, so that the thanks reach them.",
    )
    ombudsman_reference = CharField(
        label="The Ombudsman’s reference",
        required=False,
        max_length=40,
        help_text="For example 24 015 996. Choose the person below where they came before.",
        widget=TextInput({"class": "govuk-input--width-10", "autocomplete": "off"}),
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
    documents = FilesField(label="Letters, photos or recordings that came with it")
    elements = CharField(
        label="What is complained of, one a line",
        required=False,
        max_length=20_000,
        help_text="Each line gets a finding of its own. Leave it empty to answer it as a whole.",
        widget=Textarea({"rows": 3}),
    )
    arose_on = DayField(
        "When did it happen, or begin?",
        required=False,
        help_text=(
            "About when is enough. What lies more than twelve months back may still be looked into."
        ),
    )
    is_anonymous = BooleanField(
        label="They did not say who they are",
        required=False,
        help_text="It is recorded all the same, outside the statutory procedure.",
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
    young_person = BooleanField(
        label="It comes from a child or young person",
        required=False,
        help_text="Or, where an MP or councillor enquires, it is for one.",
    )
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
        self,
        data: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile] | None = None,
        *,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, files, initial=dict(initial or {"key": uuid4().hex}))
        held = lists().offered
        self._offer("service_area", "Choose the service", held.service_areas)
        self._offer("theme", "Not decided yet", held.themes)
        self._offer("customer_group", "Not known", held.customer_groups)

    def asked_of(self, kind: Kind) -> tuple[str, ...]:
        """Return the names of the questions that are asked of this kind alone."""
        return _ASKED_OF.get(kind, ())

    def clean_elements(self) -> tuple[str, ...]:
        """Return each thing complained of."""
        lines = self.cleaned_data["elements"].splitlines()
        return tuple(each.strip() for each in lines if each.strip())

    def _offer(self, name: str, none: str, listed: Iterable[Listed]) -> None:
        entries = ((each.key, each.name) for each in listed)
        field = self.fields[name]
        if isinstance(field, ChoiceField):
            field.choices = [("", none), *entries]
