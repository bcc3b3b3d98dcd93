"""Which events does an address of the log ask for?"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from django import forms
from django.http import QueryDict
from django.utils.timezone import make_aware

from heard.accounts.queries import all_staff
from heard.accounts.staff import Staff
from heard.audit.entries import PUBLIC
from heard.audit.queries import Looked, verbs_lately
from heard.common.days import DayField
from heard.feedback.forms import UnableToReadAddress
from heard.ops.log_lines import record_called
from heard.rules.acts import Act, in_the_past

__all__ = ["LogForm", "before_asked"]

_HEARD = "heard"
_LONGEST = 18
_VERB = re.compile(r"[a-z][a-z_]{0,59}", re.ASCII)


class LogForm(forms.Form):
    """What narrows the log: who, what, about what, and which days; sent by GET."""

    who = forms.ChoiceField(required=False)
    what = forms.ChoiceField(required=False)
    about = forms.CharField(
        required=False,
        label="Reference or name",
        max_length=160,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    first = DayField("From", required=False)
    last = DayField("To", required=False)

    def __init__(self, query: QueryDict, by: Staff) -> None:
        """Offer everybody who ever worked here, and all that is done or was done lately."""
        unknown = sorted(set(query) - {"before", *self.base_fields})
        if unknown:
            raise UnableToReadAddress(f"The log cannot be narrowed by “{unknown[0]}”.")
        super().__init__(query)
        self.by = by
        self._offer("who", _people())
        self._offer("what", _verbs(query.get("what", "")))

    def clean(self) -> None:
        """Refuse days that end before they begin."""
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last and last < first:
            self.add_error("last", "The last day is before the first")

    @property
    def looked(self) -> Looked:
        """Return what is looked for."""
        given = self.cleaned_data
        about = given["about"].replace("\0", "").strip()
        record = record_called(about, self.by) if about else None
        who = given["who"]
        return Looked(
            actor_id=("" if who == _HEARD else who) if who else None,
            verb=given["what"],
            subject=(record.kind, record.id) if record else None,
            name="" if record else about,
            since=_midnight(given["first"]) if given["first"] else None,
            until=_midnight(given["last"] + timedelta(days=1)) if given["last"] else None,
        )

    @property
    def conditions(self) -> tuple[tuple[str, str], ...]:
        """Return what was chosen, as (name, value) in words."""
        given = self.cleaned_data
        named = {name: dict(self._choices(name)) for name in ("who", "what")}
        said = (
            ("Who", named["who"].get(given["who"], "") if given["who"] else ""),
            ("What", named["what"].get(given["what"], "") if given["what"] else ""),
            ("About", given["about"].strip()),
            ("From", f"{given['first']:%-d %B %Y}" if given["first"] else ""),
            ("To", f"{given['last']:%-d %B %Y}" if given["last"] else ""),
        )
        return tuple((name, words) for name, words in said if words)

    @property
    def words_for_the_log(self) -> str:
        """Return the same for the event of reading: of what was typed, a record's reference alone.

        Somebody else reads it, who may not know of what was sought.
        """
        is_record = self.looked.subject is not None
        return "; ".join(
            f"{name}: {words if name != 'About' or is_record else 'something else'}"
            for name, words in self.conditions
        )

    def query(self) -> list[tuple[str, str]]:
        """Return the address of the same choice, as (name, value) pairs."""
        return [(name, self.data[name]) for name in self.fields if self.data.get(name)]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "Any"), *choices]

    def _choices(self, name: str) -> list[tuple[str, str]]:
        field = self.fields[name]
        return list(field.choices) if isinstance(field, forms.ChoiceField) else []  # type: ignore[arg-type]


def before_asked(query: QueryDict) -> int | None:
    """Return the number of the event before which an address asks to look on."""
    words = query.get("before")
    if words is None:
        return None
    if not (words.isascii() and words.isdecimal() and len(words) <= _LONGEST):
        raise UnableToReadAddress(f"“{words}” is the number of no event.")
    return int(words)


def _people() -> list[tuple[str, str]]:
    named = [(str(each.pk), each.get_full_name() or each.username) for each in all_staff()]
    return [*named, (PUBLIC.id, PUBLIC.name), (_HEARD, "Heard itself")]


def _verbs(asked: str) -> list[tuple[str, str]]:
    """Return what may be chosen: every act, what was done lately, and what the address asks for."""
    verbs = {*(act.value for act in Act), "read", "exported", *verbs_lately()}
    if _VERB.fullmatch(asked):
        verbs.add(asked)
    return sorted(((verb, in_the_past(verb)) for verb in verbs), key=lambda each: each[1])


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time()))
