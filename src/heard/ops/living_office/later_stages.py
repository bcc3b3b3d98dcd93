"""Which complaints went further in the demonstration office? All invented."""

from __future__ import annotations

from heard.casework.models import Appointment
from heard.casework.steps import Milestone
from heard.ops.living_office.later_steps import appointed, asked_further, begun, step_taken
from heard.ops.living_office.people import CARE
from heard.ops.living_office.steps import answered, found, reopened, taken_up
from heard.ops.living_office.stories import Story, somebody
from heard.rules.outcomes import Outcome

__all__ = ["LATER"]

_Part = Appointment.Role

LATER = (
    Story(
        "stage-2-under-way",
        45,
        CARE,
        "The plan for our daughter’s care was decided before anybody had spoken to us.",
        somebody("Leigh Farraday"),
        (
            *taken_up(44, "cleo"),
            found(37, "cleo", Outcome.NOT_UPHELD, "The meeting was minuted, with both there."),
            answered(36),
            asked_further(20),
            begun(18),
            appointed(17, _Part.INVESTIGATING_OFFICER, "Harriet Vane"),
            appointed(17, _Part.INDEPENDENT_PERSON, "Osman Kerr"),
            step_taken(12, Milestone.STATEMENT_AGREED),
        ),
        facts={"theme": "assessment-undertaken", "customer_group": "parent"},
    ),
    Story(
        "stage-2-asked-for",
        30,
        CARE,
        "We were told that respite would begin in the summer. It has not.",
        somebody("Drew Palmer"),
        (
            *taken_up(29, "cleo"),
            found(23, "cleo", Outcome.PARTIALLY_UPHELD, "It was promised, and then put off."),
            answered(22),
            asked_further(2),
        ),
        facts={"theme": "request-for-service", "customer_group": "parent"},
    ),
    Story(
        "stage-3-asked-for",
        125,
        CARE,
        "Nobody can tell me on what grounds my children were taken off the register.",
        somebody("Val Thornton"),
        (
            *taken_up(124, "cleo"),
            found(117, "cleo", Outcome.NOT_UPHELD, "The reasons were in the minutes."),
            answered(116),
            asked_further(105),
            begun(103),
            appointed(103, _Part.INVESTIGATING_OFFICER, "Miles Corran"),
            appointed(103, _Part.INDEPENDENT_PERSON, "Edith Rowe"),
            step_taken(95, Milestone.STATEMENT_AGREED),
            step_taken(60, Milestone.OFFICER_REPORT),
            step_taken(58, Milestone.INDEPENDENT_REPORT),
            step_taken(50, Milestone.ADJUDICATION),
            answered(48),
            asked_further(8),
            begun(7),
        ),
        facts={"theme": "policies-procedures", "customer_group": "parent"},
    ),
    Story(
        "reopened",
        40,
        CARE,
        "The apology you sent is for something that we never complained about.",
        somebody("Gerry Holt"),
        (
            *taken_up(39, "cleo"),
            found(32, "cleo", Outcome.UPHELD, "The wrong letter was sent."),
            answered(31),
            reopened(6, "What they complained of was not answered."),
        ),
        facts={"theme": "quality-of-service", "customer_group": "parent"},
    ),
)
