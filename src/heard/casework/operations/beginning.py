"""How does a record begin? The one body of every way in, whoever it was that spoke or wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from heard.audit.entries import Actor, Change
from heard.casework.models import Decision, Note
from heard.casework.new_cases import NewCase, NewParty
from heard.casework.new_decisions import ANSWERS
from heard.casework.new_steps import NewSteps
from heard.casework.operations.acting import NotLawful, council_day, in_words
from heard.casework.operations.days import is_slip
from heard.casework.operations.numbering import locked_numbering, next_reference
from heard.casework.operations.recording import CaseRecorder, Told
from heard.casework.queries.governing import LOCAL_ONLY
from heard.feedback.models import Feedback, RestrictedAccess
from heard.feedback.new_records import NewElement, NewFeedback
from heard.feedback.operations import (
    UnableToAttachFiles,
    UnableToRecord,
    attach,
    distinct,
    told_of,
)
from heard.people.operations import record_person, tell_more
from heard.rules.vocabulary import Kind

__all__ = ["begin", "keep_outside_the_statute"]

_ENQUIRIES = (Kind.MP_ENQUIRY, Kind.COUNCILLOR_ENQUIRY)
_AS_TOLD = "As it was said when this was received."
_ANONYMOUS = (
    "Nobody says who they are, so the statutory procedure does not apply. The council decides what "
    "to do with what it was told."
)


@transaction.atomic
def begin(
    new: NewCase, *, verb: str, by: Actor, at: datetime, staff_id: int | None = None
) -> Feedback:
    """Make a record of what was received, open its first stage, and return it.

    Its one event in the history has that verb. `staff_id` is the account of whoever wrote it down,
    None where nobody of the office did. A complaint that names no element has one, the complaint as
    a whole. The same idempotency key gives the record made before, and nothing is written.
    NotLawful, with the sentence, for facts that cannot be.
    """
    today = council_day(at)
    if sentence := next(_contradictions(new, today), None):
        raise NotLawful(sentence)
    numbering = locked_numbering(new.received_on)
    key = new.idempotency_key
    if key and (held := Feedback.objects.filter(idempotency_key=key).first()):
        return held
    feedback = _feedback(new, next_reference(numbering, new.kind))
    procedure = "" if _is_outside_the_statute(new) else None
    told = Told(
        feedback,
        NewSteps(ombudsman_reference=new.ombudsman_reference.strip()),
        procedure,
        changes=(*_beginning(new), *_told_anew(new), *_documents(new)),
    )
    try:
        (made,) = CaseRecorder.open().record([told], verb=verb, by=by, at=at)
    except UnableToRecord as unknown:
        raise NotLawful(str(unknown)) from unknown
    record = Feedback.objects.select_related("service_area").get(pk=made.feedback_id)
    if _is_outside_the_statute(new):
        keep_outside_the_statute(record, staff_id, today)
    _keep_answers(record, new, staff_id, today)
    _keep_documents(record, new, at)
    if new.note.strip():
        _keep_note(record, new.note.strip(), staff_id, at)
    if new.is_restricted:
        _let_see(record, new.may_see if staff_id is None else {*new.may_see, staff_id})
    return record


def keep_outside_the_statute(record: Feedback, staff_id: int | None, today: date) -> None:
    """Keep the decision that an anonymous complaint has the council's own target alone.

    Nobody decided it where the record came from outside: it follows from the facts.
    """
    Decision.objects.create(
        feedback=record,
        question=Decision.Question.PROCEDURE,
        answer=LOCAL_ONLY,
        reasons=_ANONYMOUS,
        decided_on=today,
        decided_by_id=staff_id,
    )


def _contradictions(new: NewCase, today: date) -> Iterator[str]:
    """Yield a sentence for each thing that cannot be so."""
    is_enquiry, is_complaint = new.kind in _ENQUIRIES, new.kind is Kind.COMPLAINT
    for cannot_be, sentence in (
        (
            is_slip(new.received_on, today) and new.received_on < today,
            f"{in_words(new.received_on)} is years ago: check the year. Old records are imported.",
        ),
        (
            new.received_on > today,
            "It cannot have been received after today: give the day on which it first came.",
        ),
        (
            bool(new.arose_on and new.arose_on > new.received_on),
            "What is complained of cannot have happened after it was received.",
        ),
        (
            not new.words.strip(),
            "Write down what was said: the words as they were received.",
        ),
        (
            bool(new.enquiry_category) and not is_enquiry,
            "Only an MP's or councillor's enquiry has a category.",
        ),
        (
            bool(new.authority) and not is_enquiry,
            "Only an MP or councillor needs authority to be told of somebody.",
        ),
        (bool(new.elements) and not is_complaint, "Only a complaint has elements."),
        (
            bool(new.nominated_by) and new.kind is not Kind.COMPLIMENT,
            "Only a compliment is put forward by somebody.",
        ),
        (
            bool(new.ombudsman_reference) and new.kind is not Kind.OMBUDSMAN,
            "Only an Ombudsman case has the Ombudsman’s reference.",
        ),
        (
            bool(new.age_band) and not new.young_person,
            "An age was given, and nobody is said to be a child or young person.",
        ),
        (
            new.is_own_right is not None and new.is_anonymous,
            "Nobody is named who could speak in their own right or for someone else.",
        ),
        (
            bool(new.consent) and new.is_own_right is not False,
            "Consent is a matter only where somebody speaks for the child.",
        ),
    ):
        if cannot_be:
            yield sentence


def _feedback(new: NewCase, reference: str) -> NewFeedback:
    elements = [words for words in new.elements if words.strip()]
    if new.kind is Kind.COMPLAINT and not elements:
        elements = [""]
    return NewFeedback(
        reference=reference,
        kind=new.kind,
        received_on=new.received_on,
        arose_on=new.arose_on,
        service_area=new.service_area,
        channel=new.channel,
        theme=new.theme,
        customer_group=new.customer_group,
        words=new.words,
        young_person=new.young_person,
        age_band=new.age_band,
        parties=tuple(_part(party) for party in new.parties),
        is_own_right=new.is_own_right,
        contact_preferences=new.contact_preferences,
        enquiry_category=new.enquiry_category,
        nominated_by=new.nominated_by,
        has_alarm=new.has_alarm,
        is_restricted=new.is_restricted,
        idempotency_key=new.idempotency_key or None,
        elements=tuple(NewElement(words) for words in elements),
    )


def _part(party: NewParty) -> tuple[str, UUID]:
    person = party.person
    return party.role.value, person if isinstance(person, UUID) else record_person(person)


def _beginning(new: NewCase) -> Iterator[Change]:
    """Yield what the history says of the beginning: no names, and none of the words."""
    facts = {
        "Kind": new.kind,
        "Received": new.received_on,
        "How it came": new.channel,
        "Safeguarding concern": new.has_alarm or "",
        "Restricted": new.is_restricted or "",
    }
    return (Change(what, "", told) for what, fact in facts.items() if (told := in_words(fact)))


def _told_anew(new: NewCase) -> Iterator[Change]:
    """Keep what people known already said anew, and yield what the history says of that."""
    for party in new.parties:
        if isinstance(party.person, UUID):
            for what in tell_more(party.person, party.told):
                yield Change(f"{party.role.label}: {what}", "", "changed")


def _keep_answers(record: Feedback, new: NewCase, staff_id: int | None, today: date) -> None:
    """Keep what was said of consent and of authority, as it was told to whoever logged it."""
    for question, answer in (
        (Decision.Question.CONSENT, new.consent),
        (Decision.Question.AUTHORITY, new.authority),
    ):
        if not answer:
            continue
        if answer not in ANSWERS[question]:
            raise NotLawful(f"That is no answer to: {question.label.lower()}.")
        Decision.objects.create(
            feedback=record,
            question=question,
            answer=answer,
            reasons=_AS_TOLD,
            decided_on=today,
            decided_by_id=staff_id,
        )


def _keep_note(record: Feedback, words: str, staff_id: int | None, at: datetime) -> None:
    Note.objects.create(feedback=record, words=words, written_at=at, written_by_id=staff_id)


def _is_outside_the_statute(new: NewCase) -> bool:
    return new.kind is Kind.COMPLAINT and new.is_anonymous


def _documents(new: NewCase) -> tuple[Change, ...]:
    files = (each.file for each in distinct(new.documents))
    return told_of(enumerate(files, start=1))


def _keep_documents(record: Feedback, new: NewCase, at: datetime) -> None:
    try:
        attach(record.pk, new.documents, at=at)
    except UnableToAttachFiles as unable:
        raise NotLawful(str(unable)) from unable


def _let_see(record: Feedback, user_ids: Iterable[int]) -> None:
    RestrictedAccess.objects.bulk_create(
        RestrictedAccess(feedback=record, user_id=user_id) for user_id in sorted(user_ids)
    )
