"""What is to be done with the records that were ticked?"""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from heard.accounts.queries import colleagues
from heard.casework.operations.allocating import HANDLERS
from heard.casework.operations.in_bulk import MOST_AT_ONCE
from heard.common.days import DayField

__all__ = ["BulkForm"]


class BulkForm(forms.Form):
    """One act with many records. The records themselves are ticked in the list, as `reference`."""

    handler = forms.ChoiceField(required=False, label="Allocate them to")
    sent_on = DayField("The answer was sent on", required=False)

    def __init__(self, sent: QueryDict | None = None) -> None:
        super().__init__(sent)
        self.references = sent.getlist("reference") if sent else []
        self.act = sent.get("act", "") if sent else ""
        handler = self.fields["handler"]
        if isinstance(handler, forms.ChoiceField):
            names = [(str(each.pk), each.get_full_name()) for each in colleagues(*HANDLERS)]
            handler.choices = [("", "Choose a name"), *names]

    def clean(self) -> dict[str, object]:
        """Refuse an act without records, too many of them, or without what the act needs."""
        given = super().clean() or {}
        if not self.references:
            raise forms.ValidationError("Tick the records first.")
        if len(self.references) > MOST_AT_ONCE:
            raise forms.ValidationError(f"Tick at most {MOST_AT_ONCE} records at once.")
        if self.act == "allocate" and not given.get("handler"):
            self.add_error("handler", "Choose who they are allocated to")
        if self.act == "close" and not given.get("sent_on") and "sent_on" not in self.errors:
            self.add_error("sent_on", "Enter the day on which the answers were sent")
        return given
