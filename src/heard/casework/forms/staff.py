"""What is typed to take somebody on, or to say what they are here to do?"""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.http import QueryDict

from heard.accounts.models import User
from heard.accounts.queries import all_staff, facts_of
from heard.accounts.staff import Role, StaffFacts
from heard.procedures.queries import lists

__all__ = ["NewStaffForm", "StaffForm", "area_names"]

_OFFICE_WIDE = (Role.OFFICER, Role.MANAGER, Role.AUDITOR, Role.ADMINISTRATOR)
_BY_SERVICE = (Role.INVESTIGATOR, Role.HEAD)
_EVERY = "every-service"


def area_names() -> dict[str, str]:
    """Return what each service area is called, by its key."""
    return {each.key: each.name for each in lists().service_areas}


class StaffForm(forms.Form):
    """Somebody's name and address, what they are here to do, and who is reminded with them."""

    first_name = forms.CharField(
        label="First name", max_length=150, error_messages={"required": "Enter the first name"}
    )
    last_name = forms.CharField(
        label="Last name", max_length=150, error_messages={"required": "Enter the last name"}
    )
    email = forms.EmailField(
        label="E-mail address",
        help_text="Reminders go there.",
        error_messages={
            "required": "Enter the e-mail address",
            "invalid": "Write the e-mail address as name@example.org",
        },
    )
    office = forms.MultipleChoiceField(
        label="For every service",
        required=False,
        help_text="An administrator as such sees no records.",
        choices=[(role.value, role.label) for role in _OFFICE_WIDE],
        widget=forms.CheckboxSelectMultiple,
    )
    investigator = forms.MultipleChoiceField(
        label="Investigating manager of",
        required=False,
        help_text="Sees and answers what is about these services.",
        widget=forms.CheckboxSelectMultiple,
    )
    head = forms.MultipleChoiceField(
        label="Head of service of",
        required=False,
        help_text="Sees what is about these services, and signs off answers.",
        widget=forms.CheckboxSelectMultiple,
    )
    line_manager = forms.ChoiceField(
        label="Line manager",
        required=False,
        help_text="Is reminded with them of what is allocated to them.",
    )

    def __init__(self, sent: QueryDict | None = None, *, held: User | None = None) -> None:
        super().__init__(sent, initial=_initial(held) if held else {})
        areas = [(_EVERY, "Every service"), *area_names().items()]
        self._offer("investigator", areas)
        self._offer("head", areas)
        colleagues = [each for each in all_staff() if each.is_active and each != held]
        names = [(str(each.pk), each.get_full_name() or each.username) for each in colleagues]
        self._offer("line_manager", [("", "Nobody"), *names])
        if held and held.line_manager and not held.line_manager.is_active:
            self.initial["line_manager"] = ""

    def clean(self) -> dict[str, object]:
        """Ask for a role: without one an account opens nothing."""
        told = super().clean() or {}
        if not any(told.get(name) for name in ("office", "investigator", "head")):
            self.add_error("office", "Choose what they are here to do")
        return told

    @property
    def facts(self) -> StaffFacts:
        """Return what was typed."""
        told = self.cleaned_data
        roles = {(Role(role), "") for role in told["office"]}
        for role in _BY_SERVICE:
            roles |= {(role, "" if key == _EVERY else key) for key in told[role.value]}
        manager = told["line_manager"]
        return StaffFacts(
            told["first_name"],
            told["last_name"],
            told["email"],
            frozenset(roles),
            int(manager) if manager else None,
        )

    def _offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(choices)


class NewStaffForm(StaffForm):
    """The same of somebody new, and the name they sign in by."""

    username = forms.CharField(
        label="User name",
        max_length=150,
        help_text="They sign in by it. It cannot be changed later.",
        error_messages={"required": "Enter a user name"},
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    field_order = ["first_name", "last_name", "username"]


def _initial(held: User) -> dict[str, object]:
    facts = facts_of(held)
    served = {
        role.value: [area or _EVERY for each, area in facts.roles if each is role]
        for role in _BY_SERVICE
    }
    return {
        "first_name": facts.first_name,
        "last_name": facts.last_name,
        "email": facts.email,
        "office": [role.value for role, _ in facts.roles if role in _OFFICE_WIDE],
        "line_manager": str(facts.line_manager_id or ""),
        **served,
    }
