"""Nobody sees a record or a report without signing in."""

from __future__ import annotations

import pytest

from tests.cast import PASSWORD, asha

pytestmark = pytest.mark.django_db


def test_the_right_password_leads_where_one_was_going(client):
    asha()
    response = client.post(
        "/accounts/sign-in/?next=/records/",
        {"username": "asha", "password": PASSWORD, "next": "/records/"},
    )
    assert response.headers["Location"] == "/records/"


def test_signing_in_never_leads_to_another_site(client):
    asha()
    response = client.post(
        "/accounts/sign-in/",
        {"username": "asha", "password": PASSWORD, "next": "https://example.org/"},
    )
    assert response.headers["Location"] == "/today/"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"username": "asha", "password": "wrong"}, "do not belong to one account"),
        ({"username": "nobody", "password": "wrong"}, "do not belong to one account"),
        ({"username": "", "password": PASSWORD}, "Enter your user name"),
        ({"username": "asha", "password": ""}, "Enter your password"),
    ],
    ids=["wrong password", "unknown name", "no name", "no password"],
)
def test_what_is_wrong_is_said_in_a_summary_that_leads_to_the_field(client, given, sentence):
    asha()
    response = client.post("/accounts/sign-in/", given)
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: Sign in" in page
    assert "There is a problem" in page
    assert sentence in page
    assert 'href="#id_username"' in page or 'href="#id_password"' in page
    assert PASSWORD not in page


def test_a_field_in_error_is_tied_to_its_message(client):
    page = client.post("/accounts/sign-in/", {"username": "", "password": "x"}).content.decode()
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_username_error"' in page
    assert 'id="id_username_error"' in page


def test_signing_out_ends_the_session_and_says_so(signed_in):
    response = signed_in.post("/accounts/sign-out/", follow=True)
    assert "You have signed out." in response.content.decode()
    assert signed_in.get("/today/").status_code == 302


def test_a_link_cannot_sign_anyone_out(signed_in):
    assert signed_in.get("/accounts/sign-out/").status_code == 405
    assert signed_in.get("/today/").status_code == 200


def test_whoever_is_signed_in_is_not_asked_again(signed_in):
    assert signed_in.get("/accounts/sign-in/").headers["Location"] == "/today/"


def test_whoever_sends_something_after_the_session_ended_is_led_back_to_where_they_typed(client):
    page = "http://testserver/work/?tab=open"
    answer = client.post("/work/in-bulk/", {"act": "note"}, headers={"referer": page})
    assert answer.headers["Location"] == "/accounts/sign-in/?next=/work/%3Ftab%3Dopen"
    asked = client.get(answer.headers["Location"]).content.decode()
    assert "You were signed out before this was sent." in asked
    assert 'name="next" value="/work/?tab=open"' in asked


@pytest.mark.parametrize("page", ["", "https://example.org/work/", "javascript:alert(1)"])
def test_a_page_of_another_site_leads_back_nowhere_else(client, page):
    answer = client.post("/records/new/", headers={"referer": page})
    assert answer.headers["Location"] == "/accounts/sign-in/?next=/records/new/"


def test_a_script_s_request_leaves_no_message_behind(client):
    client.post("/records/new/matches/", headers={"sec-fetch-mode": "cors"})
    assert "before this was sent" not in client.get("/accounts/sign-in/").content.decode()
