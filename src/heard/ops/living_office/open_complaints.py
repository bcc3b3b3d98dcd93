"""Which complaints are being answered in the demonstration office? All invented."""

from __future__ import annotations

from heard.casework.models import Decision
from heard.casework.new_cases import NewParty
from heard.feedback.models import Party
from heard.ops.living_office.people import CARE, EDUCATION
from heard.ops.living_office.steps import (
    acknowledged,
    allocated,
    decided,
    extended,
    found,
    held,
    noted,
    paused,
    referred,
    returned,
    signed_off,
    submitted,
    taken_up,
)
from heard.ops.living_office.stories import Story, a_child, an_advocate, somebody
from heard.people.new_people import NewPerson
from heard.rules.outcomes import Outcome
from heard.rules.vocabulary import AgeBand, Channel

__all__ = ["OPEN"]

EARLY_HELP = "early-help"
UPHELD, PARTLY, NOT_UPHELD = Outcome.UPHELD, Outcome.PARTIALLY_UPHELD, Outcome.NOT_UPHELD
_COURT = (
    "The family court decides on the same matter next month; what it finds may not be cut across."
)


def _young(name: str) -> tuple[NewParty, ...]:
    return (NewParty(Party.Role.COMPLAINANT, NewPerson(name, safe_contact="By text, after 4 pm")),)


