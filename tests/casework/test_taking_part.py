"""Who takes part may change while a record runs: somebody is added, or something is put right."""

from __future__ import annotations

from datetime import date

import pytest

from heard.audit.models import Event
from heard.casework.models import FollowLink
from heard.casework.operations.acting import NotLawful
from heard.casework.operations.allocating import allocate
from heard.casework.operations.following import change_following
from heard.casework.operations.letters import write_draft
from heard.casework.operations.taking_part import PartTaken, set_person, take_off
from heard.feedback.models import Feedback, Party
from heard.people.contacts import contacts_of
from heard.people.new_people import NewPerson
from tests.casework.cases import A_PARENT, NewParty, a_complaint, an_enquiry
from tests.casework.cast import at
from tests.casework.letters import new_letter
from tests.casework.pages import browser_of, shown, stop_the_clock

DAY = date(2025, 5, 14)
ROLE = Party.Role
MOVED = NewPerson("Pat Quinn-Reed", "pat@example.org", "07700 900000", "2 South Street", "fy2 2bb")


def put(record, by, new):
    return set_person(record.reference, new, by=by, at=at(DAY))


def contact_of(party):
    return contacts_of([party.person_id])[party.person_id]


def test_an_advocate_who_is_found_later_takes_part(asha):
    record = a_complaint(by=asha)
    assert put(record, asha, PartTaken(ROLE.ADVOCATE, NewPerson("Noor Aziz"))) is None
    assert contact_of(record.parties.get(role=ROLE.ADVOCATE)).name == "Noor Aziz"


def test_case_43_a_name_and_an_address_change_on_every_record_of_the_person(asha):
    first = a_complaint(by=asha)
    party = first.parties.get()
    known = NewParty(ROLE.COMPLAINANT, party.person_id)
    second = a_complaint(by=asha, parties=(known,))
    put(first, asha, PartTaken(ROLE.COMPLAINANT, MOVED, party.pk))
    contact = contact_of(second.parties.get())
    assert (contact.name, contact.phone, contact.postcode) == (
        "Pat Quinn-Reed", "07700 900000", "FY2 2BB",
    )  # fmt: skip


def test_the_history_says_what_changed_and_no_name(asha):
    record = a_complaint(by=asha)
    put(record, asha, PartTaken(ROLE.COMPLAINANT, MOVED, record.parties.get().pk))
    event = Event.objects.latest("number")
    assert event.verb == "set_person"
    assert "Complainant: telephone" in event.changes
    for secret in ("Quinn", "07700", "South Street"):
        assert secret not in event.changes + event.reason


def test_a_part_may_be_another_than_was_thought(asha):
    record = a_complaint(by=asha)
    party = record.parties.get()
    put(record, asha, PartTaken(ROLE.REPRESENTATIVE, A_PARENT.person, party.pk))
    party.refresh_from_db()
    assert party.role == ROLE.REPRESENTATIVE


def test_whoever_is_named_at_last_opens_the_question_of_the_procedure(asha):
    record = a_complaint(by=asha, parties=())
    said = put(record, asha, PartTaken(ROLE.CHILD, NewPerson("Robin")))
    assert said is None
    said = put(record, asha, PartTaken(ROLE.COMPLAINANT, NewPerson("Pat Quinn")))
    assert "Choose the procedure again" in said


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        (PartTaken(ROLE.ADVOCATE, NewPerson()), "a name, at least"),
        (PartTaken(ROLE.ADVOCATE, NewPerson("Noor Aziz"), 0), "Nobody of the kind"),
    ],
)
def test_what_says_nothing_of_anybody_is_refused(asha, new, sentence):
    record = a_complaint(by=asha)
    with pytest.raises(NotLawful, match=sentence):
        put(record, asha, new)
    assert Feedback.objects.get().version == 1


def test_what_is_so_already_is_no_change(asha):
    record = a_complaint(by=asha)
    with pytest.raises(NotLawful, match="recorded already"):
        put(record, asha, PartTaken(ROLE.COMPLAINANT, A_PARENT.person, record.parties.get().pk))


