"""Inserting many rows at once does what saving them one by one would."""

import uuid
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from heard.common.bulk import insert_many, insert_rows
from heard.feedback.models import Feedback
from heard.people.models import Person
from heard.reports.models import Edition
from heard.rules.vocabulary import Kind
from tests.factories import RECEIVED_ON, record, service_area, unsaved_record

pytestmark = pytest.mark.django_db


def test_rows_come_back_as_they_were_given():
    given = [unsaved_record(kind=Kind.COMMENT, words="it’s “fine”"), unsaved_record(words="")]
    insert_many(Feedback, given)
    found = {row.pk: row for row in Feedback.objects.all()}
    for row in given:
        kept = found[row.pk]
        for field in Feedback._meta.concrete_fields:
            assert getattr(kept, field.attname) == getattr(row, field.attname)


def test_keys_go_on_from_those_given_before_and_are_never_given_twice():
    first = record()
    [second] = insert_many(Feedback, [unsaved_record()])
    last = second.pk
    Feedback.objects.filter(pk=last).delete()
    [third] = insert_many(Feedback, [unsaved_record()])
    fourth = record()
    assert first.pk < last < third.pk < fourth.pk


def test_keys_that_are_no_numbers_and_moments_are_kept():
    [person] = insert_many(Person, [Person(name="A name that was made up")])
    assert isinstance(person.pk, uuid.UUID)
    assert Person.objects.get().pk == person.pk
    at = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)
    edition = Edition(year=2014, number=1, as_at=at.date(), drawn_at=at, content="{}")
    insert_many(Edition, [edition])
    assert Edition.objects.get().drawn_at == at


def test_the_database_refuses_what_it_would_refuse_one_by_one():
    bad = unsaved_record()
    bad.quarter = 5
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_many(Feedback, [unsaved_record(), bad])
    assert not Feedback.objects.exists()


def test_no_rows_are_no_work(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert insert_many(Feedback, []) == []


def test_plain_values_are_kept_as_rows_are_with_the_defaults_of_the_fields():
    area = service_area()
    names = ("reference", "kind", "received_on", "service_area_id", "reporting_year", "quarter")
    rows = [(f"R{number}", Kind.COMMENT, RECEIVED_ON, area.pk, 2014, 1) for number in range(2)]
    keys = insert_rows(Feedback, names, rows)
    found = Feedback.objects.in_bulk(keys)
    assert [found[key].reference for key in keys] == ["R0", "R1"]
    kept, blank = found[keys[0]], Feedback()
    for field in Feedback._meta.concrete_fields:
        if field.attname not in (*names, "id"):
            assert getattr(kept, field.attname) == getattr(blank, field.attname)


def test_plain_values_may_bring_their_own_key():
    key = uuid.uuid4()
    insert_rows(Person, ("id", "name"), [(key, "A name that was made up")])
    assert Person.objects.get().pk == key


def test_no_plain_values_are_no_work(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert list(insert_rows(Feedback, ("reference",), [])) == []
