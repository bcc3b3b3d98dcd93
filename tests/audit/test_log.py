"""The log of who did and read what: it only grows, and shows when it was tampered with."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from heard.audit.entries import Actor, Change, Entry, Subject
from heard.audit.models import Event
from heard.audit.operations import write_down
from heard.audit.queries import ChainHead, UnsoundLog, history_of, verified_head

pytestmark = pytest.mark.django_db

ASHA = Actor("7", "Asha Officer")
AT = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)
RECORD = Subject("feedback", "12", "C-0012")


FORGED = (
    "INSERT INTO audit_event (number, at, actor_id, actor_name, verb, subject_kind, subject_id,"
    " subject_name, changes, reason, previous_hash, hash)"
    " SELECT 5, at, actor_id, actor_name, 'forged', subject_kind, subject_id, subject_name,"
    " changes, reason, hash, 'f' FROM audit_event WHERE number = 4"
)


_AGAIN = "INSERT {} INTO audit_event SELECT {} FROM audit_event WHERE number = 2 {}"
_COLUMNS = (
    "at, actor_id, actor_name, 'x', subject_kind, subject_id, subject_name, changes, reason,"
    " previous_hash"
)
_INSTEAD = "ON CONFLICT (number) DO UPDATE SET verb = 'x'"
# What each database has for putting a row in another's place.
OVERWRITING = (
    [
        _AGAIN.format(
            "", f"number, {_COLUMNS}, hash", "ON CONFLICT (number) DO UPDATE SET verb = 'x'"
        )
    ]
    if connection.vendor == "postgresql"
    else [
        _AGAIN.format("OR REPLACE", f"number, {_COLUMNS}, 'another'", ""),
        _AGAIN.format("OR REPLACE", f"4, {_COLUMNS}, hash", ""),
    ]
)


def write(*verbs):
    write_down(ASHA, AT, [Entry(verb, RECORD) for verb in verbs])


def test_an_act_is_kept_with_who_when_what_and_why():
    change = Change("Due date", "27 May 2026", "10 June 2026")
    write_down(ASHA, AT, [Entry("agreed extension", RECORD, (change,), "Three agencies")])
    [happening] = history_of("feedback", "12")
    assert (happening.actor_name, happening.at, happening.verb) == (
        "Asha Officer",
        AT,
        "agreed extension",
    )
    assert happening.changes == (change,)
    assert happening.reason == "Three agencies"


def test_a_history_is_of_one_thing_and_leaves_readings_out():
    write("recorded", "read", "allocated")
    write_down(ASHA, AT, [Entry("recorded", Subject("feedback", "13", "C-0013"))])
    assert [each.verb for each in history_of("feedback", "12")] == ["recorded", "allocated"]


def test_a_log_that_nobody_touched_holds():
    write("recorded", "allocated")
    write("answered")
    head = verified_head()
    assert head.number == 3
    assert verified_head(expected=head) == head


def test_an_empty_log_holds():
    assert verified_head() == ChainHead(0, "0" * 64)


def test_an_act_that_fails_leaves_no_event():
    with transaction.atomic():
        write("recorded")
        transaction.set_rollback(True)
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET reason = 'another' WHERE number = 2",
        "DELETE FROM audit_event WHERE number = 2",
        *OVERWRITING,
    ],
)
def test_the_database_refuses_to_change_or_remove_an_event(statement):
    write("recorded", "allocated", "answered")
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert verified_head().number == 3


def tamper(*statements):
    """Do what only someone who owns the database can: put the guard aside."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER audit_event_stays")
            cursor.execute("DROP TRIGGER audit_event_remains")
            cursor.execute("DROP TRIGGER audit_event_is_new")
        for statement in statements:
            cursor.execute(statement)


@pytest.mark.parametrize(
    ("statements", "sentence"),
    [
        (["UPDATE audit_event SET reason = 'x' WHERE number = 2"], "event 2 was edited"),
        (["UPDATE audit_event SET actor_name = 'Ben' WHERE number = 3"], "event 3 was edited"),
        (["DELETE FROM audit_event WHERE number = 2"], "event 2 was removed, before event 3"),
        (["DELETE FROM audit_event WHERE number IN (1, 2)"], "events 1 to 2 were removed"),
        (
            [
                "DELETE FROM audit_event WHERE number = 2",
                "UPDATE audit_event SET number = number - 1 WHERE number = 3",
                "UPDATE audit_event SET number = number - 1 WHERE number = 4",
            ],
            "event 2 does not follow event 1",
        ),
        (
            [
                "UPDATE audit_event SET number = 99 WHERE number = 2",
                "UPDATE audit_event SET number = 2 WHERE number = 3",
                "UPDATE audit_event SET number = 3 WHERE number = 99",
            ],
            "event 2 does not follow event 1",
        ),
        (
            [FORGED],
            "event 5 was edited",
        ),
    ],
)
def test_tampering_is_named(statements, sentence):
    write("recorded", "allocated", "extended", "answered")
    tamper(*statements)
    with pytest.raises(UnsoundLog, match=sentence):
        verified_head()


def test_an_end_that_was_cut_off_shows_against_a_head_kept_elsewhere():
    write("recorded", "allocated", "answered")
    head = verified_head()
    tamper("DELETE FROM audit_event WHERE number = 3")
    assert verified_head().number == 2
    with pytest.raises(UnsoundLog, match="the log ends at event 2"):
        verified_head(expected=head)


def test_the_command_says_whether_the_log_holds(capsys):
    write("recorded")
    call_command("audit", "verify")
    assert "holds: 1 events, the last 1:" in capsys.readouterr().out
    tamper("UPDATE audit_event SET verb = 'x' WHERE number = 1")
    with pytest.raises(CommandError, match="does not hold: event 1 was edited"):
        call_command("audit", "verify")