def test_the_page_begins_with_what_is_known(asha, monkeypatch):
    stop_the_clock(monkeypatch, DAY)
    record = a_complaint(by=asha)
    browser, page = browser_of(asha), f"/records/{record.reference}/acts/set_person/"
    choices = shown(browser.get(page))
    assert "Pat Quinn, complainant" in choices
    assert "Somebody who is not named yet" in choices
    party = record.parties.get()
    filled = shown(browser.get(f"{page}?person={party.pk}"))
    assert 'value="01253 000000"' in filled
    assert "holds on every record of this person" in filled


def test_case_38_whoever_is_named_in_the_complaint_is_warned_of_as_its_handler(asha, cleo, dev):
    record = a_complaint(by=asha, words="It is cleo  marsh who never rings.")
    said = allocate(record.reference, cleo.id, by=asha, at=at(DAY))
    assert [each[:36] for each in said] == ["Cleo Marsh is named in what was said"]
    assert allocate(record.reference, dev.id, by=asha, at=at(DAY)) == ()


# --- Taken off ---------------------------------------------------------------------------------


ADVOCATE = NewParty(ROLE.ADVOCATE, NewPerson("Noor Aziz"))
WRONG = "She belongs to another record."


def taken_off(record, role, by, reason=WRONG):
    take_off(record.reference, record.parties.get(role=role).pk, reason, by=by, at=at(DAY))


def test_somebody_put_on_the_wrong_record_is_taken_off_and_forgotten(asha):
    record = a_complaint(by=asha, parties=(A_PARENT, ADVOCATE))
    advocate = record.parties.get(role=ROLE.ADVOCATE)
    change_following(record.reference, advocate.pk, is_given=True, by=asha, at=at(DAY))
    taken_off(record, ROLE.ADVOCATE, asha)
    assert [each.role for each in record.parties.all()] == [ROLE.COMPLAINANT]
    assert not FollowLink.objects.filter(party_id=advocate.pk).exists()
    assert contacts_of([advocate.person_id]) == {}
    event = Event.objects.latest("number")
    assert (event.verb, event.reason) == ("take_off", WRONG)
    assert "Advocate" in event.changes
    assert "Noor" not in event.changes


def test_who_is_named_by_another_record_is_kept_there(asha):
    first = a_complaint(by=asha, parties=(A_PARENT, ADVOCATE))
    person = first.parties.get(role=ROLE.ADVOCATE).person_id
    second = a_complaint(by=asha, parties=(A_PARENT, NewParty(ROLE.ADVOCATE, person)))
    taken_off(first, ROLE.ADVOCATE, asha)
    assert contact_of(second.parties.get(role=ROLE.ADVOCATE)).name == "Noor Aziz"


def test_a_record_is_never_left_from_nobody(asha):
    child = NewParty(ROLE.CHILD, NewPerson("Robin"))
    record = a_complaint(by=asha, parties=(A_PARENT, child))
    with pytest.raises(NotLawful, match="Nobody would be left whom this is from"):
        taken_off(record, ROLE.COMPLAINANT, asha)
    taken_off(record, ROLE.CHILD, asha)
    enquiry = an_enquiry(by=asha)
    put(enquiry, asha, PartTaken(ROLE.CONSTITUENT, NewPerson("Pat Quinn")))
    with pytest.raises(NotLawful, match="Nobody would be left whom this is from"):
        taken_off(enquiry, ROLE.MP, asha)


def test_who_was_written_to_stays_with_the_letter(asha):
    record = a_complaint(by=asha, parties=(A_PARENT, ADVOCATE))
    new = new_letter(party_id=record.parties.get(role=ROLE.ADVOCATE).pk)
    write_draft(record.reference, new, by=asha, at=at(DAY))
    with pytest.raises(NotLawful, match="which stays as it was sent"):
        taken_off(record, ROLE.ADVOCATE, asha)


def test_without_a_reason_nobody_is_taken_off(asha):
    record = a_complaint(by=asha, parties=(A_PARENT, ADVOCATE))
    with pytest.raises(NotLawful, match="Say why they are taken off"):
        taken_off(record, ROLE.ADVOCATE, asha, reason=" ")
    with pytest.raises(NotLawful, match="Nobody of the kind"):
        take_off(record.reference, 0, WRONG, by=asha, at=at(DAY))
    assert record.parties.count() == 2
