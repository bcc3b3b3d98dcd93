"""What is done after the first answer, and with what is no complaint? The real acts again."""

from __future__ import annotations

from decimal import Decimal

from heard.casework.models import Appointment
from heard.casework.operations.appointments import NewAppointment, appoint
from heard.casework.operations.compliments import Assessment, assess_compliment, pass_on_thanks
from heard.casework.operations.ombudsman import (
    NewRecommendation,
    OmbudsmanNews,
    record_ombudsman_decision,
)
from heard.casework.operations.putting_right import NewRemedy, add_remedy
from heard.casework.operations.routing import Declining, Route, decline, route
from heard.casework.operations.stages import StepDone, begin_stage, complete_step, request_stage
from heard.casework.queries.governing import OUTSIDE
from heard.learning.operations import add_lesson
from heard.ops.living_office.stories import Scene, Step
from heard.people.new_people import NewPerson
from heard.rules.vocabulary import OmbudsmanDecision

__all__ = [
    "appointed",
    "asked_further",
    "assessed",
    "begun",
    "declined",
    "learnt",
    "ombudsman_decided",
    "put_right",
    "step_taken",
    "thanked",
    "turned_to",
]


def asked_further(ago: int) -> Step:
    """Ask for the next stage."""
    return Step(ago, lambda now: request_stage(now.reference, now.on, **now.by("asha")))


def begun(ago: int) -> Step:
    """Begin the stage that was asked for."""
    return Step(ago, lambda now: begin_stage(now.reference, now.on, **now.by("ben")))


def appointed(ago: int, role: Appointment.Role, name: str) -> Step:
    """Appoint an invented person whose independence was checked."""

    def do(now: Scene) -> None:
        new = NewAppointment(role, NewPerson(name), now.on, is_independent=True)
        appoint(now.reference, new, **now.by("ben"))

    return Step(ago, do)


def step_taken(ago: int, step: str) -> Step:
    """Take a step of the stage."""
    return Step(
        ago, lambda now: complete_step(now.reference, StepDone(step, now.on), **now.by("asha"))
    )


def put_right(ago: int, kind: str, pounds: int | None = None) -> Step:
    """Promise a remedy, done the same day; money is approved by the complaints manager."""

    def remedy(now: Scene) -> None:
        amount = Decimal(pounds) if pounds else None
        approver = now.staff["ben"].id if pounds else None
        new = NewRemedy(kind, amount, approver, done_on=now.on)
        add_remedy(now.reference, new, **now.by("asha"))

    return Step(ago, remedy)


def learnt(ago: int, words: str) -> Step:
    """Record what was learnt."""
    return Step(ago, lambda now: add_lesson(now.reference, words, **now.by("asha")))


def declined(ago: int, reasons: str) -> Step:
    """Decline to consider it."""
    return Step(
        ago, lambda now: decline(now.reference, Declining(reasons, now.on), **now.by("ben"))
    )


def turned_to(ago: int, turn_to: str, reasons: str) -> Step:
    """Turn the person to those who can look into it."""

    def do(now: Scene) -> None:
        way = Route(OUTSIDE, reasons, turn_to, now.on)
        route(now.reference, way, **now.by("asha"))

    return Step(ago, do)


def assessed(ago: int, reasons: str, *, is_accepted: bool) -> Step:
    """Say whether thanks are a compliment."""
    said = Assessment(is_accepted, reasons)
    return Step(ago, lambda now: assess_compliment(now.reference, said, **now.by("asha")))


def thanked(ago: int, to: str) -> Step:
    """Pass the thanks on."""
    return Step(ago, lambda now: pass_on_thanks(now.reference, to, now.on, **now.by("asha")))


def ombudsman_decided(
    ago: int, reference: str, decision: OmbudsmanDecision, recommended: str = ""
) -> Step:
    """Record the Ombudsman's reference and decision, with what is asked for a month from now."""

    def do(now: Scene) -> None:
        is_decided = decision is not OmbudsmanDecision.AWAITED
        asked = (NewRecommendation(recommended, now.days.ahead(20)),) if recommended else ()
        news = OmbudsmanNews(
            reference,
            decision,
            now.on if is_decided else None,
            was_investigated=True if is_decided else None,
            recommendations=asked,
        )
        record_ombudsman_decision(now.reference, news, **now.by("asha"))

    return Step(ago, do)
