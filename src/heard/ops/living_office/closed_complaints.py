"""Which complaints are over in the demonstration office? All invented."""

from __future__ import annotations

from heard.ops.living_office.later_steps import declined, learnt, put_right, turned_to
from heard.ops.living_office.people import CARE, EDUCATION
from heard.ops.living_office.steps import (
    answered,
    extended,
    found,
    held,
    signed_off,
    submitted,
    taken_up,
    withdrawn,
)
from heard.ops.living_office.stories import Story, somebody
from heard.rules.outcomes import Outcome

__all__ = ["CLOSED"]

EARLY_HELP = "early-help"
UPHELD, PARTLY, NOT_UPHELD = Outcome.UPHELD, Outcome.PARTIALLY_UPHELD, Outcome.NOT_UPHELD

CLOSED = (
    Story(
        "closed-upheld",
        30,
        CARE,
        "The letter about our son went to the house we left two years ago.",
        somebody("Terry Nolan"),
        (
            *taken_up(29, "cleo"),
            found(24, "cleo", UPHELD, "The address had been changed in one system of two."),
            submitted(24, "cleo"),
            signed_off(23, "eve"),
            answered(22),
            put_right(20, "Apology in writing"),
            learnt(18, "An address that changes is changed in both systems on the same day."),
        ),
        facts={"theme": "confidentiality", "customer_group": "parent"},
    ),
    Story(
        "closed-paid",
        34,
        EDUCATION,
        "I paid for taxis for a month because the school transport was never arranged.",
        somebody("Mo Haddad"),
        (
            *taken_up(33, "dev"),
            found(25, "dev", UPHELD, "The form had been received, and not entered."),
            submitted(24, "dev"),
            signed_off(23, "ben"),
            answered(22),
            put_right(15, "Taxi fares paid back", 184),
            learnt(15, "Transport forms are entered on the day they come, and counted weekly."),
        ),
        facts={"theme": "financial-funding", "customer_group": "parent"},
    ),
    Story(
        "closed-partly",
        28,
        CARE,
        "The social worker was late for each visit and rude at the last one.",
        somebody("Ellis Gant"),
        (
            *taken_up(27, "cleo"),
            found(21, "cleo", PARTLY, "The visits were late; nothing rude was said."),
            answered(19),
        ),
        facts={"theme": "staff-attitude", "customer_group": "parent"},
    ),
    Story(
        "closed-not-upheld",
        24,
        EARLY_HELP,
        "We should have had a place in the summer scheme before others did.",
        somebody("Bobbie Lane"),
        (
            *taken_up(23, "asha"),
            found(14, "asha", NOT_UPHELD, "Places went by the date of asking."),
            answered(13),
        ),
        facts={"theme": "policies-procedures", "customer_group": "parent"},
    ),
    Story(
        "closed-late",
        44,
        CARE,
        "My file was read by somebody who had no reason to.",
        somebody("Stevie Croft"),
        (
            *taken_up(42, "cleo"),
            held(33, -22),
            found(22, "cleo", PARTLY, "It was opened once in error."),
            answered(21),
        ),
        facts={"theme": "confidentiality", "customer_group": "parent"},
    ),
    Story(
        "closed-extended",
        38,
        CARE,
        "Nobody explained what the child protection meeting was for.",
        somebody("Reese Holland"),
        (
            *taken_up(37, "cleo"),
            extended(30, -20, "The chair of the meeting was away."),
            found(21, "cleo", UPHELD, "No leaflet had been given."),
            answered(20),
        ),
        facts={"theme": "lack-of-communication", "customer_group": "parent"},
    ),
    Story(
        "closed-withdrawn",
        20,
        CARE,
        "I want another social worker.",
        somebody("Kit Barlow"),
        (*taken_up(19, "cleo"), withdrawn(15)),
        facts={"theme": "request-for-service", "customer_group": "parent"},
    ),
    Story(
        "closed-declined",
        18,
        CARE,
        "In 2009 my sister’s children were placed with strangers and not with me.",
        somebody("Hilary Munn"),
        (
            *taken_up(17, "ben"),
            declined(12, "It is long ago, and those who decided it and the papers are gone."),
        ),
        facts={"theme": "custody-of-child", "customer_group": "relative"},
    ),
    Story(
        "closed-school",
        11,
        EDUCATION,
        "The head teacher sent my son home for his haircut.",
        somebody("Danny Voss"),
        (
            turned_to(
                10,
                "the school’s governing body",
                "How a school keeps discipline is for its governors.",
            ),
        ),
        facts={"theme": "policies-procedures", "customer_group": "parent"},
    ),
)
