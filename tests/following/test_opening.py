"""Opening a record by its code: the same answer for all that is wrong, and nothing left behind."""

from __future__ import annotations

from datetime import timedelta

import pytest

from heard.casework.followers import new_code
from heard.casework.models import FollowLink
from heard.casework.operations.following import change_following
from tests.casework.cases import a_complaint
from tests.casework.cast import at
from tests.casework.pages import TODAY, browser_of, shown

PAGES = ["mine/", "mine/message/", "mine/further/", "mine/take-back/", "mine/how-it-was/"]
DO_NOT_FIT = "The reference and the code do not fit together"


def later(monkeypatch, **by):
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(TODAY) + timedelta(**by))


def test_the_page_opens_with_the_reference_and_the_code(visit, record):
    page = shown(visit.get("/follow/mine/"))
    assert record.reference in page
    assert "Tuesday 27 May 2025" in page


def test_whatever_is_wrong_the_answer_is_the_same(client, office, record, code):
    other = a_complaint(by=office.asha).reference
    tried = [(record.reference, new_code()), ("C-1999-0001", code), (other, code), ("x", "y")]
    pages = set()
    for reference, wrong in tried:
        answer = client.post("/follow/", {"reference": reference, "code": wrong})
        page = shown(answer, 422)
        assert DO_NOT_FIT in page
        token = answer.context["csrf_token"]
        pages.add(
            page.replace(str(token), "").replace(f'value="{reference}"', "").replace(wrong, "")
        )
    assert len({len(page) for page in pages}) <= 2
    assert client.get("/follow/mine/").status_code == 302


def test_what_is_missing_is_named_and_what_was_typed_stays(client, record):
    page = shown(client.post("/follow/", {"reference": record.reference, "code": ""}), 422)
    assert "Enter your code" in page
    assert f'value="{record.reference}"' in page


@pytest.mark.parametrize("between", ["", " ", "  ", "-"])
def test_a_reference_is_known_whatever_stands_between_its_parts(client, record, code, between):
    typed = f" {record.reference.lower().replace('-', between)} "
    answer = client.post("/follow/", {"reference": typed, "code": code})
    assert answer.headers["Location"] == "/follow/mine/"


@pytest.mark.parametrize("page", PAGES)
def test_nobody_sees_a_page_without_a_code(client, record, page):
    answer = client.get(f"/follow/{page}")
    assert answer.headers["Location"] == "/follow/"


@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_kept_found_or_told_to_other_sites(visit, page):
    headers = visit.get(f"/follow/{page}").headers
    assert headers["Cache-Control"] == "no-store, private"
    assert "noindex" in headers["X-Robots-Tag"]
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


def test_it_closes_half_an_hour_after_the_last_thing_done(visit, monkeypatch):
    later(monkeypatch, minutes=29)
    assert visit.get("/follow/mine/").status_code == 200
    later(monkeypatch, minutes=58)
    assert visit.get("/follow/mine/").status_code == 200
    later(monkeypatch, minutes=89)
    assert visit.get("/follow/mine/").status_code == 302


def test_it_is_closed_by_whoever_opened_it(visit):
    assert visit.post("/follow/leave/").headers["Location"] == "/follow/"
    assert visit.get("/follow/mine/").status_code == 302


def test_a_code_taken_back_closes_a_page_that_is_open(visit, record, office):
    party = record.parties.get().pk
    change_following(record.reference, party, is_given=False, by=office.asha, at=at(TODAY))
    assert visit.get("/follow/mine/").status_code == 302


def test_the_session_is_a_new_one_and_holds_no_code(client, record, code):
    client.get("/follow/")
    client.session["before"] = "x"
    client.post("/follow/", {"reference": record.reference, "code": code})
    assert code not in str(dict(client.session))
    assert client.session["following"] == FollowLink.objects.get().pk


def test_staff_who_follow_a_record_stay_signed_in(office, record, code):
    browser = browser_of(office.asha)
    browser.post("/follow/", {"reference": record.reference, "code": code})
    browser.post("/follow/leave/")
    assert browser.get("/today/").status_code == 200


def test_who_tries_too_many_codes_is_told_how_else_to_reach_us(client, record, code):
    typed = {"reference": record.reference, "code": "no"}
    answers = [client.post("/follow/", typed).status_code for _ in range(61)]
    assert answers == [422] * 60 + [429]
    right = client.post("/follow/", typed | {"code": code})
    assert right.headers["Retry-After"] == "3600"
    assert "You can also reach us in other ways" in shown(right, 429)
