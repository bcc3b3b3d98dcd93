"""What is typed to say how somebody is reached?"""

from __future__ import annotations

from dataclasses import asdict

from django.forms import CharField, EmailField, Field, Form, Textarea, TextInput
from django.http import QueryDict

from heard.face.points import ASKED, WORDS, ContactFacts, Point

__all__ = ["ContactForm"]

_HINTS = {
    "phone": "Say in brackets what is worth knowing: 0800 1111 (free).",
    "website": "Without https://",
    "freepost": "An address that needs no stamp.",
}
_TEAM_WORDS = {"note": "Where people can come in person"}
_LONGEST = {"name": 120, "phone": 40, "website": 200, "freepost": 200}


class ContactForm(Form):
    """How somebody is reached, with what is asked of that matter."""

    def __init__(self, point: Point, held: ContactFacts, data: QueryDict | None = None) -> None:
        super().__init__(data, initial=asdict(held))
        self.point = point
        for name in ASKED[point]:
            self.fields[name] = _field(point, name)

    @property
    def facts(self) -> ContactFacts:
        """Return what was typed; before anything was, what is held."""
        given = self.cleaned_data if self.is_bound else self.initial
        return ContactFacts(**{name: str(given.get(name, "")) for name in ASKED[self.point]})

    def clean_website(self) -> str:
        """Return the address without what every address begins with."""
        site = str(self.cleaned_data["website"]).strip()
        return site.removeprefix("https://").removeprefix("http://").rstrip("/")


def _field(point: Point, name: str) -> Field:
    own = _TEAM_WORDS if point is Point.TEAM else {}
    label = own.get(name, WORDS[name])
    hint = _HINTS.get(name, "")
    if name == "email":
        return EmailField(
            label=label,
            required=False,
            error_messages={"invalid": "Write the e-mail address as name@example.org"},
        )
    if name in _LONGEST:
        return CharField(
            label=label,
            required=False,
            max_length=_LONGEST[name],
            help_text=hint,
            widget=TextInput({"class": "govuk-input--width-20"} if name == "phone" else None),
        )
    return CharField(
        label=label,
        required=False,
        max_length=1_000,
        help_text=hint,
        widget=Textarea({"rows": 4 if name == "address" else 3}),
    )
