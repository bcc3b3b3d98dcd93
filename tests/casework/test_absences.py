"""Who is away is said on a page, by whom it may, and is written down; so is how one is reminded."""

from __future__ import annotations

from datetime import date

import pytest

from heard.accounts.models import User
from heard.audit.models import Event
from heard.casework.models import Absence
from heard.casework.operations.absences import NewAbsence, add_absence, choose_digest, end_absence
from heard.casework.operations.acting import NotAllowed, NothingKnown, NotLawful
from heard.casework.operations.allocating import allocate
from tests.casework.cases import a_complaint
from tests.casework.cast import at
from tests.casework.pages import TODAY, browser_of, shown, stop_the_clock

PAGE = "/work/away/"
FROM_ON, TO_ON = date(2025, 6, 2), date(2025, 6, 13)
LATER = date(2025, 6, 16)


@pytest.fixture(autouse=True)
def _on_a_tuesday_in_may(monkeypatch):
    stop_the_clock(monkeypatch)


def away(who, deputy, from_on=FROM_ON, to_on=TO_ON):
    return NewAbsence(who.id, from_on, to_on, deputy.id)


def typed(who, deputy, **more):
    return {"user": who.id, "from_on": "2/6/2025", "to_on": "13/6/2025", "deputy": deputy.id} | more


def test_the_officer_says_on_the_page_that_a_manager_is_away_and_takes_it_off_again(
    asha, cleo, dev
):
    browser = browser_of(asha)
    page = shown(browser.post(PAGE, typed(cleo, dev), follow=True))
    assert "Dev Patel stands in for Cleo Marsh." in page
    assert "2 Jun 2025" in page
    kept = Absence.objects.get()
    assert (kept.user_id, kept.deputy_id, kept.from_on, kept.to_on) == (
        cleo.id,
        dev.id,
        FROM_ON,
        TO_ON,
    )
    assert "Nobody is down as away." in shown(browser.post(f"{PAGE}{kept.pk}/end/", follow=True))
    verbs = Event.objects.filter(subject_kind="absence").values_list("verb", "subject_name")
    assert list(verbs) == [("absence_added", "Cleo Marsh"), ("absence_ended", "Cleo Marsh")]


def test_a_manager_says_so_of_themself_and_of_nobody_else(cleo, dev):
    browser = browser_of(cleo)
    page = shown(browser.post(PAGE, typed(dev, cleo)), 422)
    assert "Select a valid choice" in page
    with pytest.raises(NotAllowed):
        add_absence(away(dev, cleo), by=cleo, at=at(TODAY))
    theirs = Absence.objects.create(user_id=dev.id, deputy_id=cleo.id, from_on=LATER, to_on=LATER)
    assert browser.post(f"{PAGE}{theirs.pk}/end/").status_code == 403
    assert browser.post(f"{PAGE}0/end/").status_code == 404
    assert browser.post(PAGE, typed(cleo, dev)).status_code == 302
    assert Absence.objects.count() == 2


@pytest.mark.parametrize(
    ("from_on", "to_on", "sentence"),
    [
        (TO_ON, FROM_ON, "cannot be before the first"),
        (date(2025, 5, 1), date(2025, 5, 19), "are over"),
        (date(2025, 6, 13), date(2025, 6, 20), "away on one of these days already"),
    ],
)
def test_days_that_cannot_be_are_refused(asha, cleo, dev, from_on, to_on, sentence):
    add_absence(away(cleo, dev), by=asha, at=at(TODAY))
    before = Event.objects.count()
    with pytest.raises(NotLawful, match=sentence):
        add_absence(away(cleo, dev, from_on, to_on), by=asha, at=at(TODAY))
    assert (Absence.objects.count(), Event.objects.count()) == (1, before)


def test_two_do_not_stand_in_for_each_other(asha, cleo, dev):
    add_absence(away(cleo, dev), by=asha, at=at(TODAY))
    with pytest.raises(NotLawful, match="Cleo Marsh is away on one of these days, and Dev Patel"):
        add_absence(away(dev, cleo), by=asha, at=at(TODAY))


def test_a_deputy_who_may_not_see_what_is_open_is_warned_of(asha, cleo, dev, eve):
    record = a_complaint(by=asha)
    allocate(record.reference, cleo.id, by=asha, at=at(TODAY))
    browser = browser_of(asha)
    page = shown(browser.post(PAGE, typed(cleo, dev), follow=True))
    assert "Dev Patel may not see 1 of the open records of Cleo Marsh" in page
    Absence.objects.all().delete()
    page = shown(browser.post(PAGE, typed(cleo, eve), follow=True))
    assert "of the open records of" not in page


def test_who_is_away_is_told_of_when_something_is_allocated_to_them(asha, cleo, dev):
    add_absence(away(cleo, dev), by=asha, at=at(TODAY))
    record = a_complaint(by=asha)
    (told,) = allocate(record.reference, cleo.id, by=asha, at=at(FROM_ON))
    assert told == "Cleo Marsh is away until 13 June 2025; reminders go to Dev Patel meanwhile."
    other = a_complaint(by=asha)
    assert allocate(other.reference, cleo.id, by=asha, at=at(LATER)) == ()


def test_nobody_stands_in_for_themself_nor_does_who_answers_nothing(asha, cleo, aud):
    for deputy in (cleo, aud):
        with pytest.raises(NotLawful, match="a colleague who stands in"):
            add_absence(away(cleo, deputy), by=asha, at=at(TODAY))


def test_what_is_wrong_stands_on_the_page_with_what_was_typed(asha, cleo, dev):
    page = shown(browser_of(asha).post(PAGE, typed(cleo, dev, to_on="1/6/2025")), 422)
    assert "The last day away cannot be before the first." in page
    assert 'value="1/6/2025"' in page


def test_the_auditor_sees_who_is_away_and_says_nothing(asha, aud, cleo, dev):
    add_absence(away(cleo, dev), by=asha, at=at(TODAY))
    page = shown(browser_of(aud).get(PAGE))
    assert "Cleo Marsh" in page
    assert "Somebody will be away" not in page
    assert browser_of(aud).post(PAGE, typed(cleo, dev)).status_code == 403


def test_an_absence_that_is_not_there_cannot_be_ended(asha):
    with pytest.raises(NothingKnown):
        end_absence(1, by=asha, at=at(TODAY))


def test_how_one_is_reminded_is_chosen_on_the_page_and_written_down_once(cleo):
    browser = browser_of(cleo)
    shown(browser.post(f"{PAGE}reminders/", {}, follow=True))
    assert not User.objects.get(pk=cleo.id).prefers_digest
    choose_digest(wants=False, by=cleo, at=at(TODAY))
    event = Event.objects.get(verb="reminders_chosen")
    assert event.changes == '[["Reminders in one message a day","yes","no"]]'
    assert "checked" in shown(browser.post(f"{PAGE}reminders/", {"digest": "on"}, follow=True))
