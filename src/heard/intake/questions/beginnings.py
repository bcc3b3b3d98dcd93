"""How does a form begin? What it is about, who else can help, and what sort of thing it is."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from heard.intake.questions.conditions import Has
from heard.intake.questions.terms import Ask, Becomes, Option, Page, Question

__all__ = ["ABOUT", "KIND", "WHO_ELSE_HELPS"]

ABOUT = Page(
    key="about",
    part="start",
    questions=(
        Question(
            key="about",
            ask=Ask.CHOICE,
            words=_("What is it about?"),
            short=_("About"),
            becomes=Becomes.ABOUT,
            missing=_("Choose what it is about."),
            options=(
                Option(
                    "services",
                    _("Help for children and families"),
                    _("Such as social workers, foster care, leaving care or special needs."),
                ),
                Option("school", _("A school or nursery")),
                Option("adults", _("Care for adults")),
                Option("elsewhere", _("Another council, the NHS or the police")),
            ),
        ),
    ),
)

_SCHOOL = Page(
    key="school",
    part="start",
    title=_("The school can help first"),
    only_if=Has("about", "school"),
    intro=(
        _("Schools look into complaints about themselves. We cannot do that for them."),
        _("Talk to the school first. If that does not help, you can ask the people below."),
        _(
            "We can help if it is about what the council did. That may be a school place, a school "
            "bus or help for special needs. Then please go on."
        ),
    ),
    helps=("schools", "academies"),
)

_ADULT_CARE = Page(
    key="adult-care",
    part="start",
    title=_("Another team can help you best"),
    only_if=Has("about", "adults"),
    intro=(
        _("These pages are about help for children and families."),
        _("The people below can help you with care for adults."),
        _("Not sure? Then go on and tell us. We will pass it to the right people."),
    ),
    helps=("adults",),
)

_ELSEWHERE = Page(
    key="elsewhere",
    part="start",
    title=_("Somebody else can help you best"),
    only_if=Has("about", "elsewhere"),
    intro=(
        _("We can only look into what this council did, or what others did for us."),
        _("The people below can help you with the rest."),
        _("Not sure? Then go on and tell us. We will pass it to the right people if we can."),
    ),
    helps=("elsewhere",),
)

KIND = Page(
    key="kind",
    part="start",
    questions=(
        Question(
            key="kind",
            ask=Ask.CHOICE,
            words=_("What would you like to do?"),
            short=_("What you tell us"),
            becomes=Becomes.KIND,
            missing=_("Choose what you would like to do."),
            options=(
                Option("complaint", _("Complain"), _("Something went wrong, or is not fair.")),
                Option("compliment", _("Say thank you"), _("Somebody did well.")),
                Option("comment", _("Share a thought or an idea"), _("Something could be better.")),
            ),
        ),
    ),
)

WHO_ELSE_HELPS = (_SCHOOL, _ADULT_CARE, _ELSEWHERE)
