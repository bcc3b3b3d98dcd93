"""What are foster carers asked, and others who look after a child that is not their own?"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from heard.intake.questions.beginnings import KIND
from heard.intake.questions.conditions import All, Has
from heard.intake.questions.equality import EQUALITY
from heard.intake.questions.shared import (
    DETAILS,
    HELP,
    HELP_MORE,
    NAME,
    REACH,
    SAFE,
    SERVICE,
    advocate_if,
)
from heard.intake.questions.stories import STORIES
from heard.intake.questions.terms import Ask, Becomes, Form, Option, Page, Part, Question

__all__ = ["FOSTER_CARERS"]

_FOR_CHILD = Has("for-whom", "child")

_FOR_WHOM = Page(
    key="for-whom",
    part="start",
    questions=(
        Question(
            key="for-whom",
            ask=Ask.CHOICE,
            words=_("Who do you speak for?"),
            short=_("Who you speak for"),
            becomes=Becomes.FOR_WHOM,
            missing=_("Choose who you speak for."),
            options=(
                Option("self", _("Myself, as a carer")),
                Option("child", _("The child I look after"), _("You say it in their place.")),
            ),
        ),
    ),
)

_CHILD = Page(
    key="child",
    part="start",
    title=_("The child you look after"),
    only_if=_FOR_CHILD,
    questions=(
        Question(
            key="child-name",
            ask=Ask.TEXT,
            words=_("What is their name?"),
            short=_("Their name"),
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

_KNOWS = Page(
    key="child-knows",
    part="start",
    only_if=All(Has("kind", "complaint"), _FOR_CHILD),
    questions=(
        Question(
            key="child-knows",
            ask=Ask.CHOICE,
            words=_("Does the child know that you tell us?"),
            short=_("Do they know"),
            becomes=Becomes.CONSENT,
            missing=_("Choose if the child knows that you tell us."),
            options=(
                Option("given", _("Yes, and they are happy with it")),
                Option("withheld", _("Yes, but they do not want it")),
                Option("not-asked", _("No, I have not asked them yet")),
                Option("too_young", _("They are too young to say")),
            ),
        ),
    ),
)

_CARE = Page(
    key="care",
    part="you",
    questions=(
        Question(
            key="care",
            ask=Ask.CHOICE,
            words=_("How do you care for children?"),
            short=_("How they care for children"),
            becomes=Becomes.NOTE,
            is_optional=True,
            options=(
                Option("council", _("I foster for this council")),
                Option("agency", _("I foster for somebody else")),
                Option("family", _("I look after a child of my family or of friends")),
                Option("guardian", _("I am a special guardian")),
                Option("adopter", _("I have adopted, or am about to")),
            ),
        ),
    ),
)

FOSTER_CARERS = Form(
    key="foster-carers",
    reader="standard",
    title=_("Tell us as a carer"),
    invitation=_("A foster carer"),
    invitation_hint=_("Or you look after a child in another way."),
    before_start=(
        _("It is all right to say what went wrong. It does not count against you as a carer."),
        _("It takes about ten minutes. You can stop at any time and come back later."),
    ),
    before_on_paper=(
        _("It is all right to say what went wrong. It does not count against you as a carer."),
    ),
    parts=(
        Part("start", _("About")),
        Part("story", _("Your story")),
        Part("you", _("You")),
        Part("send", _("Check and send")),
    ),
    pages=(
        KIND,
        _FOR_WHOM,
        _CHILD,
        _KNOWS,
        SERVICE,
        *STORIES,
        _CARE,
        NAME,
        REACH,
        DETAILS,
        SAFE,
        HELP,
        HELP_MORE,
        advocate_if(_FOR_CHILD),
        EQUALITY,
    ),
    is_for_work=True,
)
