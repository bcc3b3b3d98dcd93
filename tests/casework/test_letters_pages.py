"""Letters in a browser: begun, kept, looked at, changed, sent; and shown to nobody else."""

from __future__ import annotations

import pytest

from heard.audit.models import Event
from heard.casework.models import Letter
from heard.casework.operations.allocating import allocate
from heard.casework.operations.keeping import restrict
from heard.casework.operations.letters import (
    Arrival,
    keep_arrival_by_hand,
    load_default_templates,
    send,
)
from tests.casework.cases import A_PARENT, a_complaint, an_enquiry
from tests.casework.cast import at
from tests.casework.letters import a_draft, events_of, fresh, new_letter
from tests.casework.pages import TODAY, browser_of, shown, state_kept, stop_the_clock

NOW = at(TODAY)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    stop_the_clock(monkeypatch)


@pytest.fixture
def record(asha):
    """Return a complaint of Pat Quinn’s."""
    load_default_templates(NOW)
    return a_complaint(by=asha)


@pytest.fixture
def browser(record, asha):
    """Return Asha’s browser."""
    return browser_of(asha)


@pytest.fixture
def draft(record, asha):
    """Return a draft that is ready."""
    return a_draft(record, by=asha)


def begin(record, **asked):
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"/records/{record.reference}/letters/new/?{query}"


def typed(record, **facts):
    """Return what the form of a letter sends."""
    new = new_letter()
    dull = {
        "version": fresh(record).version,
        "channel": new.channel,
        "address": new.address,
        "subject": new.subject,
        "body": new.body,
    }
    return dull | facts


# --- Beginning -------------------------------------------------------------------------------


def test_it_first_asks_what_the_letter_is_for_and_offers_the_ways_of_writing(browser, record):
    page = shown(browser.get(f"/records/{record.reference}/letters/new/"))
    for words in (
        "What is the letter for?",
        "Acknowledgement",
        "Holding letter",
        "Something else",
        "Pat Quinn (complainant)",
        "Somebody else",
        "12 and over",
    ):
        assert words in page


def test_it_names_a_member_of_parliament_as_it_is_written(browser, asha):
    enquiry = an_enquiry(by=asha)
    page = shown(browser.get(f"/records/{enquiry.reference}/letters/new/"))
    assert "(Member of Parliament)" in page


def test_the_record_leads_to_it(browser, record):
    assert f"/records/{record.reference}/letters/new/" in shown(
        browser.get(f"/records/{record.reference}/")
    )


def test_the_address_of_a_purpose_and_reader_leads_straight_to_the_words(browser, record):
    page = shown(browser.get(begin(record, purpose="acknowledgement", reader="standard")))
    assert "Dear Pat Quinn" in page
    assert "It reached us on Monday 12 May 2025" in page
    assert "pat@example.org" in page
    assert not record.letters.exists()


def test_how_it_is_safe_to_reach_them_is_said_before_anything_is_written(asha, record):
    person = A_PARENT.person
    careful = type(person)("Jo Field", "", "", "2 South Street", "FY2 2BB", "Never ring the house.")
    told = a_complaint(by=asha, parties=(type(A_PARENT)(A_PARENT.role, careful),))
    page = shown(browser_of(asha).get(begin(told, purpose="other", reader="standard")))
    assert "Never ring the house." in page
    assert "Jo Field\n2 South Street\nFY2 2BB" in page


def test_a_holding_letter_asks_for_the_day_that_it_promises(browser, record):
    page = shown(browser.get(begin(record, purpose="holding", reader="standard")), 422)
    assert "Enter the day on which the answer is now expected" in page
    asked = begin(record, purpose="holding", reader="standard", expected_on="6/6/2025")
    assert "Friday 6 June 2025" in shown(browser.get(asked))


