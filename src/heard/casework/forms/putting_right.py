"""What is filled in when matters are put right?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.forms import ChoiceField, DecimalField, Select, TextInput

from heard.accounts.queries import colleagues
from heard.casework.forms.acts import ActForm, line
from heard.casework.operations.putting_right import APPROVERS, NewRemedy
from heard.casework.queries.remedies import remedies_given
from heard.common.days import DayField
from heard.common.suggesting import SuggestingInput

__all__ = ["RemedyDoneForm", "RemedyForm"]


class Pounds(TextInput):
    """An amount as it is written on paper: £1,250.50 is 1250.50."""

    def value_from_datadict(
        self, data: Mapping[str, str], files: Mapping[str, object], name: str
    ) -> str:
        """Return the amount, without the sign and what parts the thousands."""
        return (data.get(name) or "").replace("£", "").replace(",", "")


class RemedyForm(ActForm):
    """One thing done, or to be done."""

    kind = line(
        "What is done to put it right?",
        missing="Say what is done to put it right",
        hint="For example: apology, meeting, payment.",
        most=60,
        widget=SuggestingInput,
    )
    amount = DecimalField(
        label="Amount in pounds, where money is paid",
        required=False,
        max_digits=9,
        decimal_places=2,
        error_messages={"invalid": "Write the amount as 250 or 250.00"},
        widget=Pounds({"class": "govuk-input--width-5", "inputmode": "decimal"}),
    )
    approver = ChoiceField(label="Who approved the payment?", required=False, widget=Select)
    due_on = DayField("By when?", required=False)
    done_on = DayField(
        "When was it done?", required=False, help_text="Leave this empty if it is still to do."
    )

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Offer what was done before, and those who may approve."""
        self.fields["kind"].widget.suggestions = remedies_given()
        self.offer(
            "approver",
            [
                ("", "Nobody: no money is paid"),
                *((str(user.pk), user.get_full_name()) for user in colleagues(*APPROVERS)),
            ],
        )

    @property
    def consequences(self) -> Iterator[str]:
        """Say where it is counted."""
        yield "It stands on the record, and is counted in the report’s remedies."

    def arguments(self) -> tuple[object, ...]:
        """Return the remedy."""
        told = self.cleaned_data
        approver = told["approver"]
        return (
            NewRemedy(
                told["kind"],
                told["amount"],
                int(approver) if approver else None,
                told["due_on"],
                told["done_on"],
            ),
        )


class RemedyDoneForm(ActForm):
    """When a remedy was done."""

    done_on = DayField("When was it done?", missing="Enter the day on which it was done, or paid")

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Remember which remedy it is."""
        given = asked.get("done", "")
        self.row = self.seen.record.remedies.filter(
            pk=int(given) if given.isdecimal() else 0
        ).first()

    @property
    def subject(self) -> str:
        """Return the remedy, to be shown above the form."""
        return self.row.kind if self.row else ""

    def arguments(self) -> tuple[object, ...]:
        """Return which one, and when."""
        return (self.row.pk if self.row else 0, self.cleaned_data["done_on"])
