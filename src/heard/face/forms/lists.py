"""What is typed to keep a list of the council's?"""

from __future__ import annotations

from collections.abc import Iterable

from django.forms import BooleanField, CharField, ChoiceField, Form, RadioSelect
from django.http import QueryDict

from heard.procedures.operations import ListName

__all__ = ["AreaForm", "EntryForm"]


class EntryForm(Form):
    """The name of an entry, new or held."""

    name = CharField(label="Name", max_length=120)

    def __init__(self, which: ListName, data: QueryDict | None = None, *, name: str = "") -> None:
        super().__init__(data, initial={"name": name})
        what = which.label.lower()
        self.fields["name"].label = "Name" if name else f"Name of the new {what}"
        self.fields["name"].error_messages["required"] = f"Enter the name of the {what}"


class AreaForm(EntryForm):
    """A service area: by which procedure complaints about it go, and whether it stands for all."""

    procedure = ChoiceField(label="Complaints about it go by", required=False, widget=RadioSelect)
    if_unknown = BooleanField(
        label="Use it while the service is not known",
        required=False,
        help_text="Somebody who tells us need not know which service it is about.",
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        name: str,
        procedures: Iterable[tuple[str, str]],
        held: tuple[str, bool],
    ) -> None:
        super().__init__(ListName.SERVICE_AREAS, data, name=name)
        self.initial.update(procedure=held[0], if_unknown=held[1])
        field = self.fields["procedure"]
        if isinstance(field, ChoiceField):
            field.choices = [*procedures, ("", "The council’s own targets alone")]