@pytest.mark.parametrize(
    "asked",
    [
        {"purpose": "nonsense", "reader": "standard"},
        {"purpose": "holding", "reader": "nobody"},
        {"purpose": "thanks", "reader": "standard"},  # for a compliment, not a complaint
        {"purpose": "acknowledgement", "reader": "standard", "to": "999999"},
    ],
)
def test_what_cannot_be_asked_for_is_said(browser, record, asked):
    assert "There is a problem" in shown(browser.get(begin(record, **asked)), 422)


def test_a_letter_for_no_set_purpose_begins_with_its_greeting_alone(browser, record):
    page = shown(browser.get(begin(record, purpose="other", reader="standard")))
    assert "Dear Pat Quinn\n\n[[Write the letter here.]]" in page


def test_what_is_written_is_kept_as_a_draft_and_shown(browser, record):
    address = begin(record, purpose="acknowledgement", reader="under_12")
    begun = browser.get(address).context["form"].initial
    sent = typed(record, template_version=begun["template_version"], body="# Hello\n\nWell done.")
    page = shown(browser.post(address, sent, follow=True))
    letter = record.letters.get()
    assert (letter.purpose, letter.sent_at) == ("acknowledgement", None)
    assert letter.template_version.template.reader == "under_12"
    assert '<h3 class="letter-sheet__heading">Hello</h3>' in page
    assert "letter-sheet--large" in page
    assert "At most 8 for this reader" in page


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"subject": ""}, "Enter a subject"),
        ({"body": ""}, "Write the letter"),
        ({"channel": "pigeon"}, "Select a valid choice"),
        ({"body": "x" * 60_001}, "The letter has 60,001 letters"),
        ({"template_version": "999999"}, "Begin the letter again"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(browser, record, facts, sentence):
    address = begin(record, purpose="acknowledgement", reader="standard")
    page = shown(browser.post(address, typed(record, **{"address": "kept@as.typed"} | facts)), 422)
    assert sentence in page
    assert "kept@as.typed" in page
    assert not record.letters.exists()


def test_a_letter_begun_before_somebody_else_did_something_loses_nothing(
    browser, record, ben, cleo
):
    address = begin(record, purpose="acknowledgement", reader="standard")
    seen = fresh(record).version
    allocate(record.reference, cleo.id, by=ben, at=NOW)
    page = shown(browser.post(address, typed(record, version=seen, body="Half written")), 409)
    assert "Changed since you opened it" in page
    assert "Allocated" in page
    assert "Half written" in page
    again = browser.post(address, typed(record, body="Half written"))
    assert again.status_code == 302


# --- Looking, changing, sending --------------------------------------------------------------


def test_a_draft_shows_what_it_lacks_how_hard_it_is_and_what_it_does(browser, record, asha):
    body = (
        "[[Say why.]]\n\nWe considered the representations regarding accommodation provision now."
    )
    letter = a_draft(record, by=asha, purpose="acknowledgement", body=body)
    page = shown(browser.get(f"/letters/{letter.pk}/"))
    assert "Say why." in page
    assert "Too hard" in page
    assert "accommodation" in page
    assert "Send it now" not in page


def test_markup_in_a_letter_is_words(browser, record, asha):
    letter = a_draft(record, by=asha, subject="<b>x</b>", body="<script>alert(1)</script>")
    page = shown(browser.get(f"/letters/{letter.pk}/"))
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page


def test_a_draft_is_changed(browser, record, draft):
    page = shown(browser.get(f"/letters/{draft.pk}/edit/"))
    assert "We will write to you soon." in page
    answer = browser.post(f"/letters/{draft.pk}/edit/", typed(record, body="Other words."))
    assert answer.url == f"/letters/{draft.pk}/"
    assert fresh(draft).body == "Other words."


def test_the_second_of_two_who_change_a_draft_sees_the_first_and_keeps_their_own(
    browser, record, draft, ben
):
    seen = fresh(record).version
    browser_of(ben).post(f"/letters/{draft.pk}/edit/", typed(record, body="Ben’s words."))
    address = f"/letters/{draft.pk}/edit/"
    page = shown(browser.post(address, typed(record, version=seen, body="Asha’s words.")), 409)
    assert "The draft as it is kept now" in page
    assert "Ben’s words." in page
    assert "Asha’s words." in page
    assert fresh(draft).body == "Ben’s words."


def test_a_draft_is_sent_and_then_shown_with_its_files(browser, record, draft):
    page = shown(
        browser.post(f"/letters/{draft.pk}/send/", {"version": fresh(record).version}, follow=True)
    )
    assert "“About your complaint” was sent." in page
    assert fresh(draft).sent_at == NOW
    page = shown(browser.get(f"/letters/{draft.pk}/"))
    assert "Waiting in the outbox" in page
    assert "Send it now" not in page
    for file_type, beginning in (("pdf", b"%PDF-"), ("docx", b"PK")):
        file = browser.get(f"/letters/{draft.pk}/as/{file_type}/")
        assert file.content.startswith(beginning)
        assert file.content == bytes(
            fresh(draft).pdf if file_type == "pdf" else fresh(draft).document
        )
        assert file["Content-Disposition"] == (
            f'attachment; filename="C-2025-0001-{draft.pk}.{file_type}"'
        )


@pytest.mark.parametrize(("ticked", "act"), [("on", "acknowledge"), (None, "write")])
def test_a_letter_does_its_act_when_that_is_ticked(browser, record, asha, ticked, act):
    letter = a_draft(record, by=asha, purpose="acknowledgement")
    page = shown(browser.get(f"/letters/{letter.pk}/"))
    assert "Record the acknowledgement" in page
    sent = {"version": fresh(record).version} | ({"does_its_act": ticked} if ticked else {})
    browser.post(f"/letters/{letter.pk}/send/", sent)
    assert events_of(record)[-1] == act


def test_a_letter_that_cannot_be_sent_says_why_and_stays_a_draft(browser, record, asha):
    letter = a_draft(record, by=asha, purpose="response")
    sent = {"version": fresh(record).version, "does_its_act": "on"}
    page = shown(browser.post(f"/letters/{letter.pk}/send/", sent), 422)
    assert "It was not sent" in page
    assert "needs a finding before the answer is sent" in page
    assert fresh(letter).sent_at is None


def test_a_letter_is_not_sent_over_what_somebody_else_did(browser, record, draft, ben, cleo):
    seen = fresh(record).version
    allocate(record.reference, cleo.id, by=ben, at=NOW)
    page = shown(browser.post(f"/letters/{draft.pk}/send/", {"version": seen}), 409)
    assert "Changed since you opened it" in page
    assert fresh(draft).sent_at is None


def test_a_draft_is_thrown_away(browser, record, draft):
    page = shown(browser.post(f"/letters/{draft.pk}/discard/", follow=True))
    assert "was thrown away" in page
    assert not record.letters.exists()


def test_what_was_sent_is_neither_changed_nor_thrown_away(browser, record, draft, asha):
    send(record.reference, draft.pk, by=asha, at=NOW)
    assert browser.get(f"/letters/{draft.pk}/edit/").url == f"/letters/{draft.pk}/"
    page = shown(browser.post(f"/letters/{draft.pk}/discard/", follow=True))
    assert "This letter was sent" in page
    assert browser.post(f"/letters/{draft.pk}/send/", {}).status_code in {409, 422}
    assert fresh(draft).body == new_letter().body


def test_a_letter_that_was_given_up_is_tried_again(browser, record, draft, asha):
    send(record.reference, draft.pk, by=asha, at=NOW)
    Letter.objects.filter(pk=draft.pk).update(is_queued=False, error="Nobody there.")
    assert "Not delivered." in shown(browser.get(f"/letters/{draft.pk}/"))
    page = shown(browser.post(f"/letters/{draft.pk}/try-again/", follow=True))
    assert "in the outbox again" in page
    assert fresh(draft).is_queued is True


def test_a_reply_is_shown_with_the_message_itself(browser, record, asha):
    raw = b"From: pat@example.org\n\nThank you, that helps."
    came = Arrival(
        channel=Letter.Channel.EMAIL,
        subject="Re: it",
        body="Thank you, that helps.",
        document=raw,
    )
    letter = keep_arrival_by_hand(record.reference, came, by=asha, at=NOW)
    page = shown(browser.get(f"/letters/{letter.pk}/"))
    assert "Thank you, that helps." in page
    assert "Letter received" in page
    file = browser.get(f"/letters/{letter.pk}/as/eml/")
    assert (file.content, file["Content-Type"]) == (raw, "message/rfc822")
    assert file["X-Content-Type-Options"] == "nosniff"
    assert browser.get(f"/letters/{letter.pk}/as/pdf/").status_code == 404


# --- Who may ---------------------------------------------------------------------------------

READ = ["/letters/{letter}/", "/letters/{letter}/as/pdf/"]
WRITE = ["/records/{reference}/letters/new/", "/letters/{letter}/edit/"]
DO = ["/letters/{letter}/send/", "/letters/{letter}/discard/", "/letters/{letter}/try-again/"]


@pytest.mark.parametrize(
    ("who", "reads", "writes"),
    [
        ("asha", 200, 200),
        ("ben", 200, 200),
        ("eve", 200, 403),
        ("aud", 200, 403),
        ("cleo", 403, 403),  # of the service, and not the one who answers it
        ("dev", 404, 404),
        ("adi", 404, 404),
    ],
)
def test_each_address_is_answered_for_whom_it_may(office, record, asha, who, reads, writes):
    draft = a_draft(record, by=asha)
    letter = send(record.reference, a_draft(record, by=asha).pk, by=asha, at=NOW)
    browser = browser_of(getattr(office, who))
    before = state_kept(record.reference)
    for address in READ:
        path = address.format(letter=letter.pk)
        assert browser.get(path).status_code == reads, path
    for address in WRITE:
        path = address.format(letter=draft.pk, reference=record.reference)
        assert browser.get(path).status_code == writes, path
    if writes != 200:
        for address in DO:
            path = address.format(letter=draft.pk)
            assert browser.post(path, {"version": before[0]}).status_code == writes, path
    assert state_kept(record.reference) == before


def test_each_reading_of_a_letter_or_its_file_is_one_event_and_a_refused_one_is_none(
    record, draft, asha, cleo
):
    letter = send(record.reference, draft.pk, by=asha, at=NOW)
    readings = Event.objects.filter(verb="read", subject_id=str(record.pk)).order_by("number")
    page, browser = f"/letters/{letter.pk}/", browser_of(asha)
    for address, status in [(page, 200), (f"{page}as/pdf/", 200), (f"{page}as/eml/", 404)]:
        assert browser.get(address).status_code == status
    assert browser_of(cleo).get(page).status_code == 403
    about = f'["Letter","","{letter.subject}"]'
    said = [event.changes for event in readings]
    assert said == [f"[{about}]", f'[{about},["File","","PDF"]]']


def test_what_is_done_with_a_draft_leaves_its_own_event_and_no_reading(record, draft, asha):
    before = Event.objects.count()
    browser_of(asha).post(f"/letters/{draft.pk}/discard/")
    assert Event.objects.count() == before + 1
    assert not Event.objects.filter(verb="read").exists()


def test_the_record_leads_to_its_letters_for_those_who_may_read_them(record, draft, asha, cleo):
    page, address = f"/records/{record.reference}/", f'href="/letters/{draft.pk}/"'
    assert address in shown(browser_of(asha).get(page))
    not_hers = shown(browser_of(cleo).get(page))
    assert "About your complaint" in not_hers
    assert address not in not_hers


def test_whoever_answers_the_record_reads_and_writes(record, asha, cleo, draft):
    allocate(record.reference, cleo.id, by=asha, at=NOW)
    browser = browser_of(cleo)
    assert browser.get(f"/letters/{draft.pk}/").status_code == 200
    assert browser.get(f"/letters/{draft.pk}/edit/").status_code == 200


def test_the_letters_of_a_restricted_record_are_not_known_to_others(record, draft, asha, ben):
    restrict(record.reference, frozenset({ben.id}), "A colleague’s child.", by=ben, at=NOW)
    assert browser_of(asha).get(f"/letters/{draft.pk}/").status_code == 404
    assert browser_of(ben).get(f"/letters/{draft.pk}/").status_code == 200


def test_a_letter_that_is_not_there_is_not_found(browser):
    assert browser.get("/letters/999999/").status_code == 404
    assert browser.get("/records/none/letters/new/").status_code == 404


def test_what_changes_something_is_not_done_by_looking(browser, draft):
    for address in DO:
        assert browser.get(address.format(letter=draft.pk)).status_code == 405


# --- Templates -------------------------------------------------------------------------------

HOLDING = "/letters/templates/holding/standard/"


@pytest.fixture
def adis(record, adi):
    """Return the administrator’s browser."""
    return browser_of(adi)


def test_the_administrator_sees_every_template(adis):
    assert "/letters/templates/" in shown(adis.get("/settings/"))
    page = shown(adis.get("/letters/templates/"))
    assert page.count('href="/letters/templates/') >= 48
    assert "Heard’s own words" in page


@pytest.mark.usefixtures("record")
def test_the_complaints_manager_is_led_to_nothing_that_is_not_open(office):
    browser = browser_of(office.ben)
    page = shown(browser.get("/letters/templates/"))
    assert "said once, by the administrator" in page
    assert "/settings/" not in page + shown(browser.get(HOLDING))


def test_a_template_is_tried_on_invented_facts_before_it_is_kept(adis):
    page = shown(adis.get(HOLDING))
    assert "Dear Sam Taylor" in page
    assert "the reference of the record" in page
    tried = {"seen": 1, "subject": "Late", "body": "Sorry, {{ name }}: see {{ reference }}."}
    page = shown(adis.post(HOLDING, tried))
    assert "Sorry, Sam Taylor: see CF-00123." in page
    assert "Version 1" in page
    assert "version 2 is kept" in shown(adis.post(HOLDING, tried | {"keep": "yes"}, follow=True))
    assert "Sorry, {{ name }}" in shown(adis.get(HOLDING))


def test_a_template_that_cannot_be_read_says_where_and_keeps_what_was_typed(adis):
    wrong = {"seen": 1, "subject": "{{ nmae }}", "body": "One\n{{ name.__class__ }}", "keep": "yes"}
    page = shown(adis.post(HOLDING, wrong), 422)
    assert "Line 1: there is no field called “nmae”. Did you mean “name”?" in page
    assert "Line 2: “.__class__” is not there" in page
    assert "{{ name.__class__ }}" in page


def test_the_second_of_two_administrators_is_told(adis):
    first = {"seen": 1, "subject": "First", "body": "First words.", "keep": "yes"}
    adis.post(HOLDING, first)
    page = shown(adis.post(HOLDING, first | {"body": "Second words."}), 422)
    assert "Somebody saved version 2" in page
    assert "Second words." in page


def test_a_template_that_is_not_there_is_not_found(adis):
    assert adis.get("/letters/templates/holding/nobody/").status_code == 404


@pytest.mark.parametrize("who", ["asha", "cleo", "dev", "eve", "aud"])
def test_nobody_else_sees_or_changes_templates(office, record, who):
    browser = browser_of(getattr(office, who))
    for address in ("/letters/templates/", HOLDING):
        assert browser.get(address).status_code == 403
    kept = {"seen": 1, "subject": "x", "body": "x", "keep": "yes"}
    assert browser.post(HOLDING, kept).status_code == 403
