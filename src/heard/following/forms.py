"""What does someone who follows a record fill in?"""

from __future__ import annotations

from django.forms import CharField, ChoiceField, Form, RadioSelect, Textarea, TextInput
from django.utils.translation import gettext_lazy as _

from heard.casework.operations.following import LONGEST_MESSAGE
from heard.files.forms import FilesField
from heard.following.words import AGREEMENTS, EXPERIENCES
from heard.rules.vocabulary import Agreement, Experience

__all__ = ["ExperienceForm", "FurtherForm", "MessageForm", "OpenForm", "WithdrawForm"]

_LONGEST_WORDS = 4_000


def _files() -> FilesField:
    return FilesField(label=_("Photos or other files, if you want to send some"))


class OpenForm(Form):
    """Which record, and the code that opens it."""

    reference = CharField(
        label=_("Your reference"),
        help_text=_("For example C-2026-0042."),
        max_length=60,
        error_messages={"required": _("Enter your reference")},
        widget=TextInput({"autocomplete": "off", "autocapitalize": "characters", "class": "line"}),
    )
    code = CharField(
        label=_("Your code"),
        help_text=_("28 letters and numbers. You can leave out the lines between them."),
        max_length=80,
        error_messages={"required": _("Enter your code")},
        widget=TextInput({"autocomplete": "off", "spellcheck": "false", "class": "line"}),
    )


class MessageForm(Form):
    """A message to the council, with files where there are any."""

    words = CharField(
        label=_("Your message"),
        max_length=LONGEST_MESSAGE,
        error_messages={"required": _("Write your message")},
        widget=Textarea({"rows": 8}),
    )
    handed_in = _files()


class FurtherForm(Form):
    """Why it should be looked at again, in any words."""

    words = CharField(
        label=_("What did our answer not put right?"),
        help_text=_("Use your own words. A few are enough."),
        max_length=LONGEST_MESSAGE,
        error_messages={"required": _("Say what our answer did not put right")},
        widget=Textarea({"rows": 8}),
    )


class WithdrawForm(Form):
    """Why it is taken back: nobody need say."""

    words = CharField(
        label=_("Would you like to tell us why?"),
        help_text=_("You do not have to."),
        max_length=LONGEST_MESSAGE,
        required=False,
        widget=Textarea({"rows": 4}),
    )


class ExperienceForm(Form):
    """How somebody found the way they were dealt with; every question may be left, but not all.

    It can be said once: whoever sends it empty by mistake keeps that chance.
    """

    words = CharField(
        label=_("What should we do better?"),
        help_text=_("Please leave out names. Nobody can see that it was you."),
        max_length=_LONGEST_WORDS,
        required=False,
        widget=Textarea({"rows": 4}),
    )
    field_order = [*Experience, "words"]

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        for question, words in EXPERIENCES.items():
            self.fields[question.value] = ChoiceField(
                label=str(words),
                choices=[(each.value, label) for each, label in AGREEMENTS.items()],
                required=False,
                widget=RadioSelect,
            )
        self.order_fields(self.field_order)

    def clean(self) -> None:
        """Refuse a form in which nothing is said; the summary leads to its first question."""
        if not self.errors and not any(self.cleaned_data.values()):
            self.add_error(
                self.field_order[0], _("Answer at least one of these, or write something")
            )

    @property
    def answers(self) -> dict[Experience, Agreement]:
        """Return what was answered."""
        given = {question: self.cleaned_data[question.value] for question in Experience}
        return {question: Agreement(answer) for question, answer in given.items() if answer}
