"""What is filled in when a day is no longer worked?"""

from __future__ import annotations

from django import forms

from heard.casework.forms.acts import chosen, line
from heard.casework.operations.calendar import NewClosure
from heard.common.days import DayField
from heard.procedures.models import Closure

__all__ = ["ClosureForm"]


class ClosureForm(forms.Form):
    """A day that is not worked, what it is called, and whose it is."""

    on = DayField("Which day is not worked?")
    name = line(
        "What is it called?",
        missing="Enter what it is called",
        hint="It stands in the explanation of every date that it moves.",
        most=120,
    )
    reach = chosen(
        "Whose day is it?",
        Closure.Reach.choices,
        missing="Choose whose day it is",
        hint="The council’s own days move nothing that the law counts.",
    )

    @property
    def closure(self) -> NewClosure:
        """Return what was filled in."""
        given = self.cleaned_data
        return NewClosure(given["on"], given["name"], Closure.Reach(given["reach"]))
