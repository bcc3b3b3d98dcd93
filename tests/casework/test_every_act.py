"""Every act of this table is done once, with one event, and otherwise changes nothing at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest
from django.core.files.base import ContentFile

from heard.audit.models import Event
from heard.audit.queries import history_of
from heard.casework.models import StageRun
from heard.casework.operations.acting import (
    ChangedMeanwhile,
    NotAllowed,
    NothingKnown,
    NotLawful,
)
from heard.casework.operations.allocating import acknowledge, allocate
from heard.casework.operations.correcting import Correctable, Correction, correct
from heard.casework.operations.documents import add_documents
from heard.casework.operations.ending import Withdrawal, reopen, respond, withdraw
from heard.casework.operations.findings import NewFinding, record_findings
from heard.casework.operations.following import change_following
from heard.casework.operations.keeping import Referral, note, refer_safeguarding, restrict
from heard.casework.operations.waiting import (
    HoldingLetter,
    NewExtension,
    NewPause,
    agree_extension,
    pause,
    resume,
    send_holding_letter,
)
from heard.feedback.models import Feedback, Party
from heard.feedback.new_records import HandedIn
from heard.files.operations import keep
from heard.rules.acts import Act
from heard.rules.outcomes import Outcome
from tests.casework.cases import a_complaint
from tests.casework.cast import at

DAY = date(2025, 5, 16)
LATER = date(2025, 6, 5)


def _allocated(office, ref, **how):
    allocate(ref, office.cleo.id, **how)


def _with_a_letter(office, ref, **how):
    kept = keep(ContentFile(b"The bus never came.", name="letter.txt"), at=at(DAY))
    add_documents(ref, [HandedIn(kept, "Complainant")], **how)


def _answered_already(office, ref):
    found = [NewFinding(1, Outcome.UPHELD, "It is so.")]
    record_findings(ref, found, by=office.asha, at=at(DAY))


def _withdrawn_already(office, ref):
    withdraw(ref, Withdrawal(DAY), by=office.asha, at=at(DAY))


def _paused_already(office, ref):
    pause(ref, NewPause(DAY, "A court is deciding."), by=office.ben, at=at(DAY))


def _party_of(reference):
    parties = Party.objects.filter(feedback__reference=reference)
    return parties.values_list("pk", flat=True).first() or 0


@dataclass(frozen=True)
class Case:
    """An act: how it is done, who may and may not, what must be so before, what twice says."""

    act: Act
    do: object
    may: tuple = ("asha", "ben")
    may_not: tuple = ("cleo", "eve", "aud")
    before: object = None
    twice: str | None = None
    on_closed: str | None = "The record is closed"
    knows_nothing: tuple = field(default=("dev", "adi"))


ACTS = [
    Case(
        Act.ALLOCATE, _allocated, may=("asha", "ben", "eve"), may_not=("cleo", "aud"),
        twice="allocated to Cleo Marsh already",
    ),
    Case(
        Act.ACKNOWLEDGE, lambda office, ref, **how: acknowledge(ref, DAY, **how),
        twice="acknowledged already",
    ),
    Case(
        Act.SEND_HOLDING_LETTER,
        lambda office, ref, **how: send_holding_letter(ref, HoldingLetter(DAY, LATER), **how),
    ),
    Case(
        Act.AGREE_EXTENSION,
        lambda office, ref, **how: agree_extension(ref, NewExtension(LATER, "Complex."), **how),
        may=("ben",), may_not=("asha", "cleo", "eve", "aud"), twice="5 June 2025 already",
    ),
    Case(
        Act.PAUSE,
        lambda office, ref, **how: pause(ref, NewPause(DAY, "A court is deciding."), **how),
        may=("ben",), may_not=("asha", "cleo", "eve", "aud"), twice="paused already",
    ),
    Case(
        Act.RESUME, lambda office, ref, **how: resume(ref, DAY, **how),
        may=("ben",), may_not=("asha", "cleo", "eve", "aud"), before=_paused_already,
        twice="not paused",
    ),
    Case(
        Act.RESPOND, lambda office, ref, **how: respond(ref, DAY, **how),
        before=_answered_already, twice="The record is closed",
    ),
    Case(
        Act.WITHDRAW, lambda office, ref, **how: withdraw(ref, Withdrawal(DAY), **how),
        twice="The record is closed",
    ),
    Case(
        Act.REOPEN, lambda office, ref, **how: reopen(ref, DAY, "It was a mistake.", **how),
        may=("ben",), may_not=("asha", "cleo", "eve", "aud"), before=_withdrawn_already,
        twice="The record is open", on_closed=None,
    ),
    Case(
        Act.NOTE, lambda office, ref, **how: note(ref, "She rang again.", **how),
        may=("asha", "ben", "eve"), may_not=("cleo", "aud"), on_closed=None,
    ),
    Case(
        Act.ADD_DOCUMENT, _with_a_letter, may=("asha", "ben"), may_not=("cleo", "eve", "aud"),
        twice="holds these documents already", on_closed=None,
    ),
    Case(
        Act.CORRECT,
        lambda office, ref, **how: correct(
            ref, Correction(Correctable.THEME, "safeguarding", "Read again."), **how
        ),
        may=("ben",), may_not=("asha", "cleo", "eve", "aud"),
        twice="what is recorded already", on_closed=None,
    ),
    Case(
        Act.REFER_SAFEGUARDING,
        lambda office, ref, **how: refer_safeguarding(
            ref, Referral(DAY, "The front door team", "A bruise was described."), **how
        ),
        may=("asha", "ben", "eve"), may_not=("cleo", "aud"), on_closed=None,
    ),
    Case(
        Act.RESTRICT,
        lambda office, ref, **how: restrict(
            ref, [office.asha.id, office.ben.id], "About a colleague.", **how
        ),
        may=("ben",), may_not=("asha", "cleo", "eve", "aud"),
        twice="may see it already", on_closed=None,
    ),
    Case(
        Act.GIVE_LINK,
        lambda office, ref, **how: change_following(
            ref, _party_of(ref), is_given=True, **how
        ),
        may=("asha", "ben"), may_not=("cleo", "eve", "aud"), on_closed=None,
    ),
]  # fmt: skip
EVERY = pytest.mark.parametrize("case", ACTS, ids=lambda case: case.act.value)


def a_record(office, case):
    record = a_complaint(by=office.asha)
    if case.before:
        case.before(office, record.reference)
    return record


def everything(record):
    """Return all that an act could have changed."""
    return (
        Feedback.objects.filter(pk=record.pk).values().get(),
        list(StageRun.objects.filter(feedback=record).values()),
        list(record.elements.values()),
        list(record.may_see.values()),
        record.notes.count() + record.letters.count() + record.decisions.count(),
        record.attachments.count(),
        Event.objects.count(),
    )


@EVERY
def test_it_is_done_by_each_who_may_with_exactly_one_event(office, case):
    for who in case.may:
        record = a_record(office, case)
        before = len(history_of("feedback", str(record.pk)))
        version = Feedback.objects.get(pk=record.pk).version
        case.do(office, record.reference, by=getattr(office, who), at=at(DAY), version=version)
        events = history_of("feedback", str(record.pk))
        assert [event.verb for event in events[before:]] == [case.act.value]
        assert events[-1].actor_name == getattr(office, who).name
        assert Feedback.objects.get(pk=record.pk).version == version + 1


@EVERY
def test_whoever_may_not_is_refused_and_nothing_changes(office, case):
    record = a_record(office, case)
    before = everything(record)
    for who in case.may_not:
        with pytest.raises(NotAllowed):
            case.do(office, record.reference, by=getattr(office, who), at=at(DAY))
    for who in case.knows_nothing:
        with pytest.raises(NothingKnown):
            case.do(office, record.reference, by=getattr(office, who), at=at(DAY))
    assert everything(record) == before


@EVERY
def test_whoever_saw_an_older_version_is_told_and_nothing_changes(office, case):
    record = a_record(office, case)
    version = Feedback.objects.get(pk=record.pk).version
    note(record.reference, "Somebody else was quicker.", by=office.asha, at=at(DAY))
    before = everything(record)
    doer = getattr(office, case.may[0])
    with pytest.raises(ChangedMeanwhile) as refused:
        case.do(office, record.reference, by=doer, at=at(DAY), version=version)
    assert refused.value.version == version + 1
    assert everything(record) == before


@EVERY
def test_done_twice_it_is_refused_or_counts_twice(office, case):
    record = a_record(office, case)
    doer = getattr(office, case.may[-1])
    case.do(office, record.reference, by=doer, at=at(DAY))
    before = everything(record)
    if case.twice is None:
        case.do(office, record.reference, by=doer, at=at(DAY))
        assert everything(record)[-1] == before[-1] + 1
    else:
        with pytest.raises(NotLawful, match=case.twice):
            case.do(office, record.reference, by=doer, at=at(DAY))
        assert everything(record) == before


@EVERY
def test_a_closed_record_lets_through_only_what_is_for_after_closing(office, case):
    record = a_record(office, case)
    if Feedback.objects.get(pk=record.pk).closed_on is None:
        _withdrawn_already(office, record.reference)
    doer = getattr(office, case.may[0])
    if case.on_closed is None:
        case.do(office, record.reference, by=doer, at=at(DAY))
    else:
        before = everything(record)
        with pytest.raises(NotLawful, match=case.on_closed):
            case.do(office, record.reference, by=doer, at=at(DAY))
        assert everything(record) == before


@EVERY
def test_an_alarm_lets_through_only_what_comes_before_any_clock(office, case):
    record = a_record(office, case)
    note(record.reference, "She is afraid.", by=office.asha, at=at(DAY), raises_alarm=True)
    doer = getattr(office, case.may[0])
    despite = {
        Act.ADD_DOCUMENT, Act.ALLOCATE, Act.NOTE, Act.CORRECT, Act.REFER_SAFEGUARDING,
        Act.RESTRICT, Act.GIVE_LINK,
    }  # fmt: skip
    if case.act in despite:
        case.do(office, record.reference, by=doer, at=at(DAY))
    else:
        with pytest.raises(NotLawful, match="Somebody may be at risk"):
            case.do(office, record.reference, by=doer, at=at(DAY))


def test_a_record_that_is_not_there_is_as_one_that_may_not_be_known_of(office):
    for case in ACTS:
        with pytest.raises(NothingKnown, match="No record is called C-1999-0001"):
            case.do(office, "C-1999-0001", by=office.ben, at=at(DAY))
