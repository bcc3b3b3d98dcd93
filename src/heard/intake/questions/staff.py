"""What are colleagues asked, who pass on what they were told, or put thanks forward?

They need not sign in: whoever does not is marked as not verified, and is heard all the same.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from heard.intake.questions.conditions import Has
from heard.intake.questions.shared import SERVICE
from heard.intake.questions.stories import FILES, LONGEST_STORY
from heard.intake.questions.terms import (
    Ask,
    Becomes,
    Form,
    Listing,
    Option,
    Page,
    Part,
    Proof,
    Question,
)

__all__ = ["STAFF"]

_THANKS = Has("kind", "compliment")
_ABOUT_YOUNG = Has("who-told", "young", "child")

_KIND = Page(
    key="kind",
    part="start",
    questions=(
        Question(
            key="kind",
            ask=Ask.CHOICE,
            words=_("What do you pass on?"),
            short=_("What is passed on"),
            becomes=Becomes.KIND,
            missing=_("Choose what you pass on."),
            options=(
                Option(
                    "complaint",
                    _("A complaint"),
                    _("Somebody is not happy, whether or not they call it so."),
                ),
                Option("compliment", _("Thanks"), _("Somebody did well.")),
                Option("comment", _("A thought or an idea")),
            ),
        ),
    ),
)

_NOMINATED = Page(
    key="thanks",
    part="start",
    title=_("Whom to thank"),
    only_if=_THANKS,
    questions=(
        Question(
            key="thanked",
            ask=Ask.TEXT,
            words=_("Which person or team did well?"),
            short=_("Who to thank"),
            becomes=Becomes.THANKED,
            missing=_("Write which person or team did well."),
        ),
        Question(
            key="nominated-by",
            ask=Ask.CHOICE,
            words=_("Who says so?"),
            short=_("Put forward by"),
            becomes=Becomes.NOMINATED_BY,
            missing=_("Choose who says so."),
            options=(
                Option("public", _("A family or somebody else outside")),
                Option("staff", _("I do, or my team")),
            ),
        ),
    ),
)

_WHEN = Page(
    key="when",
    part="start",
    title=_("When and how the council heard it"),
    questions=(
        Question(
            key="heard-on",
            ask=Ask.DAY,
            words=_("When did any of us first hear it?"),
            short=_("First heard on"),
            hint=_("The time to answer runs from that day. For example 27/3/2026, or yesterday."),
            becomes=Becomes.HEARD_ON,
            missing=_("Write the day on which any of us first heard it."),
            longest=40,
            autocomplete="off",
        ),
        Question(
            key="channel",
            ask=Ask.CHOICE,
            words=_("How did you hear it?"),
            short=_("How it came"),
            becomes=Becomes.CHANNEL,
            missing=_("Choose how you heard it."),
            options=(
                Option("in_person", _("Face to face")),
                Option("phone", _("By phone")),
                Option("email", _("By e-mail or text")),
                Option("letter", _("By letter")),
            ),
        ),
    ),
)

_WHO = Page(
    key="who",
    part="them",
    title=_("Who told you"),
    questions=(
        Question(
            key="who-told",
            ask=Ask.CHOICE,
            words=_("Who was it?"),
            short=_("Who it was"),
            becomes=Becomes.FOR_WHOM,
            missing=_("Choose who it was."),
            options=(
                Option("self", _("An adult, for themselves or their family")),
                Option("young", pgettext_lazy("who told you", "A child or young person")),
                Option("child", _("An adult who speaks for a child")),
            ),
        ),
        Question(
            key="name-told",
            ask=Ask.TEXT,
            words=_("What is their name?"),
            short=_("Their name"),
            hint=_("Leave it empty if they did not want us to know."),
            becomes=Becomes.NAME,
            is_optional=True,
            autocomplete="off",
        ),
        Question(
            key="group-told",
            ask=Ask.CHOICE,
            words=_("Which of these are they?"),
            short=_("Who they are"),
            becomes=Becomes.CUSTOMER_GROUP,
            listing=Listing.CUSTOMER_GROUPS,
            is_optional=True,
        ),
    ),
)

_CHILD = Page(
    key="child",
    part="them",
    title=_("The child or young person"),
    only_if=_ABOUT_YOUNG,
    questions=(
        Question(
            key="child-name",
            ask=Ask.TEXT,
            words=_("For which child did they speak?"),
            short=_("Child"),
            becomes=Becomes.NAME_OF_OTHER,
            is_optional=True,
            only_if=Has("who-told", "child"),
            autocomplete="off",
        ),
        Question(
            key="child-age",
            ask=Ask.CHOICE,
            words=_("How old is the child or young person?"),
            short=_("Age"),
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

_REACH = Page(
    key="reach",
    part="them",
    title=_("How we reach them"),
    questions=(
        Question(
            key="phone-told",
            ask=Ask.PHONE,
            words=_("What is their phone number?"),
            short=_("Phone number"),
            becomes=Becomes.PHONE,
            is_optional=True,
            longest=40,
            autocomplete="off",
        ),
        Question(
            key="email-told",
            ask=Ask.EMAIL,
            words=_("What is their e-mail address?"),
            short=_("E-mail address"),
            becomes=Becomes.EMAIL,
            is_optional=True,
            longest=254,
            autocomplete="off",
        ),
        Question(
            key="safe-told",
            ask=Ask.LONG_TEXT,
            words=_("When and how is it safe to reach them?"),
            short=_("Safe contact"),
            becomes=Becomes.SAFE_CONTACT,
            is_optional=True,
            longest=1_000,
        ),
    ),
)

_WORDS = Page(
    key="words",
    part="story",
    questions=(
        Question(
            key="words",
            ask=Ask.LONG_TEXT,
            words=_("What was said?"),
            short=_("What was said"),
            hint=_("In their own words, as far as you can."),
            becomes=Becomes.WORDS,
            missing=_("Write what was said."),
            longest=LONGEST_STORY,
        ),
    ),
)

_YOU = Page(
    key="you",
    part="you",
    questions=(
        Question(
            key="colleague",
            ask=Ask.TEXT,
            words=_("What is your name, and your team?"),
            short=_("Passed on by"),
            becomes=Becomes.NOTE,
            missing=_("Write your name and your team."),
            autocomplete="off",
        ),
    ),
)

STAFF = Form(
    key="staff",
    reader="standard",
    title=_("Pass on what you were told"),
    invitation=_("I work for the council"),
    invitation_hint=_("You pass on what you were told, or want to thank a colleague."),
    before_start=(
        _("Nobody has to fill in a form to be heard. If they told you, they told the council."),
        _("You need not sign in. If you are signed in, we know that it was you."),
    ),
    parts=(
        Part("start", _("What it is")),
        Part("them", _("Who told you")),
        Part("story", _("What was said")),
        Part("you", _("You")),
        Part("send", _("Check and send")),
    ),
    pages=(_KIND, _NOMINATED, _WHEN, _WHO, _CHILD, _REACH, SERVICE, _WORDS, FILES, _YOU),
    is_for_work=True,
    proof=Proof.SIGN_IN,
)
