"""Whatever goes wrong on the way: what was written is kept or given back, and never sent twice."""

from __future__ import annotations

import re
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core import mail
from django.db import OperationalError, connection
from django.test import Client

from heard.casework.operations.following import follower_by
from heard.common.clock import now
from heard.feedback.models import Feedback
from heard.files.models import StoredFile
from heard.intake.models import Draft, Tries
from heard.intake.telling.drafts import KEPT_FOR, KEPT_WITH_LINK
from heard.intake.telling.limits import MOST_AN_HOUR, Trying
from heard.intake.telling.sweeping import sweep_outside
from heard.people.models import Person
from tests.casework import conftest
from tests.casework.pages import shown, stop_the_clock
from tests.files import samples
from tests.intake.telling import (
    COMMENT,
    COMPLAINT,
    COMPLIMENT,
    address,
    answer,
    send,
    with_answers,
)

pytestmark = pytest.mark.django_db

office_of_the_module = conftest.office_of_the_module
WORDS = "Nobody rang me back, & I asked <twice>."


@pytest.fixture(autouse=True)
def office(office_of_the_module, db, monkeypatch):
    stop_the_clock(monkeypatch)
    return office_of_the_module


@contextmanager
def the_database_away():
    def refuse(*_):
        raise OperationalError("the server closed the connection")

    with connection.execute_wrapper(refuse):
        yield


def test_with_the_database_away_the_page_still_holds_what_was_typed():
    client = with_answers(COMPLAINT)
    with the_database_away():
        response = answer(client, "what-happened", {"what-happened": WORDS, "change": "yes"})
    page = shown(response, 503)
    assert "Nobody rang me back, &amp; I asked &lt;twice&gt;.</textarea>" in page
    assert '<input type="hidden" name="change" value="yes">' in page
    assert response.headers["Retry-After"] == "120"
    assert response.headers["Cache-Control"] == "no-store, private"
    # Sent again from there, as it stands, once the database is back.
    again = answer(client, "what-happened", {"what-happened": WORDS, "change": "yes"})
    assert again.headers["Location"] == address("check")
    assert Draft.objects.get().answers["what-happened"] == WORDS


def test_before_an_office_is_set_up_nothing_is_lost_either(monkeypatch):
    client = with_answers(COMMENT)
    monkeypatch.setattr("heard.intake.telling.sending.service_area_if_unknown", lambda: None)
    assert "Sorry, we cannot save just now" in shown(send(client), 503)
    assert Draft.objects.get().answers["your-thought"]


def test_no_log_has_the_secret_of_a_link_nor_a_word_of_what_was_typed(caplog):
    Client().get("/come-back/a-secret-of-somebody/")
    client = with_answers(COMPLAINT)
    answer(client, "details", {"email": "pat@", "phone": WORDS})
    with the_database_away():
        answer(client, "what-happened", {"what-happened": WORDS})
    assert [record.getMessage() for record in caplog.records] == [
        "A public page could not be answered: OperationalError"
    ]
    assert "Nobody rang" not in caplog.text


@pytest.mark.parametrize("page", ["/", "/about/", "/tell-us/adults/", address("about")])
def test_with_the_database_away_every_public_page_says_so(page):
    with the_database_away():
        assert "Sorry, we cannot save just now" in shown(Client().get(page), 503)


def test_a_sending_that_fails_half_way_leaves_nothing_and_can_be_done_again(monkeypatch):
    client = with_answers(COMPLAINT)

    def away(*_args, **_options):
        raise OperationalError("the server closed the connection")

    with monkeypatch.context() as patch:
        # After the record, before the draft is emptied.
        patch.setattr("heard.intake.telling.sending._keep_equality", away)
        assert send(client).status_code == 503
    assert not Feedback.objects.exists()
    assert not Person.objects.exists()
    assert Draft.objects.get().answers["name"] == "Pat Quinn"
    assert send(client).headers["Location"] == address("sent")
    assert Feedback.objects.count() == 1


