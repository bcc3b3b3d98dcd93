"""What are adults asked who tell us something for themselves or for somebody else?"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from heard.intake.questions.beginnings import ABOUT, KIND, WHO_ELSE_HELPS
from heard.intake.questions.conditions import All, Has, Not
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
from heard.intake.questions.terms import (
    Ask,
    Becomes,
    Form,
    Listing,
    Option,
    Page,
    Part,
    Question,
)

__all__ = ["ADULTS"]

_COMPLAINT = Has("kind", "complaint")
_FOR_ANOTHER = Has("for-whom", "child", "adult")

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
                Option(
                    "self",
                    _("Myself"),
                    _("Choose this too if you are a parent or carer and it is about your family."),
                ),
                Option("young", _("Myself, and I am young or a care leaver")),
                Option(
                    "child",
                    _("A child or young person"),
                    _("You say it for them, in their place."),
                ),
                Option("adult", _("Another adult")),
            ),
        ),
    ),
)

_OWN_AGE = Page(
    key="age",
    part="start",
    only_if=Has("for-whom", "young"),
    questions=(
        Question(
            key="age",
            ask=Ask.CHOICE,
            words=_("How old are you?"),
            short=_("Your age"),
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

_OTHER = Page(
    key="other",
    part="start",
    title=_("Tell us about them"),
    only_if=_FOR_ANOTHER,
    questions=(
        Question(
            key="other-name",
            ask=Ask.TEXT,
            words=_("What is their name?"),
            short=_("Their name"),
            hint=_("It helps us to find the right people."),
            becomes=Becomes.NAME_OF_OTHER,
            is_optional=True,
        ),
        Question(
            key="other-age",
            ask=Ask.CHOICE,
            words=_("How old are they?"),
            short=_("Their age"),
            becomes=Becomes.AGE_BAND,
            is_optional=True,
            only_if=Has("for-whom", "child"),
            options=(
                Option("under_12", _("Under 12")),
                Option("12_to_17", _("12 to 17")),
                Option("18_and_over", _("18 or over")),
            ),
        ),
    ),
)

# Who speaks in their own right needs nobody's consent; who speaks for another is asked, where it is
# a complaint, whether they are happy with it (docs/rules/telling-us.md).
_WHY_WE_ASK = (
    _("It is about them, so what they think counts."),
    _("You can go on whatever you choose here. We may talk to them first, if that is safe."),
)

_CHILD_KNOWS = Page(
    key="child-knows",
    part="start",
    only_if=All(_COMPLAINT, Has("for-whom", "child")),
    more_title=_("Why we ask"),
    more=_WHY_WE_ASK,
    questions=(
        Question(
            key="child-knows",
            ask=Ask.CHOICE,
            words=_("Does the child or young person know that you tell us?"),
            short=_("Do they know"),
            becomes=Becomes.CONSENT,
            missing=_("Choose if they know that you tell us."),
            options=(
                Option("given", _("Yes, and they are happy with it")),
                Option("withheld", _("Yes, but they do not want it")),
                Option("not-asked", _("No, I have not asked them yet")),
                Option("too_young", _("They are too young to say")),
            ),
        ),
    ),
)

_ADULT_KNOWS = Page(
    key="adult-knows",
    part="start",
    only_if=All(_COMPLAINT, Has("for-whom", "adult")),
    more_title=_("Why we ask"),
    more=_WHY_WE_ASK,
    questions=(
        Question(
            key="adult-knows",
            ask=Ask.CHOICE,
            words=_("Does the other adult know that you tell us?"),
            short=_("Do they know"),
            becomes=Becomes.NOTE,
            missing=_("Choose if they know that you tell us."),
            options=(
                Option("given", _("Yes, and they are happy with it")),
                Option("withheld", _("Yes, but they do not want it")),
                Option("not-asked", _("No, I have not asked them yet")),
                Option("cannot-say", _("They cannot say")),
            ),
        ),
    ),
)

_CHILD_NAME = Page(
    key="child-name",
    part="start",
    only_if=All(_COMPLAINT, Has("for-whom", "self")),
    questions=(
        Question(
            key="child-name",
            ask=Ask.TEXT,
            words=_("Is it about a child? What is their name?"),
            short=_("The child’s name"),
            hint=_(
                "It helps us to find the right people. Leave it empty if it is not about one child."
            ),
            becomes=Becomes.CHILD_NAME,
            is_optional=True,
        ),
    ),
)

_WHO_YOU_ARE = Page(
    key="who-you-are",
    part="you",
    only_if=Not(Has("for-whom", "young")),
    questions=(
        Question(
            key="who-you-are",
            ask=Ask.CHOICE,
            words=_("Who are you?"),
            short=_("Who you are"),
            becomes=Becomes.CUSTOMER_GROUP,
            listing=Listing.CUSTOMER_GROUPS,
            is_optional=True,
        ),
    ),
)

ADULTS = Form(
    key="adults",
    reader="standard",
    title=_("Tell us"),
    invitation=_("I am an adult"),
    picture="grown-up",
    invitation_hint=_("You speak for yourself, or for somebody else."),
    before_start=(
        _("It takes about ten minutes. You can stop at any time and come back later."),
        _("Say as much or as little as you like. You can tell us without giving your name."),
    ),
    before_on_paper=(
        _("Say as much or as little as you like. You can tell us without giving your name."),
        _("Is there no room for all you have to say? Then go on with paper of your own."),
    ),
    parts=(
        Part("start", _("About")),
        Part("story", _("Your story")),
        Part("you", _("You")),
        Part("send", _("Check and send")),
    ),
    pages=(
        ABOUT,
        *WHO_ELSE_HELPS,
        KIND,
        _FOR_WHOM,
        _OWN_AGE,
        _OTHER,
        _CHILD_KNOWS,
        _ADULT_KNOWS,
        _CHILD_NAME,
        SERVICE,
        *STORIES,
        _WHO_YOU_ARE,
        NAME,
        REACH,
        DETAILS,
        SAFE,
        HELP,
        HELP_MORE,
        advocate_if(Has("for-whom", "young", "child")),
        EQUALITY,
    ),
)
