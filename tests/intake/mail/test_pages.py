"""E-mail in a browser: what waits, one message, and what a person does with it."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from heard.audit.models import Event
from heard.audit.queries import history_of
from heard.casework.letters.reply_tokens import reply_address
from heard.casework.operations.keeping import restrict
from heard.feedback.models import Feedback, Party
from heard.intake.mail.filing import file_message
from heard.intake.models import ReceivedMail
from heard.people.queries import names_of
from tests.casework.cases import a_complaint
from tests.casework.cast import CARE
from tests.casework.letters import fresh
from tests.casework.pages import browser_of, shown, stop_the_clock
from tests.intake.mail.messages import NOW, a_message, fetched, only_mail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    stop_the_clock(monkeypatch)


@pytest.fixture
def browser(asha):
    return browser_of(asha)


@pytest.fixture
def mail(office):
    """Return a message that waits."""
    file_message(fetched(a_message()), at=NOW)
    return only_mail()


def words(page):
    return " ".join(re.sub(r"<[^>]+>", " ", shown(page)).split())


def test_what_waits_is_listed_the_oldest_first_with_the_reason(browser, mail):
    says_staff = a_message(From="a@council.example", Subject="Urgent", Message_ID="<2@x.example>")
    file_message(fetched(says_staff), at=NOW)
    page = words(browser.get("/mail/"))
    assert "Waits for a person 2" in page
    assert "To be read: it is about no record that we know of." in page
    assert "Not proved to be staff" in page
    assert page.index("About my son") < page.index("Urgent")
    assert "E-mail 2 waiting" in words(browser.get("/today/"))


def test_only_the_way_to_the_e_mail_says_how_much_waits(browser, mail):
    for address in ("/today/", "/work/", "/mail/", f"/mail/{mail.pk}/"):
        assert shown(browser.get(address)).count('class="waits"') == 1


def test_what_was_filed_is_only_in_the_list_of_all(browser):
    file_message(fetched(a_message(Subject="Away", Auto_Submitted="auto-replied")), at=NOW)
    assert "Nothing waits" in words(browser.get("/mail/"))
    assert "Away" in words(browser.get("/mail/?show=all"))


def test_the_next_page_goes_on_after_the_last_of_this(browser):
    for number in range(35):
        raw = a_message(Subject=f"Message {number:02}", Message_ID=f"<{number}@example.org>")
        file_message(fetched(raw), at=NOW)
    for start in ("/mail/", "/mail/?show=all"):
        first = shown(browser.get(start))
        address = re.search(r'href="([^"]+)" rel="next"', first)[1].replace("&amp;", "&")
        second = shown(browser.get(address))
        seen = [set(re.findall(r"Message \d\d", page)) for page in (first, second)]
        assert [len(each) for each in seen] == [30, 5]
        assert not seen[0] & seen[1]


def test_a_message_is_shown_as_text_and_the_reading_is_written_down(browser):
    raw = a_message(Subject="<script>alert(1)</script>", body="<b>Nobody</b> rang\u202e me.\n")
    file_message(fetched(raw), at=NOW)
    page = browser.get(f"/mail/{only_mail().pk}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;b&gt;Nobody&lt;/b&gt; rang" in page
    assert Event.objects.latest("number").verb == "read"
    assert "example" not in Event.objects.latest("number").subject_name


def test_the_message_itself_is_a_download(browser, mail):
    answer = browser.get(f"/mail/{mail.pk}/as/eml/")
    assert answer.content == a_message()
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_message_is_kept_with_the_record_that_somebody_names(browser, mail, asha):
    record = a_complaint(by=asha)
    page = browser.post(
        f"/mail/{mail.pk}/attach/", {"reference": f" {record.reference} "}, follow=True
    )
    assert f"The message is kept with {record.reference}" in shown(page)
    mail = fresh(mail)
    assert (mail.became, mail.waits_for, mail.settled_by_id) == ("attached", "", asha.id)
    assert (record.letters.get().body, mail.raw) == ("Nobody rang me back.", None)
    assert history_of("feedback", str(record.pk))[-1].actor_name == "Asha Rahman"
    assert history_of("mail", str(mail.pk))[-1].verb == "mail_settled"
    assert browser.get(f"/mail/{mail.pk}/as/eml/").content == a_message()


def test_the_records_that_it_may_belong_to_are_offered(browser, asha):
    theirs = a_complaint(by=asha)
    named = a_complaint(by=asha, parties=())
    file_message(fetched(a_message(Subject=f"Re: {named.reference}")), at=NOW)
    page = words(browser.get(f"/mail/{only_mail().pk}/"))
    assert f"{named.reference} , complaint of 12 May 2025. It names this reference." in page
    assert f"{theirs.reference} , complaint of 12 May 2025. Somebody with this address" in page


def test_a_record_that_one_may_not_know_of_is_neither_offered_nor_found(browser, mail, asha, ben):
    record = a_complaint(by=asha)
    restrict(record.reference, [ben.id], "Staff.", by=ben, at=NOW)
    assert record.reference not in shown(browser.get(f"/mail/{mail.pk}/"))
    page = browser.post(f"/mail/{mail.pk}/attach/", {"reference": record.reference})
    assert page.status_code == 422
    assert f"No record is called {record.reference}" in page.content.decode()
    assert fresh(mail).waits_for == "new"


def test_mail_of_a_record_that_one_may_not_know_of_is_not_there(browser, asha, ben):
    record = a_complaint(by=asha)
    restrict(record.reference, [ben.id], "Staff.", by=ben, at=NOW)
    raw = a_message(reply_address(record.pk, "complaints@council.example"), Subject="Secret")
    file_message(fetched(raw), at=NOW)
    assert "Secret" not in shown(browser.get("/mail/?show=all"))
    assert browser.get(f"/mail/{only_mail().pk}/").status_code == 404
    assert "Secret" in shown(browser_of(ben).get("/mail/?show=all"))


TYPED = {"kind": "complaint", "channel": "email", "service_area": CARE, "is_own_right": "yes"}


def filled_in(browser, mail):
    """Return the form as the page shows it, with what a person adds."""
    context = browser.get(f"/mail/{mail.pk}/log/").context
    typed = {"person-1-role": "complainant"} | TYPED
    for form in context["forms"]:
        for bound in form:
            value = bound.value()
            if isinstance(value, str) and value:
                typed.setdefault(bound.html_name, value)
    return typed | {"received_on": "14/5/2025"}


def test_a_message_is_logged_as_new_with_what_it_says_filled_in(browser, mail):
    page = shown(browser.get(f"/mail/{mail.pk}/log/"))
    for value in ("Nobody rang me back.", "Pat Quinn", "pat@example.org", "14/5/2025"):
        assert value in page
    typed = filled_in(browser, mail)
    browser.post(f"/mail/{mail.pk}/log/", typed)
    record = Feedback.objects.get()
    assert (record.received_on.isoformat(), record.channel) == ("2025-05-14", "email")
    assert record.words == "Nobody rang me back."
    party = Party.objects.get(feedback=record)
    assert names_of([party.person_id])[party.person_id] == "Pat Quinn"
    mail = fresh(mail)
    assert (mail.became, mail.waits_for, mail.record) == ("logged", "", record)
    assert bytes(record.letters.get().document) == a_message()


def test_what_is_logged_twice_is_one_record(browser, mail):
    typed = filled_in(browser, mail)
    browser.post(f"/mail/{mail.pk}/log/", typed)
    again = browser.post(f"/mail/{mail.pk}/log/", typed, follow=True)
    assert "Somebody has dealt with this message already." in shown(again)
    assert Feedback.objects.count() == 1


def test_what_is_wrong_in_the_form_makes_nothing(browser, mail):
    page = browser.post(f"/mail/{mail.pk}/log/", filled_in(browser, mail) | {"kind": ""})
    assert page.status_code == 422
    assert "About my son" in page.content.decode()
    assert not Feedback.objects.exists()
    assert fresh(mail).waits_for == "new"


def test_looking_for_duplicates_keeps_what_was_typed_and_sent(browser, mail):
    typed = filled_in(browser, mail) | {"check": "yes"}
    typed["documents"] = SimpleUploadedFile("a.txt", b"The bus never came.")
    page = browser.post(f"/mail/{mail.pk}/log/", typed)
    assert page.status_code == 200
    assert "Nobody rang me back." in shown(page)
    assert fresh(mail).waits_for == "new"


def test_a_message_is_set_aside_with_a_reason(browser, mail):
    assert browser.post(f"/mail/{mail.pk}/settle/", {"reason": " "}).status_code == 422
    browser.post(f"/mail/{mail.pk}/settle/", {"reason": "An advertisement."})
    mail = fresh(mail)
    assert (mail.became, mail.waits_for, mail.remark) == ("set_aside", "", "An advertisement.")
    assert history_of("mail", str(mail.pk))[-1].reason == "An advertisement."
    assert "An advertisement." in shown(browser.get(f"/mail/{mail.pk}/"))


@pytest.mark.parametrize("what", ["attach", "settle"])
def test_the_second_of_two_is_told_that_it_is_dealt_with(browser, mail, asha, what):
    record = a_complaint(by=asha)
    typed = {"reference": record.reference, "reason": "An advertisement."}
    browser.post(f"/mail/{mail.pk}/settle/", typed)
    page = browser.post(f"/mail/{mail.pk}/{what}/", typed, follow=True)
    assert "Somebody has dealt with this message already." in shown(page)
    assert not record.letters.exists()


def test_what_is_kept_with_its_record_and_waits_can_only_be_dealt_with(browser, asha):
    record = a_complaint(by=asha)
    raw = a_message(reply_address(record.pk, "complaints@council.example"))
    file_message(fetched(raw), at=NOW)
    ReceivedMail.objects.update(waits_for="closed")
    mail = only_mail()
    page = words(browser.get(f"/mail/{mail.pk}/"))
    assert "Log it as new" not in page
    assert "It needs nothing more" in page
    browser.post(f"/mail/{mail.pk}/settle/", {"reason": "They only say thanks."})
    assert (fresh(mail).became, fresh(mail).waits_for) == ("attached", "")


def test_a_message_that_is_not_there_is_not_found(browser):
    assert browser.get("/mail/999/").status_code == 404
    assert browser.get("/mail/?after=x").status_code == 200
