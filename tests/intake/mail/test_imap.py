"""A real conversation with an IMAP server: fetched whatever its flags, moved away once filed."""

from __future__ import annotations

import socket

import pytest

from heard.intake.mail.fetching import fetch_mail
from heard.intake.mail.sources import ImapPlace, UnableToReachMailbox
from heard.intake.models import ReceivedMail
from tests.intake.mail.imap_server import Post, imap_server
from tests.intake.mail.messages import NOW, a_message, only_mail

pytestmark = pytest.mark.django_db


def a_numbered_message(number, **headers):
    return a_message(Message_ID=f"<{number}@example.org>", **headers)


@pytest.fixture
def post():
    return Post()


@pytest.fixture
def port(post):
    with imap_server(post) as port:
        yield port


@pytest.fixture(autouse=True)
def place(settings, port):
    def placed(**facts):
        told = {
            "host": "127.0.0.1",
            "port": port,
            "user": "complaints",
            "password": 'p"ss',
            "folder": "INBOX",
            "done": "Processed",
            "asks_for_tls": False,
            "is_tls": False,
        }
        settings.MAILBOX = ImapPlace(**(told | facts))

    placed()
    return placed


@pytest.mark.parametrize("can_move", [True, False])
def test_what_lies_there_is_filed_and_moved_away(office, post, can_move):
    post.can_move = can_move
    post.deliver(a_numbered_message(1), a_numbered_message(2, Auto_Submitted="auto-replied"))
    done = fetch_mail(NOW)
    assert (done.waiting, done.filed, done.failed) == (1, 1, 0)
    assert (post.folders["INBOX"], len(post.folders["Processed"])) == ({}, 2)
    assert ReceivedMail.objects.count() == 2
    assert fetch_mail(NOW).waiting == 0


def test_it_came_when_the_server_says_that_it_did(office, post):
    post.deliver(a_message())
    fetch_mail(NOW)
    assert only_mail().received_at.isoformat() == "2025-05-14T08:30:00+00:00"
    assert bytes(only_mail().raw) == a_message()


def test_no_flag_is_set_or_looked_at(office, post):
    post.deliver(a_message())
    fetch_mail(NOW)
    fetches = [each for each in post.said if "BODY" in each]
    assert fetches == ["UID FETCH 1 (BODY.PEEK[])"]
    assert not [each for each in post.said if "SEEN" in each.upper()]


def test_a_message_that_the_server_does_not_give_holds_up_no_other(office, post):
    post.deliver(a_numbered_message(1), a_numbered_message(2))
    post.refuses = {1}
    done = fetch_mail(NOW)
    assert (done.waiting, done.failed) == (1, 1)
    assert list(post.folders["INBOX"]) == [1]


def test_what_was_filed_before_the_server_broke_off_is_filed_once(office, post):
    post.deliver(a_numbered_message(1), a_numbered_message(2))
    post.breaks_off_at = 2
    with pytest.raises(UnableToReachMailbox, match="broke off"):
        fetch_mail(NOW)
    assert ReceivedMail.objects.count() == 1
    post.breaks_off_at = 0
    assert fetch_mail(NOW).waiting == 1
    assert ReceivedMail.objects.count() == 2


def test_a_message_that_cannot_be_moved_away_is_known_the_next_time(office, post):
    post.deliver(a_message())
    post.cannot_put_away = True
    assert (fetch_mail(NOW).waiting, fetch_mail(NOW).known) == (1, 1)
    post.cannot_put_away = False
    fetch_mail(NOW)
    assert (post.folders["INBOX"], ReceivedMail.objects.count()) == ({}, 1)


def test_of_what_is_too_large_the_headers_are_fetched(office, post, monkeypatch):
    monkeypatch.setattr("heard.intake.mail.sources.imap.MOST_BYTES", 1_000)
    post.deliver(a_message(body="x" * 2_000))
    assert fetch_mail(NOW).waiting == 1
    assert (only_mail().subject, only_mail().waits_for) == ("About my son", "unreadable")
    assert len(only_mail().raw) < 1_000


def test_a_message_that_somebody_else_moved_away_meanwhile_is_no_matter(office, post, monkeypatch):
    post.deliver(a_message())
    taken = post.folders["INBOX"]
    found = dict(taken)

    class Gone(dict):
        def get(self, *_):
            return None

    post.folders["INBOX"] = Gone(found)
    assert (fetch_mail(NOW).waiting, fetch_mail(NOW).failed) == (0, 0)


@pytest.mark.parametrize("facts", [{"password": "wrong"}, {"user": "somebody"}])
def test_a_wrong_password_is_a_sentence_that_does_not_show_it(place, facts):
    place(**facts)
    with pytest.raises(UnableToReachMailbox, match="does not accept our user name") as refused:
        fetch_mail(NOW)
    assert "wrong" not in str(refused.value)


def test_a_folder_that_is_not_there_is_a_sentence(place):
    place(folder="Elsewhere")
    with pytest.raises(UnableToReachMailbox, match="no such folder"):
        fetch_mail(NOW)


def test_a_server_that_is_away_is_a_sentence(place):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        place(port=taken.getsockname()[1])
        with pytest.raises(UnableToReachMailbox, match="could not be reached"):
            fetch_mail(NOW)


@pytest.mark.parametrize("facts", [{"is_tls": True}, {"asks_for_tls": True}])
def test_a_server_without_tls_gets_no_password_where_tls_is_asked_for(place, post, facts):
    place(**facts)
    with pytest.raises(UnableToReachMailbox):
        fetch_mail(NOW)
    assert not [each for each in post.said if "LOGIN" in each]
