"""What are advocates asked, who say for a child or young person what these want to be said?"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from heard.intake.questions.beginnings import KIND
from heard.intake.questions.conditions import Has
from heard.intake.questions.shared import DETAILS, REACH, SAFE, SERVICE
from heard.intake.questions.stories import LONGEST_STORY, STORIES
from heard.intake.questions.terms import Ask, Becomes, Form, Option, Page, Part, Question

__all__ = ["ADVOCATES"]

_COMPLAINT = Has("kind", "complaint")

_CHILD = Page(
    key="child",
    part="start",
    title=_("Who do you speak for?"),
    questions=(
        Question(
            key="child-name",
            ask=Ask.TEXT,
            words=_("What is the name of the child or young person?"),
            short=_("Child or young person"),
            hint=_("Leave it empty if they do not want us to know."),
            becomes=Becomes.NAME_OF_OTHER,
            is_optional=True,
        ),
        Question(
            key="child-age",
            ask=Ask.CHOICE,
            words=_("How old are they?"),
            short=_("Their age"),
            becomes=Becomes.AGE_BAND,
            is_optional=True,
            options=(
                Option("under_12", _("Under 12")),
                Option("12_to_17", _("12 to 17")),
                Option("18_and_over", _("18 or over")),
            ),
        ),
    ),
)

_CONSENT = Page(
    key="consent",
    part="start",
    only_if=_COMPLAINT,
    questions=(
        Question(
            key="consent",
            ask=Ask.CHOICE,
            words=_("Do they want you to complain for them?"),
            short=_("They want it"),
            becomes=Becomes.CONSENT,
            missing=_("Choose if they want you to complain for them."),
            options=(
                Option("given", _("Yes, they asked me to")),
                Option("withheld", _("They know of it, but do not want it")),
                Option("not-asked", _("I have not asked them yet")),
                Option("too_young", _("They are too young, or not able, to say")),
            ),
        ),
    ),
)

_VIEWS = Page(
    key="views",
    part="story",
    questions=(
        Question(
            key="views",
            ask=Ask.LONG_TEXT,
            words=_("What do they say about it themselves?"),
            short=_("What the child or young person says"),
            hint=_("In their own words, as they said them to you."),
            becomes=Becomes.WORDS,
            is_optional=True,
            longest=LONGEST_STORY,
        ),
    ),
)

_YOU = Page(
    key="you",
    part="you",
    title=_("About you"),
    questions=(
        Question(
            key="name",
            ask=Ask.TEXT,
            words=_("What is your name?"),
            short=_("Your name"),
            becomes=Becomes.NAME,
            missing=_("Write your name."),
            autocomplete="name",
        ),
        Question(
            key="works-for",
            ask=Ask.TEXT,
            words=_("Who do you work for?"),
            short=_("The advocate works for"),
            becomes=Becomes.NOTE,
            is_optional=True,
            autocomplete="organization",
        ),
    ),
)

ADVOCATES = Form(
    key="advocates",
    reader="standard",
    title=_("Speak for a child or young person"),
    invitation=_("An advocate"),
    invitation_hint=_("You say what a child or young person wants to be said."),
    before_start=(
        _("Say it as they would. We write back to you, and to them if they like."),
        _("Nobody needs to use this form. An e-mail or a call will do as well."),
    ),
    parts=(
        Part("start", _("About")),
        Part("story", _("What happened")),
        Part("you", _("You")),
        Part("send", _("Check and send")),
    ),
    pages=(KIND, _CHILD, _CONSENT, SERVICE, *STORIES, _VIEWS, _YOU, REACH, DETAILS, SAFE),
    fixed={Becomes.FOR_WHOM: "child", Becomes.ROLE: "advocate"},
    is_for_work=True,
)
