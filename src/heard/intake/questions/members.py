"""What are the offices of MPs and councillors asked, who enquire for somebody else?"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from heard.intake.questions.shared import SERVICE
from heard.intake.questions.stories import FILES, LONGEST_STORY
from heard.intake.questions.terms import Ask, Becomes, Form, Option, Page, Part, Proof, Question

__all__ = ["MEMBERS"]

_MEMBER = Page(
    key="member",
    part="you",
    title=_("Who is asking?"),
    questions=(
        Question(
            key="member",
            ask=Ask.CHOICE,
            words=_("Whose office are you?"),
            short=_("Office"),
            becomes=Becomes.KIND,
            missing=_("Choose whose office you are."),
            options=(
                Option("mp_enquiry", _("The office of an MP")),
                Option("councillor_enquiry", _("The office of a councillor")),
            ),
        ),
        Question(
            key="member-name",
            ask=Ask.TEXT,
            words=_("What is the name of the MP or councillor?"),
            short=_("MP or councillor"),
            becomes=Becomes.NAME,
            missing=_("Write the name of the MP or councillor."),
        ),
        Question(
            key="office-email",
            ask=Ask.EMAIL,
            words=_("What is the e-mail address of the office?"),
            short=_("E-mail address"),
            hint=_("We reply to it. If we know it, we send you a link to show that it was you."),
            becomes=Becomes.EMAIL,
            missing=_("Write the e-mail address of the office."),
            longest=254,
            autocomplete="email",
        ),
        Question(
            key="office-phone",
            ask=Ask.PHONE,
            words=_("What is the phone number of the office?"),
            short=_("Phone number"),
            becomes=Becomes.PHONE,
            is_optional=True,
            longest=40,
            autocomplete="tel",
        ),
    ),
)

_CATEGORY = Page(
    key="category",
    part="story",
    questions=(
        Question(
            key="category",
            ask=Ask.CHOICE,
            words=_("What do you ask for?"),
            short=_("What is asked for"),
            becomes=Becomes.ENQUIRY_CATEGORY,
            is_optional=True,
            options=(
                Option("background", _("To know more about the case")),
                Option("reasons", _("Why we made a decision")),
                Option("service", _("Help from a service")),
                Option("review", _("To look again at what we decided")),
            ),
        ),
    ),
)

_CONSTITUENT = Page(
    key="constituent",
    part="story",
    title=_("For whom do you ask?"),
    questions=(
        Question(
            key="constituent",
            ask=Ask.TEXT,
            words=_("What is the name of the person you ask for?"),
            short=_("Constituent"),
            hint=_("Leave it empty if there is no such person."),
            becomes=Becomes.CONSTITUENT,
            is_optional=True,
        ),
        Question(
            key="constituent-more",
            ask=Ask.LONG_TEXT,
            words=_("What else helps us to find them?"),
            short=_("To find the constituent"),
            hint=_("Such as where they live, or the name of a child."),
            becomes=Becomes.NOTE,
            is_optional=True,
            longest=1_000,
        ),
    ),
)

# Data Protection Act 2018 Sch 1 paras 23 and 24: a member may act on their word alone.
_AUTHORITY = Page(
    key="authority",
    part="story",
    questions=(
        Question(
            key="authority",
            ask=Ask.CHOICE,
            words=_("May we tell you about this person?"),
            short=_("May be told of the constituent"),
            becomes=Becomes.AUTHORITY,
            missing=_("Choose if we may tell you about this person."),
            options=(
                Option("given", _("Yes, they have said so")),
                Option("member_says_so", _("Yes, they asked the MP or councillor to act for them")),
                Option("asked_for", _("We have asked them and wait for an answer")),
                Option("refused", _("No, please tell us nothing about them")),
                Option("not_needed", _("There is no such person")),
            ),
        ),
    ),
)

_ASKED = Page(
    key="asked",
    part="story",
    questions=(
        Question(
            key="asked",
            ask=Ask.LONG_TEXT,
            words=_("What would you like to ask?"),
            short=_("What is asked"),
            hint=_("You can copy in what the person wrote to you."),
            becomes=Becomes.WORDS,
            missing=_("Write what you would like to ask."),
            longest=LONGEST_STORY,
        ),
    ),
)

MEMBERS = Form(
    key="members",
    reader="standard",
    title=_("Ask for somebody you act for"),
    invitation=_("The office of an MP or councillor"),
    invitation_hint=_("You ask for somebody who came to you."),
    before_start=(
        _("Is it about the MP’s or councillor’s own family? Then use the form for adults."),
    ),
    parts=(
        Part("you", pgettext_lazy("an office", "You")),
        Part("story", _("What you ask")),
        Part("send", _("Check and send")),
    ),
    pages=(_MEMBER, _CONSTITUENT, _AUTHORITY, _CATEGORY, SERVICE, _ASKED, FILES),
    is_for_work=True,
    proof=Proof.ADDRESS,
)
