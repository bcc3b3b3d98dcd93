"""Who answers a record, what is noted with it, who may see it, and what comes before any clock."""

from __future__ import annotations

from datetime import date

import pytest

from heard.audit.queries import history_of
from heard.casework.models import Decision
from heard.casework.operations.acting import NotAllowed, NothingKnown, NotLawful
from heard.casework.operations.allocating import acknowledge, allocate
from heard.casework.operations.keeping import Referral, note, refer_safeguarding, restrict
from heard.feedback.models import Feedback
from tests.casework.cases import RECEIVED_ON, a_complaint
from tests.casework.cast import EDUCATION, account_of, at

DAY = date(2025, 5, 16)


def fresh(record):
    return Feedback.objects.get(pk=record.pk)


def changes_of(record):
    event = history_of("feedback", str(record.pk))[-1]
    return {each.what: (each.before, each.after) for each in event.changes}


# --- Allocation ------------------------------------------------------------------------------


def test_whoever_it_is_allocated_to_may_see_and_work_on_it(office):
    record = a_complaint(by=office.asha)
    with pytest.raises(NotAllowed):
        note(record.reference, "Mine?", by=office.cleo, at=at(DAY))
    allocate(record.reference, office.cleo.id, by=office.asha, at=at(DAY))
    note(record.reference, "Mine.", by=office.cleo, at=at(DAY))
    assert record.notes.get().words == "Mine."


def test_a_manager_of_another_service_sees_it_once_it_is_theirs(office):
    record = a_complaint(by=office.asha)
    with pytest.raises(NothingKnown):
        note(record.reference, "Mine?", by=office.dev, at=at(DAY))
    allocate(record.reference, office.dev.id, by=office.asha, at=at(DAY))
    note(record.reference, "Mine.", by=office.dev, at=at(DAY))


def test_giving_it_to_another_shows_both_names(office):
    record = a_complaint(by=office.asha)
    for handler in (office.cleo, office.eve):
        allocate(record.reference, handler.id, by=office.asha, at=at(DAY))
    assert changes_of(record) == {"Allocated to": ("Cleo Marsh", "Eve Okafor")}


@pytest.mark.parametrize("who", ["aud", "adi"])
def test_it_goes_to_nobody_who_does_not_answer_complaints(office, who):
    record = a_complaint(by=office.asha)
    with pytest.raises(NotLawful, match="answers complaints"):
        allocate(record.reference, getattr(office, who).id, by=office.asha, at=at(DAY))


def test_it_goes_to_nobody_who_has_left(office):
    account = account_of(office.cleo)
    account.is_active = False
    account.save()
    record = a_complaint(by=office.asha)
    with pytest.raises(NotLawful, match="answers complaints"):
        allocate(record.reference, office.cleo.id, by=office.asha, at=at(DAY))


def test_a_restricted_record_goes_only_to_those_named(office):
    named = frozenset({office.eve.id})
    record = a_complaint(by=office.asha, is_restricted=True, may_see=named)
    with pytest.raises(NotLawful, match="Cleo Marsh is not among those"):
        allocate(record.reference, office.cleo.id, by=office.asha, at=at(DAY))
    allocate(record.reference, office.eve.id, by=office.asha, at=at(DAY))


def test_a_head_allocates_only_within_the_service(office):
    record = a_complaint(by=office.asha, service_area=EDUCATION)
    with pytest.raises(NothingKnown):
        allocate(record.reference, office.dev.id, by=office.eve, at=at(DAY))


# --- Restriction -----------------------------------------------------------------------------


def test_a_restricted_record_is_unknown_to_everyone_else(office):
    record = a_complaint(by=office.asha)
    allocate(record.reference, office.cleo.id, by=office.asha, at=at(DAY))
    about = "It is about a member of the team."
    restrict(record.reference, [office.eve.id], about, by=office.ben, at=at(DAY))
    assert changes_of(record) == {
        "Restricted": ("no", "yes"),
        "May see it": ("", "Ben Ashworth, Eve Okafor"),
        "Allocated to": ("Cleo Marsh", ""),
    }
    for who in (office.asha, office.cleo):
        with pytest.raises(NothingKnown):
            note(record.reference, "?", by=who, at=at(DAY))