def test_a_form_whose_page_lost_its_cookie_is_given_back_to_be_sent_once_more():
    client = Client(enforce_csrf_checks=True)
    page = shown(answer(client, "what-happened", {"what-happened": WORDS}), 403)
    assert "&lt;twice&gt;.</textarea>" in page
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    again = answer(client, "what-happened", {"what-happened": WORDS, "csrfmiddlewaretoken": token})
    assert again.status_code == 302
    assert Draft.objects.get().answers == {"what-happened": WORDS}


def test_a_box_that_only_programs_fill_in_is_never_a_silent_refusal():
    client = with_answers(COMMENT)
    page = shown(send(client, website="http://spam.example"), 422)
    assert "please press Send once more" in page
    assert "spam.example" not in page
    assert not Feedback.objects.exists()
    assert send(client).headers["Location"] == address("sent")


def test_what_is_sent_faster_than_anybody_can_type_waits_for_one_more_press():
    client = with_answers(COMMENT)
    Draft.objects.update(begun_at=now() - timedelta(seconds=2))
    assert "please press Send once more" in shown(send(client), 422)
    assert not Feedback.objects.exists()
    Draft.objects.update(begun_at=now() - timedelta(seconds=6))
    assert send(client).status_code == 302


@pytest.mark.parametrize("what", [Trying.BEGIN, Trying.SEND, Trying.HAND_IN, Trying.MAIL_LINK])
def test_whoever_tries_too_often_is_told_how_else_to_reach_us(what):
    def ask(client):
        if what is Trying.BEGIN:
            return answer(Client(), "about", {"about": "services"})
        if what is Trying.SEND:
            return send(client)
        if what is Trying.HAND_IN:
            return answer(client, "files", {"files": [samples.upload(samples.PDF, "a.pdf")]})
        return client.post(address("save"), {"email": "pat@example.org"})

    client = with_answers(COMMENT)
    assert ask(client).status_code in {200, 302}
    Tries.objects.filter(what=what).update(times=MOST_AN_HOUR[what])
    client = with_answers(COMMENT)
    before = Draft.objects.count(), Feedback.objects.count(), len(mail.outbox)
    response = ask(client)
    page = shown(response, 429)
    assert "You can also reach us in other ways" in page
    assert response.headers["Retry-After"] == "3600"
    assert (Draft.objects.count(), Feedback.objects.count(), len(mail.outbox)) == before
    if what is Trying.BEGIN:
        assert 'value="services" checked' in page


def test_a_place_is_counted_by_what_our_own_proxy_wrote_down(settings):
    settings.PROXIES = 1
    for forwarded in ("6.6.6.6, 192.0.2.1", "7.7.7.7, 192.0.2.1", "192.0.2.2"):
        client = Client(headers={"x-forwarded-for": forwarded})
        answer(client, "about", {"about": "services"})
    assert sorted(Tries.objects.values_list("times", flat=True)) == [1, 2]
    assert not Tries.objects.filter(place__contains="192.0.2").exists()


def link_sent():
    return re.search(r"https?://\S+(/come-back/\S+/)", mail.outbox[-1].body)[1]


def test_a_link_leads_back_to_what_was_begun_from_any_browser():
    begun = with_answers({page: COMPLAINT[page] for page in ("about", "kind", "for-whom")})
    page = shown(begun.post(address("save"), {"email": "pat@example.org"}))
    assert "It works for 28 days." in page
    assert mail.outbox[0].to == ["pat@example.org"]
    assert "Pat" not in re.sub(r"https?://\S+", "", mail.outbox[0].body)  # but in a secret, perhaps
    assert mail.outbox[0].from_email == "Blackpool Council <heard@localhost>"
    assert mail.outbox[0].reply_to == ["heard@localhost"]
    assert "Complaints team\nBlackpool Council" in mail.outbox[0].body
    link, other = link_sent(), Client()
    # A mail server that opens every link changes nothing.
    assert "Welcome back" in shown(other.get(link))
    assert begun.get(address("child-name")).status_code == 200
    assert other.post(link).headers["Location"] == address("child-name")
    assert 'value="complaint" checked' in shown(other.get(address("kind")))
    # The browser before has forgotten it; the link is kept as its hash alone.
    assert begun.get(address("child-name")).status_code == 302
    assert link.rstrip("/").rpartition("/")[2] not in Draft.objects.get().return_hash


