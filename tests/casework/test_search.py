"""Whatever was said is found the same second, by those who may know of it and by nobody else."""

from __future__ import annotations

import pytest
from django.db import connection

from heard.casework.new_cases import NewParty
from heard.casework.operations.allocating import allocate
from heard.feedback.models import Element, Feedback, Party, RestrictedAccess
from heard.feedback.queries.search import search
from heard.people.new_people import NewPerson
from tests.casework.cases import RECEIVED_ON, a_complaint
from tests.casework.cast import CARE, EDUCATION, at


def found(words, staff, limit=50):
    return [record.reference for record in search(words, staff, limit).records]


def named(name, postcode=""):
    return (NewParty(Party.Role.COMPLAINANT, NewPerson(name, postcode=postcode)),)


@pytest.mark.parametrize(
    "words",
    [
        "meeting",
        "meetings",
        "MEETING",
        "rang meeting",
        "meeting  -- rang",
        "“meeting”",
        "nobody rang me back",
        "café",
        "CAFE",
        "cafe\u0301",
        "resumé",
    ],
)
def test_a_record_is_found_by_what_was_said_however_it_is_typed(asha, words):
    record = a_complaint(
        by=asha, words="Nobody rang me back after the meeting at the Café about my resume."
    )
    a_complaint(by=asha, words="The taxi was late.")
    assert found(words, asha) == [record.reference]


def test_a_record_is_found_by_its_reference_whole_or_in_part_before_all_others(asha):
    first = a_complaint(by=asha)
    a_complaint(by=asha, words=f"I wrote before: {first.reference}.")
    number = first.reference.rpartition("-")[2]
    assert found(first.reference, asha)[0] == first.reference
    assert found(first.reference.lower(), asha)[0] == first.reference
    assert first.reference in found(number, asha)


@pytest.mark.parametrize(
    ("most_few", "most_compared"),
    [(0, 0), (1, 3), (1, 8_000), (1_000, 8_000)],
    ids=["many hold each term", "some hold it", "few hold all terms", "few hold each term"],
)
def test_what_is_found_does_not_depend_on_how_many_hold_a_term(
    monkeypatch, asha, cleo, most_few, most_compared
):
    monkeypatch.setattr("heard.feedback.queries.indexed_words.MOST_FEW", most_few)
    monkeypatch.setattr("heard.feedback.queries.indexed_words.MOST_COMPARED", most_compared)
    first = a_complaint(by=asha, parties=named("Zoë Oyelaran"), elements=("No call back",))
    later = a_complaint(by=asha, words=f"I rang before: {first.reference}. The meeting was late.")
    education = a_complaint(by=asha, service_area=EDUCATION)
    assert found(first.reference.lower(), asha) == [first.reference, later.reference]
    assert found("meeting rang", asha) == [each.reference for each in (education, later, first)]
    assert found("meeting rang", asha, 2) == [education.reference, later.reference]
    assert found("meeting rang", cleo) == [later.reference, first.reference]
    assert found("oyelaran call meeting", asha) == [first.reference]
    assert found("oyelaran", cleo) == found("meeting taxi", asha) == []


def test_a_record_is_found_by_what_is_complained_of_and_why_it_was_found_so(asha):
    record = a_complaint(by=asha, elements=("The contact centre was locked",))
    assert found("centre locked", asha) == [record.reference]
    Element.objects.filter(feedback=record).update(reasons="The caretaker had gone home.")
    assert found("caretaker", asha) == [record.reference]


@pytest.mark.parametrize("words", ["Oyelaran", "oyel", "FY3 8XY", "fy38xy", "Zoë", "zoe oyelaran"])
def test_the_team_finds_a_record_by_name_and_postcode(asha, words):
    record = a_complaint(by=asha, parties=named("Zoë Oyelaran", "fy3 8xy"))
    a_complaint(by=asha)
    assert found(words, asha) == [record.reference]


