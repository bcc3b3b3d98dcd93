"""What does somebody fill in to say who is away, and how they are reminded?"""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from heard.accounts.queries import colleagues
from heard.accounts.staff import Staff
from heard.casework.operations.absences import NewAbsence
from heard.casework.operations.allocating import HANDLERS
from heard.casework.permissions import may_say_who_is_away
from heard.common.days import DayField

__all__ = ["AbsenceForm", "DigestForm"]


class AbsenceForm(forms.Form):
    """Who is away, from when to when, and who stands in."""

    user = forms.ChoiceField(label="Who is away?", error_messages={"required": "Choose who"})
    from_on = DayField("The first day away", missing="Enter the first day away")
    to_on = DayField("The last day away", missing="Enter the last day away")
    deputy = forms.ChoiceField(
        label="Who stands in?",
        help_text="They get the reminders. What is allocated stays allocated.",
        error_messages={"required": "Choose who stands in"},
    )

    def __init__(self, staff: Staff, sent: QueryDict | None = None) -> None:
        super().__init__(sent, initial={"user": str(staff.id)})
        people = [(each.pk, each.get_full_name()) for each in colleagues(*HANDLERS)]
        theirs = [each for each in people if may_say_who_is_away(staff, each[0])]
        self._offer("user", theirs)
        self._offer("deputy", people)

    @property
    def absence(self) -> NewAbsence:
        """Return what was filled in."""
        given = self.cleaned_data
        return NewAbsence(
            int(given["user"]), given["from_on"], given["to_on"], int(given["deputy"])
        )

    def _offer(self, name: str, people: list[tuple[int, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            named = [(str(id_), called) for id_, called in people]
            field.choices = [("", "Choose a name"), *named]


class DigestForm(forms.Form):
    """Whether the reminders of a day come in one message."""

    digest = forms.BooleanField(
        label="Send me the reminders of a day in one message", required=False
    )
