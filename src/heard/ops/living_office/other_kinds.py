"""Which comments, compliments, enquiries and Ombudsman cases are there? All invented."""

from __future__ import annotations

from heard.casework.new_cases import NewParty
from heard.feedback.models import Party
from heard.ops.living_office.later_steps import assessed, ombudsman_decided, thanked
from heard.ops.living_office.people import CARE, EDUCATION
from heard.ops.living_office.steps import allocated, answered, taken_up
from heard.ops.living_office.stories import Story, somebody, the_mp
from heard.people.new_people import NewPerson
from heard.rules.vocabulary import Channel, EnquiryCategory, Kind, Nominator, OmbudsmanDecision

__all__ = ["OTHERS"]

EARLY_HELP = "early-help"
_MP = the_mp("Rosalind Achebe MP")
_THANKED = NewParty(Party.Role.THANKED, NewPerson("Imogen Hale"))
_COUNCILLOR = (
    NewParty(Party.Role.COUNCILLOR, NewPerson("Councillor Ned Birch", "n.birch@council.example")),
)

OTHERS = (
    Story(
        "mp-due-today",
        5,
        CARE,
        "A constituent asks why her assessment has taken three months.",
        (*_MP, NewParty(Party.Role.CONSTITUENT, NewPerson("Ola Grant"))),
        taken_up(4, "cleo"),
        Kind.MP_ENQUIRY,
        facts={"enquiry_category": EnquiryCategory.REASONS, "authority": "member_says_so"},
    ),
    Story(
        "mp-open",
        2,
        EDUCATION,
        "Please let me know how many children wait for a special school place.",
        _MP,
        taken_up(1, "dev"),
        Kind.MP_ENQUIRY,
        facts={"enquiry_category": EnquiryCategory.BACKGROUND},
    ),
    Story(
        "mp-answered",
        16,
        CARE,
        "My constituent would like respite care for her son.",
        _MP,
        (*taken_up(15, "cleo"), answered(12)),
        Kind.MP_ENQUIRY,
        facts={"enquiry_category": EnquiryCategory.SERVICE},
    ),
    Story(
        "councillor-late",
        8,
        EDUCATION,
        "Residents ask me when the crossing patrol comes back.",
        _COUNCILLOR,
        taken_up(7, "dev"),
        Kind.COUNCILLOR_ENQUIRY,
        facts={"enquiry_category": EnquiryCategory.SERVICE},
    ),
    Story(
        "councillor-answered",
        21,
        EARLY_HELP,
        "What does the family hub offer in the holidays?",
        _COUNCILLOR,
        (*taken_up(20, "asha"), answered(17)),
        Kind.COUNCILLOR_ENQUIRY,
        facts={"enquiry_category": EnquiryCategory.BACKGROUND},
    ),
    Story(
        "comment-open",
        6,
        EARLY_HELP,
        "It would help if the waiting room had something for older children.",
        somebody("Corey Finch"),
        taken_up(5, "asha"),
        Kind.COMMENT,
        Channel.FEEDBACK_FORM,
        facts={"theme": "quality-of-service"},
    ),
    Story(
        "comment-answered",
        19,
        EDUCATION,
        "The admissions page is hard to read on a telephone.",
        somebody("Billie Stone"),
        (*taken_up(18, "dev"), answered(10)),
        Kind.COMMENT,
        Channel.WEB_FORM,
        facts={"theme": "lack-of-communication"},
    ),
    Story(
        "compliment-accepted",
        9,
        CARE,
        "She drove forty miles on her day off so that he could see his nan in hospital.",
        (*somebody("Marian Yeo"), _THANKED),
        (
            assessed(7, "She went well beyond what the role asks.", is_accepted=True),
            thanked(6, "Imogen Hale"),
        ),
        Kind.COMPLIMENT,
        Channel.LETTER,
        facts={"customer_group": "foster-carer", "nominated_by": Nominator.PUBLIC},
    ),
    Story(
        "compliment-not-accepted",
        12,
        EDUCATION,
        "Thanks for sending the form so quickly.",
        somebody("Ira Benson"),
        (assessed(11, "Kind words, for what everybody is owed.", is_accepted=False),),
        Kind.COMPLIMENT,
        facts={"customer_group": "parent"},
    ),
    Story(
        "compliment-new",
        1,
        EARLY_HELP,
        "The group leader noticed how tired I was and found me somebody to talk to.",
        somebody("Jules Ferrier"),
        (),
        Kind.COMPLIMENT,
        facts={"customer_group": "parent"},
    ),
    Story(
        "ombudsman-open",
        3,
        CARE,
        "The Ombudsman asks for the papers on a complaint about contact.",
        somebody("Wren Atherton"),
        (
            allocated(2, "ben"),
            ombudsman_decided(2, "00 000 001", OmbudsmanDecision.AWAITED),
        ),
        Kind.OMBUDSMAN,
        Channel.FORWARDED,
    ),
    Story(
        "ombudsman-upheld",
        60,
        EDUCATION,
        "The Ombudsman looks into a delay with a plan for a child’s education.",
        somebody("Sandy Kerr"),
        (
            *taken_up(59, "ben"),
            answered(56),
            ombudsman_decided(
                10,
                "00 000 002",
                OmbudsmanDecision.UPHELD,
                "Review how drafts are passed on within the service.",
            ),
        ),
        Kind.OMBUDSMAN,
        Channel.FORWARDED,
    ),
)
