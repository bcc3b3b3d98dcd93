"""What are children asked? As little as can be: what it is, in their own way, and who may help.

Nothing is asked that grown-ups can find out (*Getting the Best from Complaints*: a child needs no
form to be heard).
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from heard.intake.questions.stories import LONGEST_STORY
from heard.intake.questions.terms import (
    Ask,
    Becomes,
    Form,
    OnPaper,
    Option,
    Page,
    Part,
    Question,
)

__all__ = ["UNDER_12"]

_FEEL = Page(
    key="feel",
    part="tell",
    questions=(
        Question(
            key="kind",
            ask=Ask.CHOICE,
            words=_("How do you feel?"),
            short=_("How you feel"),
            becomes=Becomes.KIND,
            missing=_("Pick one."),
            options=(
                Option("complaint", _("Sad, cross or scared"), picture="sad"),
                Option("compliment", _("Happy"), picture="happy"),
                Option("comment", _("I have an idea"), picture="idea"),
            ),
        ),
    ),
)

_TELL = Page(
    key="tell",
    part="tell",
    title=_("Tell us about it"),
    intro=(_("You can write it. You can draw it. You can say it. Pick what you like best."),),
    intro_on_paper=(_("You can write it. You can draw it. You can do both."),),
    picture="ways",
    needs_one=_("Write, draw or say one thing. Then you can go on."),
    questions=(
        Question(
            key="words",
            ask=Ask.LONG_TEXT,
            words=_("Write it here"),
            short=_("What you wrote"),
            becomes=Becomes.WORDS,
            is_optional=True,
            longest=LONGEST_STORY,
            on_paper=OnPaper(lines=6),
        ),
        Question(
            key="files",
            ask=Ask.FILES,
            words=_("Draw it or say it"),
            short=_("What you drew or said"),
            becomes=Becomes.FILES,
            is_optional=True,
            on_paper=OnPaper(words=_("Draw it here")),
        ),
    ),
)

_BETTER = Page(
    key="better",
    part="tell",
    picture="star",
    questions=(
        Question(
            key="better",
            ask=Ask.LONG_TEXT,
            words=_("What would make it better?"),
            short=_("What would make it better"),
            hint=_("You can have a guess. You can leave it out."),
            becomes=Becomes.WORDS,
            is_optional=True,
            longest=4_000,
            on_paper=OnPaper(lines=5),
        ),
    ),
)

_NAME = Page(
    key="name",
    part="you",
    picture="hello",
    questions=(
        Question(
            key="name",
            ask=Ask.TEXT,
            words=_("What is your name?"),
            short=_("Your name"),
            hint=_("Then we know who you are, and can talk to you."),
            becomes=Becomes.NAME,
            is_optional=True,
            autocomplete="off",
        ),
    ),
)

_GROWN_UP = Page(
    key="grown-up",
    part="you",
    picture="together",
    questions=(
        Question(
            key="grown-up",
            ask=Ask.TEXT,
            words=_("Which grown-up do you like to talk to?"),
            short=_("A grown-up you like to talk to"),
            hint=_("You can pick who you like. You can leave it out."),
            becomes=Becomes.NOTE,
            is_optional=True,
            autocomplete="off",
        ),
    ),
)

_ADVOCATE = Page(
    key="advocate",
    part="you",
    picture="together",
    questions=(
        Question(
            key="advocate",
            ask=Ask.CHOICE,
            words=_("Do you want someone on your side?"),
            short=_("Someone on your side"),
            hint=_("They help you say what you want. It is free."),
            becomes=Becomes.NEED,
            missing=_("Pick one."),
            options=(
                Option("yes", _("Yes, please"), picture="yes"),
                Option("no", _("No, thank you"), picture="no"),
                Option("not-sure", _("I do not know yet"), picture="perhaps"),
            ),
        ),
    ),
)

UNDER_12 = Form(
    key="under-12",
    reader="under_12",
    title=_("We want to hear you"),
    invitation=_("I am under 12"),
    invitation_hint=_("You can write, draw or say it."),
    picture="child",
    before_start=(
        _("It is all right to tell us when something is wrong. You will not get in trouble."),
        _("You can tell us what is good, too."),
    ),
    helps=("childline", "help_at_hand", "advocacy"),
    parts=(
        Part("tell", _("Tell us")),
        Part("you", _("You")),
        Part("send", _("Send it")),
    ),
    pages=(_FEEL, _TELL, _BETTER, _NAME, _GROWN_UP, _ADVOCATE),
    fixed={Becomes.FOR_WHOM: "young", Becomes.AGE_BAND: "under_12"},
)
