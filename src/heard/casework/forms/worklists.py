"""Which list does an address ask for? Its filters, checked before anything is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from django import forms
from django.http import QueryDict

from heard.accounts.queries import colleagues
from heard.casework.operations.allocating import HANDLERS
from heard.casework.queries.worklists import Place
from heard.casework.worklist import DEFAULT_COLUMNS, WHO_LEFT, Column, DueWindow, Sort, Tab, Wanted
from heard.feedback.forms import UnableToReadAddress
from heard.procedures.queries import lists
from heard.rules.timescales import Verdict
from heard.rules.vocabulary import Kind

__all__ = ["FilterForm", "ListAsked", "NewViewForm", "list_asked"]

_ANY = ("", "Any")
_AFTER = re.compile(r"(|\d{4}-\d\d-\d\d(?:T[\d:.+-]{8,30})?)_(\d{1,18})", re.ASCII)
_LONGEST_TEXT = 200


def _handlers() -> list[tuple[str, str]]:
    return [(str(each.pk), each.get_full_name()) for each in colleagues(*HANDLERS)]


def _any_of(choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [_ANY, *choices]


class FilterForm(forms.Form):
    """Everything that narrows a list, and its order and columns; sent by GET."""

    tab = forms.ChoiceField(required=False, choices=Tab.choices(), widget=forms.HiddenInput)
    kind = forms.ChoiceField(required=False, choices=_any_of(Kind.choices()))
    service = forms.ChoiceField(required=False, label="Service area")
    theme = forms.ChoiceField(required=False)
    handler = forms.ChoiceField(required=False, label="Allocated to")
    stage = forms.ChoiceField(
        required=False, choices=_any_of([(each, f"Stage {each}") for each in "123"])
    )
    due = forms.ChoiceField(required=False, label="Next due", choices=_any_of(DueWindow.choices()))
    verdict = forms.ChoiceField(
        required=False, label="Own target", choices=_any_of(Verdict.choices())
    )
    young_person = forms.ChoiceField(
        required=False,
        label="From a young person",
        choices=_any_of([("yes", "Yes"), ("no", "No")]),
    )
    text = forms.CharField(required=False, label="Words or reference", max_length=_LONGEST_TEXT)
    sort = forms.ChoiceField(
        required=False, label="Order", choices=[("", "As usual for the list"), *Sort.choices()]
    )
    columns = forms.MultipleChoiceField(
        required=False, choices=Column.choices(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, query: QueryDict) -> None:
        # The page has another form with some of the same names.
        super().__init__(query, auto_id="filter_%s")
        held = lists()
        choices = {
            "service": [(each.key, each.name) for each in held.service_areas],
            "theme": [(each.key, each.name) for each in held.themes],
            "handler": [*_handlers(), (WHO_LEFT, "Somebody who has left")],
        }
        for name, values in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = _any_of(values)


class NewViewForm(forms.Form):
    """The name under which a list is kept, and which list it is."""

    name = forms.CharField(
        max_length=60,
        label="Keep this list under a name",
        error_messages={"required": "Give the list a name"},
    )
    query = forms.CharField(required=False, max_length=1000, widget=forms.HiddenInput)


@dataclass(frozen=True, slots=True)
class ListAsked:
    """What an address asks for: a list, from a place in it; and the form that shows its filters."""

    wanted: Wanted
    after: Place | None
    form: FilterForm


def list_asked(query: QueryDict) -> ListAsked:
    """Return which list an address asks for; UnableToReadAddress names what is unknown in it."""
    unknown = sorted(set(query) - {"after", *FilterForm.base_fields})
    if unknown:
        raise UnableToReadAddress(f"A list cannot be chosen by “{unknown[0]}”.")
    form = FilterForm(_with_columns(query))
    if not form.is_valid():
        name, errors = next(iter(form.errors.items()))
        raise UnableToReadAddress(f"{form.fields[name].label or name.capitalize()}: {errors[0]}")
    given = {name: value for name, value in form.cleaned_data.items() if value}
    columns = tuple(Column(each) for each in given.get("columns", ()))
    wanted = Wanted(
        **given
        | {
            "tab": Tab(given.get("tab", Tab.OPEN)),
            "columns": () if columns == DEFAULT_COLUMNS else columns,
        }
    )
    after = query.get("after")
    return ListAsked(wanted, None if after is None else _place(after, wanted), form)


def _with_columns(query: QueryDict) -> QueryDict:
    """Return the query with the usual columns where it names none, so that they are ticked."""
    if "columns" in query:
        return query
    query = query.copy()
    query.setlist("columns", [column.value for column in DEFAULT_COLUMNS])
    return query


def _place(words: str, wanted: Wanted) -> Place:
    found = _AFTER.fullmatch(words)
    sentence = f"“{words}” is no place in a list."
    if found is None:
        raise UnableToReadAddress(sentence)
    try:
        return Place(_value(found[1], wanted.order), int(found[2]))
    except ValueError as refused:
        raise UnableToReadAddress(sentence) from refused


def _value(words: str, order: Sort) -> date | datetime | None:
    if not words:
        return None
    if order is not Sort.CHANGED:
        return date.fromisoformat(words)
    at = datetime.fromisoformat(words)
    if at.tzinfo is None:
        raise ValueError(words)
    return at