@pytest.mark.parametrize("typed", ["", "pat@", "pat@example.org\nBcc: all@example.org"])
def test_a_link_goes_to_a_good_address_alone(typed):
    client = with_answers(COMMENT)
    page = shown(client.post(address("save"), {"email": typed}), 422)
    assert "like name@example.org" in page
    assert mail.outbox == []


def test_a_mail_server_that_is_away_loses_nothing(monkeypatch):
    def away(*_args, **_options):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", away)
    client = with_answers(COMMENT)
    page = shown(client.post(address("save"), {"email": "pat@example.org"}), 503)
    assert "Your answers are safe." in page
    assert 'value="pat@example.org"' in page
    assert client.get(address("check")).status_code == 200


def test_a_link_ends_when_it_is_old_when_there_is_a_newer_one_and_when_it_was_sent():
    client = with_answers(COMMENT)
    client.post(address("save"), {"email": "pat@example.org"})
    first = link_sent()
    client.post(address("save"), {"email": "pat@example.org"})
    second = link_sent()
    assert "does not work any more" in shown(Client().get(first), 404)
    assert Client().get(second).status_code == 200
    Draft.objects.update(expires_at=now())
    assert Client().get(second).status_code == 404
    Draft.objects.update(expires_at=now() + KEPT_WITH_LINK)
    send(client)
    assert Client().post(second).status_code == 404


def test_what_was_begun_can_be_thrown_away_with_its_files():
    client = with_answers(COMMENT)
    answer(client, "files", {"files": [samples.upload(samples.PDF, "letter.pdf")]})
    assert StoredFile.objects.count() == 1
    # Asked first: a slip of the thumb loses nothing.
    assert "Delete what you wrote?" in shown(client.get(address("clear")))
    assert Draft.objects.count() == 1
    assert "It is deleted" in shown(client.post(address("clear")))
    assert not Draft.objects.exists()
    assert not StoredFile.objects.exists()
    assert client.get(address("check")).status_code == 302
    # What was sent is the council's record, and stays.
    sent = with_answers(COMMENT)
    send(sent)
    sent.post(address("clear"))
    assert Feedback.objects.count() == 1


def test_what_nobody_comes_back_to_is_swept_away_and_what_was_sent_stays():
    sent, left = with_answers(COMMENT), with_answers(COMPLIMENT)
    send(sent)
    answer(left, "files", {"files": [samples.upload(samples.PDF, "letter.pdf")]})
    assert sweep_outside(now() + KEPT_FOR - timedelta(minutes=1)) == 0
    assert sweep_outside(now() + KEPT_FOR) == 2
    assert not Draft.objects.exists()
    assert not StoredFile.objects.exists()
    assert not Tries.objects.exists()
    assert Feedback.objects.count() == 1


def test_the_code_to_follow_it_by_is_shown_once_it_is_sent_and_can_be_given_anew():
    client = with_answers(COMPLAINT)
    send(client)
    record = Feedback.objects.get()
    code = code_on(client)
    assert follower_by(record.reference, code, now()).record_id == record.pk
    # As after a connection that was lost before the answer came.
    del client.cookies["code-adults"]
    assert "Give me a code" in shown(client.get(address("sent")))
    assert client.post(address("sent")).headers["Location"] == address("sent")
    assert follower_by(record.reference, code_on(client), now()) is not None
    assert follower_by(record.reference, code, now()) is None


def code_on(client):
    return re.search(r'class="code">([\w-]+)<', shown(client.get(address("sent"))))[1]


def test_nobody_who_stays_unknown_is_given_a_code():
    client = with_answers(COMPLIMENT)
    send(client)
    page = shown(client.get(address("sent")))
    assert "code" not in page
    assert "pass your thanks on" in page
