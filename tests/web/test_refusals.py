"""Pages for when there is nothing to show: plain words, and nothing given away."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from django.views import defaults

from heard.procedures.models import Council
from tests.cast import asha

pytestmark = pytest.mark.django_db


def test_an_unknown_address_is_answered_plainly_even_to_a_stranger(client):
    response = client.get("/nowhere/")
    page = response.content.decode()
    assert response.status_code == 404
    assert "Page not found" in page
    assert "nowhere" not in page
    assert "Sign out" not in page


def test_a_failure_is_shown_without_anything_that_could_fail_again():
    request = RequestFactory().get("/")
    with_nothing = defaults.server_error(request)
    assert with_nothing.status_code == 500
    assert "The fault is ours" in with_nothing.content.decode()


def test_a_refusal_and_an_unreadable_request_have_pages_of_their_own():
    request = RequestFactory().get("/")
    request.user = asha()
    refused = defaults.permission_denied(request, PermissionError())
    unreadable = defaults.bad_request(request, ValueError())
    assert (refused.status_code, unreadable.status_code) == (403, 400)
    assert "You may not see this page" in refused.content.decode()
    assert "cannot be read" in unreadable.content.decode()


def test_a_form_from_elsewhere_is_refused_with_what_to_do():
    client = Client(enforce_csrf_checks=True)
    response = client.post("/accounts/sign-in/", {"username": "asha", "password": "x"})
    assert response.status_code == 403
    assert "Nothing was changed" in response.content.decode()


def test_every_page_names_the_council_once_it_is_set_up(client):
    assert "Blackpool" not in client.get("/accounts/sign-in/").content.decode()
    Council.objects.create(name="Blackpool Council")
    assert "Blackpool Council" in client.get("/accounts/sign-in/").content.decode()


def test_no_page_lets_a_browser_run_what_the_policy_does_not_name(client):
    policy = client.get("/accounts/sign-in/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy


@pytest.mark.parametrize(
    ("address", "status"), [("/", 200), ("/static/heard/pages.css", 200), ("/nothing/", 404)]
)
def test_every_answer_says_what_a_browser_may_do_with_it(client, address, status):
    answer = client.get(address)
    answer.close()
    assert answer.status_code == status
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "microphone=(self)" in answer.headers["Permissions-Policy"]
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in answer.headers
