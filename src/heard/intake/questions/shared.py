"""Which pages do several forms share? Who it is, how to reach them, what help they need."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from heard.intake.questions.conditions import Condition, Has, Not
from heard.intake.questions.terms import (
    UNKNOWN,
    Ask,
    Becomes,
    Listing,
    Option,
    Page,
    Question,
)

__all__ = ["DETAILS", "HELP", "HELP_MORE", "NAME", "REACH", "SAFE", "SERVICE", "advocate_if"]

_REACHED = Not(Has("reach", "none"))

NAME = Page(
    key="name",
    part="you",
    questions=(
        Question(
            key="name",
            ask=Ask.TEXT,
            words=_("What is your name?"),
            short=_("Your name"),
            hint=_("If we do not know who you are, we can do less."),
            becomes=Becomes.NAME,
            is_optional=True,
            autocomplete="name",
        ),
    ),
)

REACH = Page(
    key="reach",
    part="you",
    questions=(
        Question(
            key="reach",
            ask=Ask.CHOICES,
            words=_("How may we get in touch with you?"),
            short=_("How to get in touch"),
            hint=_("Choose each way that is fine and safe for you."),
            becomes=Becomes.CONTACT,
            missing=_("Choose how we may get in touch, or say that we should not."),
            options=(
                Option("email", _("By e-mail")),
                Option("phone", _("By phone")),
                Option("post", _("By post")),
                Option("none", _("Please do not get in touch with me")),
            ),
        ),
    ),
)

DETAILS = Page(
    key="details",
    part="you",
    title=_("How to reach you"),
    only_if=_REACHED,
    questions=(
        Question(
            key="email",
            ask=Ask.EMAIL,
            words=_("What is your e-mail address?"),
            short=_("E-mail address"),
            becomes=Becomes.EMAIL,
            missing=_("Write your e-mail address."),
            longest=254,
            only_if=Has("reach", "email"),
            autocomplete="email",
        ),
        Question(
            key="phone",
            ask=Ask.PHONE,
            words=_("What is your phone number?"),
            short=_("Phone number"),
            becomes=Becomes.PHONE,
            missing=_("Write your phone number."),
            longest=40,
            only_if=Has("reach", "phone"),
            autocomplete="tel",
        ),
        Question(
            key="address",
            ask=Ask.LONG_TEXT,
            words=_("What is your address?"),
            short=_("Address"),
            becomes=Becomes.ADDRESS,
            missing=_("Write your address."),
            longest=1_000,
            only_if=Has("reach", "post"),
            autocomplete="street-address",
        ),
        Question(
            key="postcode",
            ask=Ask.POSTCODE,
            words=_("What is your postcode?"),
            short=_("Postcode"),
            becomes=Becomes.POSTCODE,
            is_optional=True,
            longest=10,
            only_if=Has("reach", "post"),
            autocomplete="postal-code",
        ),
    ),
)

SAFE = Page(
    key="safe",
    part="you",
    only_if=_REACHED,
    questions=(
        Question(
            key="safe",
            ask=Ask.LONG_TEXT,
            words=_("How and when is it safe to get in touch?"),
            short=_("Safe contact"),
            hint=_(
                "Some people share a phone, or do not want others to see our letters. For example: "
                "“Do not leave a message” or “Ring before 3”."
            ),
            becomes=Becomes.SAFE_CONTACT,
            is_optional=True,
            longest=1_000,
        ),
    ),
)

HELP = Page(
    key="help",
    part="you",
    questions=(
        Question(
            key="help",
            ask=Ask.CHOICES,
            words=_("Do you need help with our letters or calls?"),
            short=_("Help you need"),
            hint=_("Choose each one that would help."),
            becomes=Becomes.NEED,
            is_optional=True,
            options=(
                Option("large-print", _("Large print")),
                Option("easy-read", _("Easy read, with short words and pictures")),
                Option("sign-language", _("British Sign Language")),
                Option("interpreter", _("Another language, or someone to interpret")),
                Option("other", _("Something else")),
            ),
        ),
    ),
)

HELP_MORE = Page(
    key="help-more",
    part="you",
    title=_("Tell us more about the help you need"),
    only_if=Has("help", "interpreter", "other"),
    questions=(
        Question(
            key="language",
            ask=Ask.TEXT,
            words=_("Which language do you speak best?"),
            short=_("Language"),
            becomes=Becomes.NEED,
            missing=_("Write which language you speak best."),
            only_if=Has("help", "interpreter"),
        ),
        Question(
            key="other-help",
            ask=Ask.TEXT,
            words=_("What else would help you?"),
            short=_("Other help"),
            becomes=Becomes.NEED,
            missing=_("Write what would help you."),
            longest=500,
            only_if=Has("help", "other"),
        ),
    ),
)

SERVICE = Page(
    key="service",
    part="story",
    questions=(
        Question(
            key="service",
            ask=Ask.CHOICE,
            words=_("Which team or service is it about?"),
            short=_("Service"),
            becomes=Becomes.SERVICE_AREA,
            missing=_("Choose a service, or say that you do not know."),
            listing=Listing.SERVICE_AREAS,
            options=(Option(UNKNOWN, _("I do not know"), _("That is fine. We will find out.")),),
        ),
    ),
)


def advocate_if(condition: Condition) -> Page:
    """Return the page that offers an advocate, to whoever is young or speaks for a child."""
    return Page(
        key="advocate",
        part="you",
        only_if=condition,
        intro=(
            _(
                "An advocate is on the side of the child or young person. They help them to say "
                "what they want. It is free, and they do not work for the council."
            ),
        ),
        helps=("advocacy",),
        title=_("An advocate can help"),
        questions=(
            Question(
                key="advocate",
                ask=Ask.CHOICE,
                words=_("Shall we ask an advocate to help?"),
                short=_("Advocate"),
                becomes=Becomes.NEED,
                missing=_("Choose if we shall ask an advocate to help."),
                options=(
                    Option("yes", _("Yes, please")),
                    Option("no", _("No, thank you")),
                    Option("has-one", _("There is one already")),
                    Option("not-sure", _("Not sure. Please tell us more first")),
                ),
            ),
        ),
    )
