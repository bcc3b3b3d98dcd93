"""What is filled in when a record is taken in, sent the right way and given to somebody?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.forms import ChoiceField, Select

from heard.accounts.queries import colleagues
from heard.casework.forms.acts import ActForm, chosen, line, words, written
from heard.casework.operations.allocating import HANDLERS
from heard.casework.operations.converting import Conversion
from heard.casework.operations.keeping import Referral
from heard.casework.operations.routing import Declining, Route
from heard.casework.queries.governing import LOCAL_ONLY, OUTSIDE
from heard.casework.queries.sign_off_times import answer_due_on
from heard.common.days import DayField
from heard.procedures.queries import kept_procedures
from heard.rules.vocabulary import EnquiryCategory, Kind

__all__ = [
    "AcknowledgeForm",
    "AllocateForm",
    "ConvertForm",
    "DeclineForm",
    "ReferralForm",
    "RouteForm",
]


class ReferralForm(ActForm):
    """To whom a safeguarding concern was referred."""

    on = DayField("When was it referred?", missing="Enter the day of the referral")
    to = line(
        "To whom?",
        missing="Enter to whom it was referred",
        hint="For example: the Multi-Agency Safeguarding Hub, or the police.",
        most=60,
    )
    reasons = words("What the concern is about", missing="Say what the concern is about")

    @property
    def consequences(self) -> Iterator[str]:
        """Say that the alarm ends."""
        yield "The alarm on the record ends, and everything else can be done again."

    def arguments(self) -> tuple[object, ...]:
        """Return the referral."""
        told = self.cleaned_data
        return (Referral(told["on"], told["to"], told["reasons"]),)


class RouteForm(ActForm):
    """By which procedure it goes, and why."""

    procedure = chosen("Which procedure?", missing="Choose the procedure")
    reasons = words(
        "Why this one?",
        missing="Say why this procedure",
        hint="The person may ask, and so may the Ombudsman.",
    )
    turn_to = line(
        "Outside every procedure: whom can they turn to instead?",
        required=False,
        hint="Words that complete “Please turn to …”, such as: the school’s governing body.",
    )
    told_on = DayField(
        "When was the person told?", required=False, help_text="Leave this empty if not yet."
    )

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Offer the procedures that are held for complaints."""
        held = [
            (key, kept.procedure.name)
            for key, kept in kept_procedures().items()
            if any(
                limit.kind is Kind.COMPLAINT
                for version in kept.procedure.versions
                for limit in version.limits
            )
        ]
        self.offer(
            "procedure",
            [
                *held,
                (LOCAL_ONLY, "The council’s own target alone"),
                (OUTSIDE, "Outside every procedure: it is not for the council to look into"),
            ],
        )

    @property
    def consequences(self) -> Iterator[str]:
        """Say what the choice moves."""
        yield "Its dates are reckoned again from the day it was received."
        yield "A record outside every procedure is closed as that, and stays in the list."

    def arguments(self) -> tuple[object, ...]:
        """Return the route."""
        told = self.cleaned_data
        return (Route(told["procedure"], told["reasons"], told["turn_to"], told["told_on"]),)


class ConvertForm(ActForm):
    """What it is instead, and why."""

    kind = chosen("What is it?", missing="Choose what it is")
    enquiry_category = chosen(
        "What does the enquiry ask for?",
        EnquiryCategory.choices(),
        required=False,
        hint="Only for an enquiry of an MP or councillor.",
    )
    reason = words("Why is it that?", missing="Say why it is something else than it was logged as")

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Offer every kind that it may become."""
        self.offer(
            "kind",
            [
                (kind.value, kind.label)
                for kind in Kind
                if kind is not Kind.OMBUDSMAN and kind != self.seen.record.kind
            ],
        )

    @property
    def consequences(self) -> Iterator[str]:
        """Say what stays."""
        yield "The reference, the day it was received and the history stay."
        yield "Its dates are reckoned again as those of its new kind, and it is counted once."

    def arguments(self) -> tuple[object, ...]:
        """Return the conversion."""
        told = self.cleaned_data
        return (Conversion(Kind(told["kind"]), told["reason"], told["enquiry_category"]),)


class DeclineForm(ActForm):
    """Why a complaint is not considered."""

    reasons = words(
        "Why is it not considered?", missing="Give the reasons", hint="The person is told of them."
    )
    told_on = DayField("When was the person told?", missing="Enter the day they were told")

    @property
    def consequences(self) -> Iterator[str]:
        """Say what must be told."""
        yield "The record is closed as declined, and stays among those received."
        yield "The person must be told of the reasons, and that the Ombudsman may be asked."

    def arguments(self) -> tuple[object, ...]:
        """Return the refusal."""
        return (Declining(self.cleaned_data["reasons"], self.cleaned_data["told_on"]),)


class AllocateForm(ActForm):
    """Who is to answer it."""

    handler = ChoiceField(
        label="Who will answer it?",
        help_text="They will see this record, of whatever service it is.",
        error_messages={"required": "Choose who will answer it"},
        widget=Select,
    )

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Offer everyone who answers complaints, save whoever has it."""
        self.offer(
            "handler",
            [
                ("", "Choose a colleague"),
                *(
                    (str(user.pk), user.get_full_name() or user.username)
                    for user in colleagues(*HANDLERS)
                    if user.pk != self.seen.record.handler_id
                ),
            ],
        )

    @property
    def consequences(self) -> Iterator[str]:
        """Say what to ask them at the very start."""
        run = self.seen.run
        if run is not None and (due_on := answer_due_on(run)):
            yield (
                f"Ask them now whether the answer can go by {written(due_on)}. If not, they should "
                "ask for more time at once: it is too late for that once the date has passed."
            )

    def arguments(self) -> tuple[object, ...]:
        """Return whom it is given to."""
        return (int(self.cleaned_data["handler"]),)


class AcknowledgeForm(ActForm):
    """When the person was told that it has arrived."""

    on = DayField("When was it acknowledged?", missing="Enter the day of the acknowledgement")

    @property
    def consequences(self) -> Iterator[str]:
        """Say when it moves a date."""
        yield (
            "Where time runs from the acknowledgement, the dates are reckoned again. A late one "
            "buys no time."
        )

    def arguments(self) -> tuple[object, ...]:
        """Return the day."""
        return (self.cleaned_data["on"],)