def test_a_name_and_a_word_are_sought_together(asha):
    record = a_complaint(by=asha, parties=named("Zoë Oyelaran"))
    a_complaint(by=asha, parties=named("Zoë Oyelaran"), words="The taxi was late.")
    assert found("oyelaran meeting", asha) == [record.reference]


def test_a_name_is_found_by_the_one_who_has_the_record_and_not_by_their_colleagues(
    asha, ben, cleo, eve, aud
):
    record = a_complaint(by=asha, parties=named("Zoë Oyelaran"))
    for other in (cleo, eve, aud):
        assert found("Oyelaran", other) == []
        assert found("meeting", other) == [record.reference]
    allocate(record.reference, cleo.id, by=ben, at=at(RECEIVED_ON))
    assert found("Oyelaran", cleo) == [record.reference]
    assert found("Oyelaran", eve) == []


def test_everyone_finds_only_what_they_may_know_of(asha, ben, cleo, dev, aud, adi):
    care = a_complaint(by=asha, service_area=CARE)
    education = a_complaint(by=asha, service_area=EDUCATION)
    for everything in (asha, ben, aud):
        assert set(found("meeting", everything)) == {care.reference, education.reference}
    assert found("meeting", cleo) == [care.reference]
    assert found("meeting", dev) == [education.reference]
    assert found("meeting", adi) == []


def test_a_restricted_record_leaks_to_nobody_not_even_by_number(asha, ben, cleo, aud):
    record = a_complaint(by=asha)
    a_complaint(by=asha)
    Feedback.objects.filter(pk=record.pk).update(is_restricted=True)
    RestrictedAccess.objects.create(feedback=record, user_id=ben.id)
    for other in (asha, cleo, aud):
        result = search("meeting", other, 1)
        assert record.reference not in [each.reference for each in result.records]
        assert result.is_all
    assert search(record.reference, aud).records == ()
    assert record.reference in found("meeting", ben)


def test_what_is_changed_or_removed_is_found_as_it_is_now(asha):
    record = a_complaint(by=asha)
    record.words = "The taxi was late."
    record.save()
    assert found("meeting", asha) == []
    assert found("taxi", asha) == [record.reference]
    person = record.parties.get().person
    person.name = "Robin Adeyemi"
    person.save()
    assert found("Adeyemi", asha) == [record.reference]
    assert found("Quinn", asha) == []
    record.elements.all().delete()
    record.stage_runs.all().delete()
    record.parties.all().delete()
    person.delete()
    record.delete()
    assert found("taxi", asha) == []


def test_the_index_agrees_with_what_is_held(asha):
    a_complaint(by=asha, elements=("No call back", "Notes wrong"))
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for index in ("feedback_search", "feedback_element_search", "people_search"):
                # The library's own check, which fails with an error.
                cursor.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    assert len(found("call notes", asha)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "", "   ", '"', "'", "*", "meeting*", "NEAR(a b)", "meeting AND", "OR", "NOT meeting",
        "words:meeting", "^meeting", "{words} : x", "a + b", "%", "%s", "_", "\\", "\0", "a\0b",
        "'; DROP TABLE feedback_feedback; --", "(", ")", "!", "&", "|", "<->", ":*", "meeting:*",
        "🙂", "–", "x" * 5_000, "word " * 2_000, "\ud7ff", "\u202e", "1e400", "-1", "क मल",
    ],
)  # fmt: skip
def test_nothing_typed_is_an_instruction(asha, words):
    record = a_complaint(by=asha)
    results = found(words, asha)
    assert set(results) <= {record.reference}
    assert Feedback.objects.count() == 1


def test_no_more_are_listed_than_asked_for_and_the_newest_come_first(asha):
    for day in (12, 14, 13):
        a_complaint(by=asha, received_on=RECEIVED_ON.replace(day=day))
    result = search("meeting", asha, 2)
    assert [record.received_on.day for record in result.records] == [14, 13]
    assert not result.is_all
    assert search("meeting", asha, 3).is_all
