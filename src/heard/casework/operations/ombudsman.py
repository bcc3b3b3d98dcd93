"""What the Ombudsman decided, what the council was asked to do, and what shows that it did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from heard.accounts.staff import Staff
from heard.casework.models import Link, OmbudsmanCase, Recommendation
from heard.casework.new_cases import NewCase, NewParty
from heard.casework.operations.acting import Case, NotLawful, acting, in_words
from heard.casework.operations.days import require_day
from heard.casework.operations.ending import close
from heard.casework.operations.logging import log
from heard.feedback.models import Feedback, Party
from heard.feedback.permissions import visible_to
from heard.feedback.queries.search import as_written
from heard.rules.acts import Act, Closing
from heard.rules.vocabulary import Channel, Kind, OmbudsmanDecision

__all__ = [
    "NewRecommendation",
    "OmbudsmanNews",
    "RecommendationDone",
    "RecommendationWithdrawn",
    "complaint_sent_back",
    "complete_recommendation",
    "record_ombudsman_decision",
    "withdraw_recommendation",
]

# The Ombudsman's other categories all come before an investigation.
_AFTER_INVESTIGATION = {OmbudsmanDecision.UPHELD, OmbudsmanDecision.NOT_UPHELD}


@dataclass(frozen=True, slots=True)
class NewRecommendation:
    """Something that the Ombudsman asks for, and by when."""

    words: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class RecommendationDone:
    """A recommendation, by its id, that was carried out: on which day, and what shows it."""

    id: int
    done_on: date
    evidence: str


@dataclass(frozen=True, slots=True)
class RecommendationWithdrawn:
    """A recommendation, by its id, that is no longer asked for: from which day, and why."""

    id: int
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class OmbudsmanNews:
    """What the Ombudsman said: their reference, and the decision once there is one.

    `was_investigated` is apart from whether it was upheld: they uphold without investigating where
    the council has agreed to put matters right (LGSCO 25-010-090). `complaint` is what a premature
    case starts: a new one to log, or the reference of one that is there.
    """

    reference: str
    decision: OmbudsmanDecision = OmbudsmanDecision.AWAITED
    decided_on: date | None = None
    was_investigated: bool | None = None
    is_public_report: bool = False
    recommendations: tuple[NewRecommendation, ...] = ()
    complaint: NewCase | str | None = None


def record_ombudsman_decision(
    reference: str, new: OmbudsmanNews, *, by: Staff, at: datetime, version: int | None = None
) -> Feedback | None:
    """Record how an Ombudsman case stands, and return the complaint that it started, if any.

    A decision closes the case. It may be recorded again, should the Ombudsman come to another.
    """
    with acting(reference, Act.RECORD_OMBUDSMAN_DECISION, by=by, at=at, version=version) as case:
        _require_sound(case, new)
        kept, _ = OmbudsmanCase.objects.get_or_create(feedback=case.record)
        case.set("Ombudsman’s reference", kept, "reference", new.reference.strip())
        case.set("Decision", kept, "decision", new.decision)
        case.set("Decided", kept, "decided_on", new.decided_on)
        case.set("Investigated", kept, "was_investigated", new.was_investigated)
        case.set("Public report", kept, "is_public_report", new.is_public_report)
        kept.save()
        for each in new.recommendations:
            Recommendation.objects.create(case=kept, words=each.words.strip(), due_on=each.due_on)
            case.note("Recommendation, due", each.due_on or "no day set")
        if new.decided_on:
            close(case, new.decided_on, Closing.DECIDED)
        return _started(case, new.complaint) if new.complaint else None


def complete_recommendation(
    reference: str,
    done: RecommendationDone,
    *,
    by: Staff,
    at: datetime,
    version: int | None = None,
) -> None:
    """Record that the council did what the Ombudsman asked, late or not, and what shows it."""
    with acting(reference, Act.RECORD_OMBUDSMAN_DECISION, by=by, at=at, version=version) as case:
        row = _waiting(case, done.id)
        if not done.evidence.strip():
            raise NotLawful("Say what shows that it was done: the Ombudsman asks for it.")
        decided_on = row.case.decided_on or case.record.received_on
        require_day(case, "Doing it", done.done_on, since=decided_on, event="it was asked for")
        case.set("Recommendation done", row, "done_on", done.done_on)
        row.evidence = done.evidence.strip()
        row.save()


def withdraw_recommendation(
    reference: str,
    new: RecommendationWithdrawn,
    *,
    by: Staff,
    at: datetime,
    version: int | None = None,
) -> None:
    """Record that the Ombudsman no longer asks for it, because another decision was come to.

    It stays with the case, and is promised no more.
    """
    with acting(reference, Act.RECORD_OMBUDSMAN_DECISION, by=by, at=at, version=version) as case:
        row = _waiting(case, new.id)
        if not new.reason.strip():
            raise NotLawful("Say why it is no longer asked for.")
        received_on = case.record.received_on
        require_day(case, "The withdrawal", new.on, since=received_on, event="receipt")
        case.set("Recommendation withdrawn", row, "withdrawn_on", new.on)
        row.withdrawn_because = new.reason.strip()
        case.reason = new.reason.strip()
        row.save()


def complaint_sent_back(record: Feedback) -> NewCase:
    """Return the complaint that a premature case starts: what was said, and the same people.

    Received on the day the Ombudsman's case was: that is when the council first had it.
    """
    return NewCase(
        kind=Kind.COMPLAINT,
        received_on=record.received_on,
        channel=Channel.FORWARDED,
        service_area=record.service_area.key,
        words=record.words,
        parties=tuple(
            NewParty(Party.Role(party.role), party.person_id)
            for party in record.parties.order_by("id")
        ),
        is_own_right=record.is_own_right,
        arose_on=record.arose_on,
        theme=record.theme.key if record.theme else "",
        customer_group=record.customer_group.key if record.customer_group else "",
        young_person=record.young_person,
        age_band=record.age_band,
        contact_preferences=record.contact_preferences,
    )


def _waiting(case: Case, id_: int) -> Recommendation:
    """Return a recommendation of the case in hand that is neither done nor withdrawn."""
    row = Recommendation.objects.filter(
        pk=id_, case__feedback=case.record, done_on__isnull=True, withdrawn_on__isnull=True
    ).first()
    if row is None:
        raise NotLawful("No such recommendation is waiting.")
    return row


def _require_sound(case: Case, new: OmbudsmanNews) -> None:
    is_decided = new.decision is not OmbudsmanDecision.AWAITED
    if is_decided != (new.decided_on is not None):
        raise NotLawful("A decision has a day, and a day has a decision: give both or neither.")
    if new.decided_on:
        received_on = case.record.received_on
        require_day(case, "The decision", new.decided_on, since=received_on, event="receipt")
    if new.decision in _AFTER_INVESTIGATION and new.was_investigated is None:
        raise NotLawful("Say whether it was investigated: that is apart from the decision.")
    if new.decision not in _AFTER_INVESTIGATION and new.was_investigated:
        raise NotLawful(f"“{new.decision.label}” comes before any investigation.")
    if any(not each.words.strip() for each in new.recommendations):
        raise NotLawful("Write down what the Ombudsman recommends.")
    asked_on = new.decided_on or case.record.received_on
    if any(each.due_on and each.due_on < asked_on for each in new.recommendations):
        raise NotLawful(f"A recommendation cannot be due before it was made, {in_words(asked_on)}.")
    if new.complaint and new.decision is not OmbudsmanDecision.PREMATURE:
        raise NotLawful("Only a premature case is sent back to start as a complaint.")


def _started(case: Case, complaint: NewCase | str) -> Feedback:
    """Return the complaint that a premature case starts, logged or found, and link the two."""
    if isinstance(complaint, NewCase):
        if complaint.kind is not Kind.COMPLAINT:
            raise NotLawful("What is sent back starts as a complaint.")
        started = log(complaint, by=case.by, at=case.at)
    else:
        started = _found(case, complaint.strip())
    Link.objects.get_or_create(first=case.record, second=started, kind=Link.Kind.LED_TO)
    case.note(Link.Kind.LED_TO.label, started.reference)
    return started


def _found(case: Case, reference: str) -> Feedback:
    found = Feedback.objects.filter(
        visible_to(case.by), reference__in=as_written(reference), kind=Kind.COMPLAINT
    ).first()
    if found is None:
        raise NotLawful(f"No complaint is called {reference}.")
    return found