OPEN = (
    Story(
        "due-today-care",
        10,
        CARE,
        "The social worker changed three times since spring and nobody told us who the new one is.",
        somebody("Morgan Hale"),
        (
            *taken_up(9, "cleo"),
            found(1, "cleo", UPHELD, "No letter went out at any of the changes."),
        ),
        facts={"theme": "lack-of-communication", "customer_group": "parent"},
    ),
    Story(
        "due-today-education",
        15,
        EDUCATION,
        "My son has had no school place for a term and each person I ring passes me to another.",
        somebody("Priya Lowe"),
        (
            *taken_up(14, "dev"),
            found(4, "dev", UPHELD, "The request lay for six weeks."),
            submitted(4, "dev"),
            signed_off(1, "ben"),
        ),
        facts={"theme": "lack-of-action", "customer_group": "parent"},
    ),
    Story(
        "late-held",
        13,
        CARE,
        "I was promised a copy of the assessment in June and still have not seen it.",
        somebody("Robin Tate"),
        (*taken_up(12, "cleo"), held(3, 4)),
        facts={"theme": "assessment-undertaken", "customer_group": "parent"},
    ),
    Story(
        "late-early-help",
        17,
        EARLY_HELP,
        "The parenting group was cancelled on the morning, twice, and we had paid for the bus.",
        somebody("Lesley Crane"),
        taken_up(16, "asha"),
        channel=Channel.PHONE,
        facts={"theme": "quality-of-service", "customer_group": "parent"},
    ),
    Story(
        "late-returned",
        17,
        EDUCATION,
        "The transport escort shouted at my daughter. I want to know what was done about it.",
        somebody("Jo Marlow"),
        (
            *taken_up(15, "dev"),
            found(4, "dev", PARTLY, "Voices were raised; what was said is disputed."),
            submitted(3, "dev"),
            returned(1, "ben", "Say what will be different on the bus, and by when."),
        ),
        facts={"theme": "staff-attitude", "customer_group": "parent"},
    ),
    Story(
        "sign-off-care",
        8,
        CARE,
        "Contact was stopped without anybody asking me or telling me why.",
        somebody("Dana Whitlock"),
        (
            *taken_up(7, "cleo"),
            found(2, "cleo", NOT_UPHELD, "The court had ordered it, and a letter said so."),
            submitted(1, "cleo"),
        ),
        channel=Channel.LETTER,
        facts={"theme": "custody-of-child", "customer_group": "parent"},
    ),
    Story(
        "sign-off-foster",
        9,
        CARE,
        "Our fostering allowance was short for four months and I chased it every week.",
        somebody("Chris Abbott"),
        (
            *taken_up(8, "cleo"),
            found(2, "cleo", UPHELD, "The new rate had not been entered."),
            submitted(2, "cleo"),
        ),
        facts={"theme": "financial-funding", "customer_group": "foster-carer"},
    ),
    Story(
        "sign-off-education",
        12,
        EDUCATION,
        "The plan for my child names a school that had told the council it was full.",
        somebody("Kim Osei"),
        (
            *taken_up(11, "dev"),
            found(3, "dev", PARTLY, "The school’s answer came a day after the plan was sent."),
            submitted(1, "dev"),
        ),
        facts={"theme": "policies-procedures", "customer_group": "parent"},
    ),
    Story(
        "unallocated-today",
        0,
        EDUCATION,
        "Nobody answered my three e-mails about the nursery place.",
        somebody("Alex Byrne"),
        facts={"theme": "lack-of-communication"},
    ),
    Story(
        "unallocated-yesterday",
        1,
        CARE,
        "We look after our grandson and have heard nothing on the special guardianship support.",
        somebody("Jean Sutton"),
        channel=Channel.IN_PERSON,
        facts={"theme": "request-for-service", "customer_group": "relative"},
    ),
    Story(
        "unallocated-acknowledged",
        2,
        EARLY_HELP,
        "The worker came an hour late and had somebody else’s papers in her hand.",
        somebody("Nicky Farrow"),
        (acknowledged(1),),
        channel=Channel.PHONE,
        facts={"theme": "confidentiality", "customer_group": "parent"},
    ),
    Story(
        "paused-court",
        14,
        CARE,
        "The report to the court says things about our home that are not true.",
        somebody("Sam Ridley"),
        (
            *taken_up(13, "cleo"),
            decided(8, Decision.Question.PROCEEDINGS, "put_off", _COURT),
            paused(8, _COURT),
        ),
        facts={"theme": "assessment-undertaken", "customer_group": "parent"},
    ),
    Story(
        "paused-advocate",
        6,
        CARE,
        "I was moved on a school night and my things came in bin bags.",
        _young("Jordan Pike"),
        (
            *taken_up(5, "cleo"),
            paused(4, "They asked for an advocate, who begins next week.", stops_maximum=False),
        ),
        channel=Channel.WEB_FORM,
        facts={
            "theme": "quality-of-service",
            "customer_group": "young-person",
            "young_person": True,
            "age_band": AgeBand.FROM_12_TO_17,
            "is_own_right": True,
        },
    ),
    Story(
        "young-person-advocate",
        5,
        CARE,
        "My pocket money is late every month and my social worker does not ring back.",
        (*_young("Ashley Moor"), an_advocate("Rowan Field")),
        (
            *taken_up(4, "cleo"),
            noted(3, "asha", "Met with the advocate: wishes to be written to in plain words."),
        ),
        channel=Channel.FEEDBACK_FORM,
        facts={
            "theme": "financial-funding",
            "customer_group": "young-person",
            "young_person": True,
            "age_band": AgeBand.FROM_12_TO_17,
            "is_own_right": True,
            "contact_preferences": "By text, or through the advocate",
        },
    ),
    Story(
        "for-a-child",
        3,
        CARE,
        "My little brother is not allowed to ring me from his placement.",
        (*somebody("Taylor Gray"), a_child("Charlie Gray")),
        taken_up(2, "cleo"),
        facts={
            "theme": "custody-of-child",
            "customer_group": "relative",
            "young_person": True,
            "age_band": AgeBand.UNDER_12,
            "is_own_right": False,
        },
    ),
    Story(
        "extended",
        14,
        CARE,
        "Three teams were at the meeting, and each wrote down something else.",
        somebody("Pat Lindley"),
        (
            *taken_up(13, "cleo"),
            extended(5, 5, "Three teams have to be heard, one of them elsewhere."),
        ),
        facts={"theme": "policies-procedures", "customer_group": "parent"},
    ),
    Story(
        "concern-waiting",
        0,
        CARE,
        "She says that she is afraid to go home tonight.",
        somebody("Frances Dale"),
        channel=Channel.PHONE,
        facts={"theme": "safeguarding", "customer_group": "professional", "has_alarm": True},
    ),
    Story(
        "concern-referred",
        4,
        CARE,
        "A man who should not be there has been seen at the contact centre.",
        somebody("Viv Harper"),
        (
            referred(4, "Children’s social care, duty team", "Somebody unknown near the children."),
            *taken_up(3, "cleo"),
        ),
        facts={"theme": "safeguarding", "customer_group": "parent", "has_alarm": True},
    ),
    Story(
        "restricted",
        4,
        CARE,
        "My neighbour works in your office and knew of our case before I did.",
        somebody("Lou Danvers"),
        (allocated(3, "ben"), acknowledged(3)),
        may_see=("asha", "ben"),
        facts={"theme": "confidentiality", "customer_group": "parent", "is_restricted": True},
    ),
)
