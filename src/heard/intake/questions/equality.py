"""Which equality questions are asked, last and of nobody who would rather not?

The annual report must say who the council hears from: age, gender, disability, ethnicity and
sexual orientation (Getting the Best from Complaints, on the annual report). The answers are kept
apart from the record and only ever counted.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from heard.intake.questions.terms import Ask, Becomes, Option, Page, Question, Words

__all__ = ["EQUALITY"]

_PREFER_NOT = Option("not-said", _("Prefer not to say"))


def _asked(name: str, words: Words, short: Words, *options: Option) -> Question:
    return Question(
        key=f"equality-{name}",
        ask=Ask.SELECT,
        words=words,
        short=short,
        becomes=Becomes.EQUALITY,
        is_optional=True,
        options=(*options, _PREFER_NOT),
        register_name=name,
    )


EQUALITY = Page(
    key="equality",
    part="you",
    title=_("A few questions about you, if you like"),
    intro=(
        _(
            "These help us see if we hear from all sorts of people. You can skip them. They change "
            "nothing about how we treat you."
        ),
        _("We keep your answers away from what you tell us, and only count them."),
    ),
    questions=(
        _asked(
            "age",
            _("How old are you?"),
            _("Age"),
            Option("under-18", _("Under 18")),
            Option("18-to-24", _("18 to 24")),
            Option("25-to-44", _("25 to 44")),
            Option("45-to-64", _("45 to 64")),
            Option("65-and-over", _("65 and over")),
        ),
        _asked(
            "gender",
            _("What is your gender?"),
            _("Gender"),
            Option("female", _("Female")),
            Option("male", _("Male")),
            Option("other", _("In another way")),
        ),
        _asked(
            "disability",
            _("Do you have a disability?"),
            _("Disability"),
            Option("yes", _("Yes")),
            Option("no", _("No")),
        ),
        _asked(
            "ethnicity",
            _("What is your ethnic group?"),
            _("Ethnic group"),
            Option("white-british", _("White British")),
            Option("white-other", _("White other")),
            Option("mixed", _("Mixed")),
            Option("asian", _("Asian or Asian British")),
            Option("black", _("Black or Black British")),
            Option("other", _("Another ethnic group")),
        ),
        _asked(
            "sexual_orientation",
            _("What is your sexual orientation?"),
            _("Sexual orientation"),
            Option("straight", _("Straight")),
            Option("gay-or-lesbian", _("Gay or lesbian")),
            Option("bisexual", _("Bisexual")),
            Option("other", _("Another orientation")),
        ),
    ),
)
