"""What are young people of 12 and over asked? What happened, what they want, how to reach them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from heard.intake.questions.conditions import Has
from heard.intake.questions.shared import DETAILS, REACH, SAFE
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

__all__ = ["FROM_12"]

_COMPLAINT = Has("kind", "complaint")

_KIND = Page(
    key="kind",
    part="tell",
    questions=(
        Question(
            key="kind",
            ask=Ask.CHOICE,
            words=_("What do you want to tell us?"),
            short=_("What it is"),
            becomes=Becomes.KIND,
            missing=_("Choose what you want to tell us."),
            options=(
                Option("complaint", _("Something is not right"), picture="sad"),
                Option("compliment", _("Somebody did something good"), picture="happy"),
                Option("comment", _("I have an idea"), picture="idea"),
            ),
        ),
    ),
)

_TELL = Page(
    key="tell",
    part="tell",
    title=_("Say it your way"),
    intro=(
        _("You can write it, say it, draw it, or send a photo. A few words are enough."),
        _("It is your right to say so. Nobody may treat you badly because you did."),
    ),
    intro_on_paper=(
        _("You can write it or draw it. A few words are enough."),
        _("It is your right to say so. Nobody may treat you badly because you did."),
    ),
    picture="ways",
    needs_one=_("Write, say, draw or send something, so that we know what it is about."),
    questions=(
        Question(
            key="words",
            ask=Ask.LONG_TEXT,
            words=_("Write it here"),
            short=_("What you wrote"),
            becomes=Becomes.WORDS,
            is_optional=True,
            longest=LONGEST_STORY,
            on_paper=OnPaper(lines=9),
        ),
        Question(
            key="files",
            ask=Ask.FILES,
            words=_("Or say it, draw it, or send a photo"),
            short=_("What you sent"),
            becomes=Becomes.FILES,
            is_optional=True,
            on_paper=OnPaper(
                words=_("Or draw it here"),
                hint=_("You can put photos or papers in the envelope too."),
            ),
        ),
    ),
)

_BETTER = Page(
    key="better",
    part="tell",
    picture="star",
    only_if=_COMPLAINT,
    questions=(
        Question(
            key="better",
            ask=Ask.LONG_TEXT,
            words=_("What would put it right?"),
            short=_("What would put it right"),
            becomes=Becomes.WORDS,
            is_optional=True,
            longest=4_000,
            on_paper=OnPaper(lines=6),
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
            hint=_("You can leave it out. But then we can do less for you."),
            becomes=Becomes.NAME,
            is_optional=True,
            autocomplete="name",
        ),
    ),
)

_TRUSTED = Page(
    key="trusted",
    part="you",
    picture="together",
    questions=(
        Question(
            key="trusted",
            ask=Ask.TEXT,
            words=_("Is there someone you trust that we can talk to?"),
            short=_("Someone you trust"),
            hint=_("Write who they are. You can leave this out."),
            becomes=Becomes.NOTE,
            is_optional=True,
            autocomplete="off",
        ),
    ),
)

_ADVOCATE = Page(
    key="advocate",
    part="you",
    title=_("Do you want someone on your side?"),
    intro=(
        _("An advocate helps you to say what you want, or says it for you."),
        _("It is free. They do not work for the council, and they are on your side."),
    ),
    picture="together",
    helps=("advocacy",),
    questions=(
        Question(
            key="advocate",
            ask=Ask.CHOICE,
            words=_("Shall we ask an advocate to help you?"),
            short=_("Advocate"),
            becomes=Becomes.NEED,
            missing=_("Choose if we shall ask an advocate."),
            options=(
                Option("yes", _("Yes, please")),
                Option("no", _("No, thank you")),
                Option("has-one", _("I have one")),
                Option("not-sure", _("Not sure. Please tell me more first")),
            ),
        ),
    ),
)

FROM_12 = Form(
    key="from-12",
    reader="from_12",
    title=_("Say it your way"),
    invitation=_("I am 12 to 17"),
    invitation_hint=_("You can write, say, draw or send it."),
    picture="young-person",
    before_start=(
        _("You have the right to be heard. It is all right to complain."),
        _("Nothing bad happens to you because you tell us. Nobody may treat you badly for it."),
        _("It takes a few minutes. You can stop, and come back later."),
    ),
    before_on_paper=(
        _("You have the right to be heard. It is all right to complain."),
        _("Nothing bad happens to you because you tell us. Nobody may treat you badly for it."),
        _("Fill in what you like, and leave out what you like."),
    ),
    helps=("advocacy", "childline", "help_at_hand"),
    parts=(
        Part("tell", _("Tell us")),
        Part("you", _("You")),
        Part("send", _("Send it")),
    ),
    pages=(_KIND, _TELL, _BETTER, _NAME, REACH, DETAILS, SAFE, _TRUSTED, _ADVOCATE),
    fixed={Becomes.FOR_WHOM: "young", Becomes.AGE_BAND: "12_to_17"},
)
