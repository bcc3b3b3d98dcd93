"""Compliments accepted or not, thanks passed on, and what the Ombudsman decided."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from heard.audit.queries import history_of
from heard.casework.models import OmbudsmanCase, Recommendation
from heard.casework.operations.acting import NotAllowed, NotLawful
from heard.casework.operations.allocating import allocate
from heard.casework.operations.compliments import (
    Assessment,
    assess_compliment,
    pass_on_thanks,
)
from heard.casework.operations.in_bulk import allocate_each
from heard.casework.operations.linking import merge
from heard.casework.operations.ombudsman import (
    NewRecommendation,
    OmbudsmanNews,
    RecommendationDone,
    RecommendationWithdrawn,
    complete_recommendation,
    record_ombudsman_decision,
    withdraw_recommendation,
)
from heard.casework.queries.links import Linked, links_of
from heard.casework.queries.promises import promised_by, promises_to_keep
from heard.casework.queries.tallies import ombudsman_complainants, ombudsman_tally
from heard.feedback.models import Feedback, Party
from heard.feedback.queries.records import counts_by_kind
from heard.people.new_people import NewPerson
from heard.people.queries import names_of
from heard.rules.acts import Closing
from heard.rules.vocabulary import Channel, Kind, Nominator, OmbudsmanDecision
from tests.casework.cases import (
    A_PARENT,
    DUE_ON,
    RECEIVED_ON,
    NewParty,
    a_comment,
    a_complaint,
    a_compliment,
    an_ombudsman_case,
    new_case,
)
from tests.casework.cast import at
from tests.casework.pages import browser_of, shown, stop_the_clock

LATER = date(2025, 5, 15)
DECIDED_ON = date(2025, 9, 1)
D = OmbudsmanDecision
STAYED_ON = "She stayed on until ten at night, on her own time."


def fresh(record):
    return Feedback.objects.get(pk=record.pk)


# --- Compliments -------------------------------------------------------------------------


def assess(record, by, *, is_accepted, reasons=STAYED_ON, **facts):
    new = Assessment(is_accepted, reasons, **facts)
    assess_compliment(record.reference, new, by=by, at=at(LATER))
    return fresh(record)


def test_thanks_for_service_above_and_beyond_are_accepted_and_counted(asha):
    record = a_compliment(by=asha)
    accepted = assess(record, asha, is_accepted=True, nominated_by=Nominator.STAFF)
    assert (accepted.kind, accepted.closing) == (Kind.COMPLIMENT, Closing.NOTED)
    assert counts_by_kind() == {2025: {"compliment": 1}}
    decision = record.decisions.get()
    assert (decision.answer, decision.reasons, decision.decided_by_id) == (
        "accepted",
        STAYED_ON,
        asha.id,
    )
    event = history_of("feedback", str(record.pk))[-1]
    assert ("Put forward by", "A member of staff") in {
        (each.what, each.after) for each in event.changes
    }


def test_thanks_that_are_not_are_a_comment_and_counted_once(asha):
    record = a_compliment(by=asha)
    kept = assess(record, asha, is_accepted=False, reasons="Kind words for a usual service.")
    assert (kept.kind, kept.closing) == (Kind.COMMENT, Closing.NOTED)
    assert (kept.target_due_on, kept.next_due_on) == (None, None)
    assert counts_by_kind() == {2025: {"comment": 1}}
    assert record.decisions.get().answer == "not_accepted"


def test_thanks_are_assessed_once_and_with_a_reason(asha):
    record = a_compliment(by=asha)
    with pytest.raises(NotLawful, match="above and beyond"):
        assess(record, asha, is_accepted=True, reasons=" ")
    assess(record, asha, is_accepted=True)
    with pytest.raises(NotLawful, match="closed"):
        assess(record, asha, is_accepted=False)


def test_a_complaint_is_no_compliment_to_assess(asha):
    with pytest.raises(NotLawful, match="This is for compliments"):
        assess(a_complaint(by=asha), asha, is_accepted=True)


def test_thanks_reach_whom_they_are_for_also_once_it_is_closed(asha, cleo):
    record = a_compliment(by=asha)
    assess(record, asha, is_accepted=True)
    pass_on_thanks(record.reference, "Cleo Marsh", LATER, by=asha, at=at(LATER))
    assert fresh(record).thanked_on == LATER
    with pytest.raises(NotAllowed):
        pass_on_thanks(record.reference, "Cleo Marsh", LATER, by=cleo, at=at(LATER))


def test_thanks_that_are_no_compliment_are_passed_on_all_the_same(asha):
    record = a_compliment(by=asha)
    assess(record, asha, is_accepted=False)
    pass_on_thanks(record.reference, "Cleo Marsh", LATER, by=asha, at=at(LATER))
    assert fresh(record).thanked_on == LATER


def test_a_comment_that_was_never_thanks_has_none_to_pass_on(asha):
    record = a_comment(by=asha)
    with pytest.raises(NotLawful, match="This is for thanks, and this record is a comment"):
        pass_on_thanks(record.reference, "Cleo Marsh", LATER, by=asha, at=at(LATER))


def test_whoever_is_thanked_is_named_once_however_often_they_are(asha):
    thanked = NewParty(Party.Role.THANKED, NewPerson("Cleo Marsh"))
    record = a_compliment(by=asha, parties=(A_PARENT, thanked))
    for name in ("cleo marsh", "The Harbour team", "Cleo Marsh"):
        pass_on_thanks(record.reference, name, LATER, by=asha, at=at(LATER))
    named = record.parties.filter(role=Party.Role.THANKED)
    assert set(names_of(named.values_list("person_id", flat=True)).values()) == {
        "Cleo Marsh",
        "The Harbour team",
    }


def test_who_put_thanks_forward_is_kept_from_the_log_on(asha):
    record = a_compliment(by=asha, nominated_by=Nominator.STAFF)
    assert record.nominated_by == Nominator.STAFF
    assess(record, asha, is_accepted=True, nominated_by=Nominator.PUBLIC)
    assert fresh(record).nominated_by == Nominator.PUBLIC
    with pytest.raises(NotLawful, match="Only a compliment"):
        a_comment(by=asha, nominated_by=Nominator.STAFF)


@pytest.mark.parametrize(
    ("to", "on", "sentence"),
    [
        (" ", LATER, "to whom"),
        ("Cleo", date(2025, 5, 16), "after today"),
        ("Cleo", date(2025, 5, 1), "before they were given"),
    ],
)
def test_thanks_that_cannot_have_been_passed_on_so_are_refused(asha, to, on, sentence):
    record = a_compliment(by=asha)
    with pytest.raises(NotLawful, match=sentence):
        pass_on_thanks(record.reference, to, on, by=asha, at=at(LATER))


# --- The Ombudsman -----------------------------------------------------------------------


def tell(record, by, decision, **facts):
    if decision is not D.AWAITED:
        facts.setdefault("decided_on", DECIDED_ON)
    if decision in {D.UPHELD, D.NOT_UPHELD}:
        facts.setdefault("was_investigated", True)
    news = OmbudsmanNews("25 010 090", decision, **facts)
    return record_ombudsman_decision(record.reference, news, by=by, at=at(DECIDED_ON))


@pytest.mark.parametrize("decision", [each for each in D if each is not D.AWAITED])
def test_each_of_the_six_decisions_closes_the_case(asha, decision):
    record = an_ombudsman_case(by=asha)
    tell(record, asha, decision)
    closed = fresh(record)
    assert (closed.closing, closed.closed_on) == (Closing.DECIDED, DECIDED_ON)
    kept = record.ombudsman_case
    kept.refresh_from_db()
    assert (kept.reference, kept.decision) == ("25 010 090", decision)


def test_a_case_with_a_reference_and_no_decision_stays_open(asha):
    record = an_ombudsman_case(by=asha)
    tell(record, asha, D.AWAITED)
    assert fresh(record).closed_on is None
    assert OmbudsmanCase.objects.get().reference == "25 010 090"


def test_case_44_upheld_is_apart_from_investigated(asha):
    record = an_ombudsman_case(by=asha)
    tell(record, asha, D.UPHELD, was_investigated=False)
    kept = OmbudsmanCase.objects.get()
    assert (kept.decision, kept.was_investigated) == (D.UPHELD, False)


@pytest.mark.parametrize(
    ("decision", "facts", "sentence"),
    [
        (D.UPHELD, {"was_investigated": None}, "Say whether it was investigated"),
        (D.CLOSED, {"was_investigated": True}, "comes before any investigation"),
        (D.UPHELD, {"decided_on": None}, "give both or neither"),
        (D.AWAITED, {"decided_on": DECIDED_ON}, "give both or neither"),
        (D.UPHELD, {"decided_on": date(2025, 9, 2)}, "after today"),
        (D.UPHELD, {"decided_on": date(2025, 5, 1)}, "before receipt"),
        (D.UPHELD, {"recommendations": (NewRecommendation(" "),)}, "what the Ombudsman recomm"),
        (
            D.UPHELD,
            {"recommendations": (NewRecommendation("Pay", DECIDED_ON - timedelta(days=1)),)},
            "cannot be due before it was made",
        ),
        (D.UPHELD, {"complaint": "C-2025-0001"}, "Only a premature case"),
    ],
)
def test_news_that_cannot_be_is_refused(asha, decision, facts, sentence):
    record = an_ombudsman_case(by=asha)
    with pytest.raises(NotLawful, match=sentence):
        tell(record, asha, decision, **facts)
    assert fresh(record).version == 1


def test_what_the_ombudsman_no_longer_asks_for_is_kept_and_promised_no_more(asha, monkeypatch):
    stop_the_clock(monkeypatch, DECIDED_ON)
    record = an_ombudsman_case(by=asha)
    tell(record, asha, D.UPHELD, recommendations=(NewRecommendation("Pay £100", DECIDED_ON),))
    tell(record, asha, D.NOT_UPHELD)
    row = Recommendation.objects.get()
    assert [each.words for each in promises_to_keep(asha, 5)] == ["Pay £100"]
    browser = browser_of(asha)
    where = f"/records/{record.reference}/acts/record_ombudsman_decision/?withdrawn={row.pk}"
    assert f"?withdrawn={row.pk}" in shown(browser.get(f"/records/{record.reference}/"))
    assert "Pay £100" in shown(browser.get(where))
    assert shown(browser.post(where, {"on": "x", "reason": ""}), 422)
    gone = RecommendationWithdrawn(row.pk, DECIDED_ON, "Reviewed: no fault was found.")
    withdraw_recommendation(record.reference, gone, by=asha, at=at(DECIDED_ON))
    assert promises_to_keep(asha, 5) == ()
    assert promised_by(date(2026, 1, 1)) == []
    page = shown(browser.get(f"/records/{record.reference}/"))
    assert "Reviewed: no fault was found." in page
    with pytest.raises(NotLawful, match="No such recommendation is waiting"):
        withdraw_recommendation(record.reference, gone, by=asha, at=at(DECIDED_ON))
    done = RecommendationDone(row.pk, DECIDED_ON, "Paid.")
    with pytest.raises(NotLawful, match="No such recommendation is waiting"):
        complete_recommendation(record.reference, done, by=asha, at=at(DECIDED_ON))


def test_a_recommendation_is_withdrawn_for_a_reason(asha):
    record = an_ombudsman_case(by=asha)
    tell(record, asha, D.UPHELD, recommendations=(NewRecommendation("Pay £100"),))
    row = Recommendation.objects.get()
    gone = RecommendationWithdrawn(row.pk, DECIDED_ON, " ")
    with pytest.raises(NotLawful, match="Say why"):
        withdraw_recommendation(record.reference, gone, by=asha, at=at(DECIDED_ON))
    with pytest.raises(IntegrityError), transaction.atomic():
        Recommendation.objects.filter(pk=row.pk).update(withdrawn_on=DECIDED_ON)


def test_thanks_are_allocated_one_by_one_and_many_at_once(asha, cleo):
    first, second = a_compliment(by=asha), a_compliment(by=asha)
    assert allocate(first.reference, cleo.id, by=asha, at=at(LATER)) == ()
    (result,) = allocate_each([second.reference], cleo.id, by=asha, at=at(LATER))
    assert result.refused == ""
    assert fresh(second).handler_id == cleo.id


def test_case_44_a_recommendation_is_done_with_evidence_late_or_not(asha):
    record = an_ombudsman_case(by=asha)
    asked = (NewRecommendation("Apologise", date(2025, 10, 1)), NewRecommendation("Train staff"))
    tell(record, asha, D.UPHELD, recommendations=asked)
    first, second = Recommendation.objects.order_by("id")
    late = date(2025, 10, 6)
    done = RecommendationDone(first.pk, late, "Letter of 6 October.")
    complete_recommendation(record.reference, done, by=asha, at=at(late))
    first.refresh_from_db()
    assert first.done_on > first.due_on
    assert second.done_on is None
    with pytest.raises(NotLawful, match="No such recommendation"):
        complete_recommendation(record.reference, done, by=asha, at=at(late))
    without = RecommendationDone(second.pk, late, " ")
    with pytest.raises(NotLawful, match="what shows that it was done"):
        complete_recommendation(record.reference, without, by=asha, at=at(late))
    with pytest.raises(IntegrityError), transaction.atomic():
        Recommendation.objects.filter(pk=second.pk).update(done_on=late)


def test_case_35_a_premature_case_starts_a_complaint_of_its_own(asha):
    record = an_ombudsman_case(by=asha)
    new = new_case(received_on=RECEIVED_ON, channel=Channel.FORWARDED)
    started = tell(record, asha, D.PREMATURE, complaint=new)
    assert (started.kind, started.statutory_due_on) == (Kind.COMPLAINT, DUE_ON)
    assert links_of(fresh(record), asha) == (Linked("Led to", started.reference),)
    assert links_of(started, asha) == (Linked("Follows from", record.reference),)


def test_case_35_a_premature_case_is_linked_to_the_complaint_that_is_there(asha):
    complaint, record = a_complaint(by=asha), an_ombudsman_case(by=asha)
    assert tell(record, asha, D.PREMATURE, complaint=complaint.reference) == complaint
    with pytest.raises(NotLawful, match="No complaint is called"):
        tell(record, asha, D.PREMATURE, complaint="C-1999-0001")
    with pytest.raises(NotLawful, match="starts as a complaint"):
        tell(record, asha, D.PREMATURE, complaint=new_case(Kind.COMMENT))


def test_case_35_on_its_page_a_premature_case_starts_a_complaint_by_one_tick(asha, monkeypatch):
    stop_the_clock(monkeypatch, LATER)
    record = an_ombudsman_case(by=asha)
    typed = {
        "version": 1,
        "reference": "25 010 090",
        "decision": "premature",
        "decided_on": "today",
        "starts_complaint": "on",
    }
    page = f"/records/{record.reference}/acts/record_ombudsman_decision/"
    said = shown(browser_of(asha).post(page, typed, follow=True))
    complaint = Feedback.objects.get(kind=Kind.COMPLAINT)
    assert f"/records/{complaint.reference}/" in said
    assert complaint.parties.get().person_id == record.parties.get().person_id
    assert (complaint.words, complaint.received_on) == (record.words, RECEIVED_ON)
    assert complaint.statutory_due_on == DUE_ON


def test_case_35_a_premature_case_may_become_an_investigation(asha):
    record = an_ombudsman_case(by=asha)
    tell(record, asha, D.PREMATURE)
    tell(record, asha, D.NOT_UPHELD)
    assert ombudsman_tally(2025) == {("not_upheld", "childrens-social-care", "1"): 1}


def test_case_35_several_cases_of_one_complainant_are_cases_of_one_person(asha):
    first = an_ombudsman_case(by=asha)
    known = NewParty(Party.Role.COMPLAINANT, first.parties.get().person_id)
    second = an_ombudsman_case(by=asha, parties=(known,))
    tell(first, asha, D.UPHELD)
    tell(second, asha, D.CLOSED)
    assert sum(ombudsman_tally(2025).values()) == 2
    assert ombudsman_complainants(2025) == 1
    an_ombudsman_case(by=asha, parties=(A_PARENT,))
    assert ombudsman_complainants(2025) == 2


def test_case_31_a_case_logged_twice_is_counted_once(asha):
    first, again = an_ombudsman_case(by=asha), an_ombudsman_case(by=asha)
    merge(again.reference, first.reference, by=asha, at=at(LATER))
    assert sum(ombudsman_tally(2025).values()) == 1
    assert ombudsman_complainants(2025) == 1