def test_it_is_opened_again_to_all_who_usually_may(office):
    record = a_complaint(by=office.asha)
    restrict(record.reference, [office.eve.id], "About the team.", by=office.ben, at=at(DAY))
    restrict(record.reference, [], "It was not, after all.", by=office.ben, at=at(DAY))
    note(record.reference, "I see it again.", by=office.asha, at=at(DAY))
    assert not fresh(record).is_restricted


@pytest.mark.parametrize(
    ("may_see", "reason", "sentence"), [([1], " ", "Say why"), ([10**6], "So.", "who work here")]
)
def test_a_restriction_names_those_who_work_here_and_says_why(asha, ben, may_see, reason, sentence):
    record = a_complaint(by=asha)
    with pytest.raises(NotLawful, match=sentence):
        restrict(record.reference, may_see, reason, by=ben, at=at(DAY))


def test_a_record_is_restricted_to_nobody_who_only_administers_the_office(office):
    record = a_complaint(by=office.asha)
    with pytest.raises(NotLawful, match="and work with records"):
        restrict(record.reference, [office.adi.id], "So.", by=office.ben, at=at(DAY))


# --- Safeguarding and notes ------------------------------------------------------------------


def test_an_alarm_stops_everything_until_the_concern_is_referred(asha):
    record = a_complaint(by=asha, has_alarm=True)
    with pytest.raises(NotLawful, match="Somebody may be at risk"):
        acknowledge(record.reference, DAY, by=asha, at=at(DAY))
    referral = Referral(RECEIVED_ON, "The front door team", "A bruise was described.")
    refer_safeguarding(record.reference, referral, by=asha, at=at(DAY))
    acknowledge(record.reference, DAY, by=asha, at=at(DAY))
    decision = record.decisions.get()
    assert (decision.question, decision.answer, decision.decided_on, decision.decided_by_id) == (
        Decision.Question.SAFEGUARDING, "The front door team", RECEIVED_ON, asha.id,
    )  # fmt: skip


def test_a_concern_that_comes_to_light_later_raises_the_alarm_with_a_note(office):
    record = a_complaint(by=office.asha)
    allocate(record.reference, office.cleo.id, by=office.asha, at=at(DAY))
    words = "She says that she is afraid of him."
    note(record.reference, words, by=office.cleo, at=at(DAY), raises_alarm=True)
    assert fresh(record).has_alarm
    assert changes_of(record) == {"Safeguarding concern": ("no", "yes")}


def test_the_words_of_a_note_stay_out_of_the_history(asha):
    record = a_complaint(by=asha)
    note(record.reference, "  Pat Quinn rang.  ", by=asha, at=at(DAY))
    assert record.notes.get().words == "Pat Quinn rang."
    event = history_of("feedback", str(record.pk))[-1]
    assert (event.changes, event.reason) == ((), "")


def test_a_note_says_something(asha):
    with pytest.raises(NotLawful, match="Write what is to be noted"):
        note(a_complaint(by=asha).reference, " ", by=asha, at=at(DAY))


@pytest.mark.parametrize(
    ("referral", "sentence"),
    [
        (Referral(date(2025, 5, 9), "MASH", "Harm."), "before receipt"),
        (Referral(date(2025, 5, 17), "MASH", "Harm."), "after today"),
        (Referral(DAY, " ", "Harm."), "to whom"),
        (Referral(DAY, "MASH", ""), "what it is about"),
    ],
)
def test_a_referral_says_when_to_whom_and_what_about(asha, referral, sentence):
    record = a_complaint(by=asha, has_alarm=True)
    with pytest.raises(NotLawful, match=sentence):
        refer_safeguarding(record.reference, referral, by=asha, at=at(DAY))
    assert fresh(record).has_alarm
