"""Duplicates count once, an enquiry keeps its own clock, links show only that there is one."""

from __future__ import annotations

from datetime import date

import pytest

from heard.audit.queries import history_of
from heard.casework.models import Link
from heard.casework.operations.acting import NothingKnown, NotLawful
from heard.casework.operations.linking import link, merge
from heard.casework.queries.links import Linked, links_of
from heard.feedback.models import Feedback
from heard.rules.acts import Closing
from tests.casework.cases import RECEIVED_ON, a_complaint, an_enquiry
from tests.casework.cast import CARE, EDUCATION, at

LATER = date(2025, 5, 15)


def fresh(record):
    return Feedback.objects.get(pk=record.pk)


def test_case_31_a_duplicate_is_closed_into_the_one_that_came_first(asha):
    first = a_complaint(by=asha)
    again = a_complaint(by=asha, received_on=date(2025, 5, 14))
    merge(again.reference, first.reference, by=asha, at=at(LATER))
    merged = fresh(again)
    assert (merged.closing, merged.closed_on) == (Closing.MERGED, LATER)
    assert (merged.target_due_on, merged.statutory_due_on, merged.next_due_on) == (None,) * 3
    assert merged.parties.count() == 1
    assert merged.words == again.words
    assert links_of(fresh(first), asha) == (Linked("Also answered here", again.reference),)
    assert links_of(merged, asha) == (Linked("Merged into", first.reference),)
    assert fresh(first).version == 1
    assert history_of("feedback", str(again.pk))[-1].verb == "merge"


def test_a_reference_is_known_in_small_letters_too(asha):
    first = a_complaint(by=asha)
    again = a_complaint(by=asha, received_on=date(2025, 5, 14))
    merge(again.reference, f" {first.reference.lower()} ", by=asha, at=at(LATER))
    assert links_of(fresh(again), asha) == (Linked("Merged into", first.reference),)


def test_case_31_time_runs_from_the_first_receipt_so_the_earlier_is_never_merged_away(asha):
    first = a_complaint(by=asha)
    again = a_complaint(by=asha, received_on=date(2025, 5, 14))
    with pytest.raises(NotLawful, match="This came first, on 12 May 2025"):
        merge(first.reference, again.reference, by=asha, at=at(LATER))


def test_case_31_an_mps_enquiry_is_not_merged_into_a_complaint_but_linked(asha):
    complaint, enquiry = a_complaint(by=asha), an_enquiry(by=asha)
    with pytest.raises(NotLawful, match=r"This is an MP enquiry and \S+ is a complaint: each"):
        merge(enquiry.reference, complaint.reference, by=asha, at=at(LATER))
    link(enquiry.reference, complaint.reference, by=asha, at=at(LATER))
    assert fresh(enquiry).target_due_on == date(2025, 5, 19)
    assert fresh(enquiry).closed_on is None


def test_one_enquiry_sent_twice_is_merged(asha):
    first, again = an_enquiry(by=asha), an_enquiry(by=asha)
    merge(again.reference, first.reference, by=asha, at=at(LATER))
    assert fresh(again).closing == Closing.MERGED


def test_nothing_is_merged_into_what_was_merged_itself(asha):
    first, second, third = (a_complaint(by=asha) for _ in range(3))
    merge(second.reference, first.reference, by=asha, at=at(LATER))
    with pytest.raises(NotLawful, match="merge into the one that is left"):
        merge(third.reference, second.reference, by=asha, at=at(LATER))


def test_a_restricted_record_is_not_merged_into_an_open_one(asha):
    first = a_complaint(by=asha)
    secret = a_complaint(by=asha, is_restricted=True)
    with pytest.raises(NotLawful, match="restrict the other first"):
        merge(secret.reference, first.reference, by=asha, at=at(LATER))


def test_case_34_linked_records_of_separated_parents_show_only_that_there_is_another(
    asha, cleo, dev
):
    mothers = a_complaint(by=asha, service_area=CARE)
    fathers = a_complaint(by=asha, service_area=EDUCATION)
    link(mothers.reference, fathers.reference, by=asha, at=at(LATER))
    assert links_of(fresh(mothers), cleo) == (Linked("Same matter", None),)
    assert links_of(fresh(fathers), dev) == (Linked("Same matter", None),)
    assert links_of(fresh(fathers), asha) == (Linked("Same matter", mothers.reference),)
    assert set(mothers.parties.values_list("person_id")).isdisjoint(
        fathers.parties.values_list("person_id")
    )


def test_case_34_of_the_other_parents_case_it_is_said_that_nothing_is_passed_on(asha, cleo):
    mothers = a_complaint(by=asha, service_area=CARE)
    fathers = a_complaint(by=asha, service_area=EDUCATION)
    how = {"by": asha, "at": at(LATER), "kind": Link.Kind.OTHER_PARENT}
    link(mothers.reference, fathers.reference, **how)
    for record, staff in ((mothers, cleo), (mothers, asha), (fathers, asha)):
        (linked,) = links_of(fresh(record), staff)
        assert linked.words == "Other parent’s case"
        assert "Tell neither parent anything" in linked.to_bear_in_mind


def test_case_34_a_brothers_case_is_linked_from_both_ends(asha):
    first, second = a_complaint(by=asha), a_complaint(by=asha)
    link(first.reference, second.reference, by=asha, at=at(LATER), kind=Link.Kind.SIBLING)
    assert links_of(fresh(second), asha) == (Linked("Brother’s or sister’s case", first.reference),)


def test_that_there_is_a_restricted_record_is_not_shown(asha, ben):
    plain = a_complaint(by=asha)
    secret = a_complaint(by=asha, is_restricted=True)
    link(plain.reference, secret.reference, by=asha, at=at(LATER))
    assert links_of(fresh(plain), ben) == ()
    assert links_of(fresh(plain), asha) == (Linked("Same matter", secret.reference),)


@pytest.mark.parametrize("other", ["C-1999-0001", "itself", "secret"])
def test_what_one_may_not_know_of_cannot_be_linked_and_looks_as_if_it_were_not(asha, ben, other):
    plain = a_complaint(by=asha)
    secret = a_complaint(by=asha, is_restricted=True)
    named = {"itself": plain.reference, "secret": secret.reference}.get(other, other)
    with pytest.raises(NotLawful, match=f"No other record is called {named}"):
        link(plain.reference, named, by=ben, at=at(LATER))
    with pytest.raises(NothingKnown):
        link(secret.reference, plain.reference, by=ben, at=at(LATER))


def test_a_matter_is_linked_once_from_whichever_end(asha):
    first, second = a_complaint(by=asha), a_complaint(by=asha, received_on=RECEIVED_ON)
    link(first.reference, second.reference, by=asha, at=at(LATER))
    with pytest.raises(NotLawful, match=r"linked to .* already"):
        link(second.reference, first.reference, by=asha, at=at(LATER))
    with pytest.raises(NotLawful, match="Merge it"):
        link(first.reference, second.reference, by=asha, at=at(LATER), kind=Link.Kind.MERGED)
    link(first.reference, second.reference, by=asha, at=at(LATER), kind=Link.Kind.LED_TO)
    assert Link.objects.count() == 2
