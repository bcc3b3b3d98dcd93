"""A letter is written, changed, sent as it is, and does its act once; or none of that."""

from __future__ import annotations

import io
from datetime import date

import docx
import pikepdf
import pytest
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError
from docx.shared import RGBColor

from heard.audit.queries import history_of
from heard.casework.models import Letter, LetterTemplate
from heard.casework.operations.acting import (
    ChangedMeanwhile,
    NotAllowed,
    NothingKnown,
    NotLawful,
)
from heard.casework.operations.allocating import allocate
from heard.casework.operations.findings import NewFinding, record_findings
from heard.casework.operations.letters import (
    Sending,
    discard_draft,
    edit_draft,
    load_default_templates,
    send,
    start_letter,
    write_draft,
)
from heard.casework.operations.waiting import NewExtension, agree_extension
from heard.face.logos import picture_in
from heard.face.operations import add_logo, choose_look
from heard.feedback.models import Feedback
from heard.rules.acts import Closing
from heard.rules.outcomes import Outcome
from tests.casework.cases import DUE_ON, MAXIMUM_ON, a_complaint, a_compliment, an_enquiry
from tests.casework.cast import at
from tests.casework.letters import DAY, a_draft, events_of, fresh, new_letter
from tests.face.looks import a_look, picture_file

Purpose = LetterTemplate.Purpose
LATER = date(2025, 6, 20)
FIRST_DUE_ON = date(2025, 5, 27)


@pytest.fixture
def record(asha):
    """Return a complaint, received on 12 May 2025."""
    return a_complaint(by=asha)


def sent(record, draft, by, on=DAY, **options):
    return send(record.reference, draft.pk, by=by, at=at(on), **options)


# --- Beginning from a template ---------------------------------------------------------------


def test_a_letter_begins_with_the_facts_of_its_record(record, asha, cleo):
    load_default_templates(at(DAY))
    allocate(record.reference, cleo.id, by=asha, at=at(DAY))
    party = record.parties.get()
    begun = start_letter(
        record.reference, Purpose.ACKNOWLEDGEMENT, "standard", to=party.pk, by=asha
    )
    assert record.reference in begun.subject
    for words in (
        "Dear Pat Quinn",
        "It reached us on Monday 12 May 2025",
        "Cleo Marsh will look into",
        "You should have our answer by Tuesday 27 May 2025",
        "10 working days are allowed, counted from Monday 12 May 2025.",
        "Monday 26 May 2025 (Spring bank holiday) is not counted.",
        "under the Children Act 1989",
        "Website: www.lgo.org.uk",
        "Asha Rahman\nComplaints team, Blackpool Council",
    ):
        assert words in begun.body
    assert not record.letters.exists()


def test_what_is_promised_is_the_day_that_was_agreed_and_the_first_one_is_told_beside_it(
    record, ben
):
    load_default_templates(at(DAY))
    new = NewExtension(MAXIMUM_ON, "Three services must be asked.")
    agree_extension(record.reference, new, by=ben, at=at(DAY))
    for reader in ("standard", "easy_read", "from_12", "under_12"):
        begun = start_letter(record.reference, Purpose.ACKNOWLEDGEMENT, reader, to=None, by=ben)
        assert "by Tuesday 10 June 2025" in begun.body, reader
        assert "by Tuesday 27 May 2025" not in begun.body
    begun = start_letter(record.reference, Purpose.ACKNOWLEDGEMENT, "standard", to=None, by=ben)
    assert "The day it was first due was Tuesday 27 May 2025." in begun.body
    assert "This is how we counted the days to Tuesday 27 May 2025:" in begun.body


def test_what_was_noted_is_told_and_a_complaint_as_a_whole_is_no_point(record, asha):
    load_default_templates(at(DAY))
    begun = start_letter(record.reference, Purpose.ACKNOWLEDGEMENT, "under_12", to=None, by=asha)
    assert "What you told us" not in begun.body
    noted = a_complaint(by=asha, elements=("Nobody  rang.", "A rude letter"))
    begun = start_letter(noted.reference, Purpose.ACKNOWLEDGEMENT, "under_12", to=None, by=asha)
    assert "- Nobody rang.\n- A rude letter" in begun.body


def test_what_is_not_known_is_a_gap_and_who_gave_no_name_has_none_made_up(record, asha):
    load_default_templates(at(DAY))
    begun = start_letter(record.reference, Purpose.HOLDING, "standard", to=None, by=asha)
    assert begun.body.startswith("Dear Sir or Madam")
    assert "[[why more time is needed]]" in begun.body
    assert "[[the day the answer is now expected]]" in begun.body


def test_an_extension_letter_tells_of_the_last_one_agreed(record, ben):
    load_default_templates(at(DAY))
    new = NewExtension(MAXIMUM_ON, "Three services must be asked.")
    agree_extension(record.reference, new, by=ben, at=at(DAY))
    begun = start_letter(record.reference, Purpose.EXTENSION, "standard", to=None, by=ben)
    assert "You should now have our answer by Tuesday 10 June 2025" in begun.body
    assert "The reason is this: Three services must be asked." in begun.body


def test_there_is_nothing_to_begin_from_before_templates_are_loaded(record, asha):
    with pytest.raises(NotLawful, match="There is no template for this"):
        start_letter(record.reference, Purpose.HOLDING, "standard", to=None, by=asha)


# --- Drafts ----------------------------------------------------------------------------------


def test_a_draft_is_kept_changed_and_thrown_away_with_an_event_each(record, asha):
    draft = a_draft(record, by=asha, subject="First\nwords")
    assert fresh(draft).subject == "First words"
    new = new_letter(body="Second words\r\nand more\x00", channel="post", address="1 North Street")
    edit_draft(record.reference, draft.pk, new, by=asha, at=at(DAY))
    changed = fresh(draft)
    assert (changed.body, changed.channel) == ("Second words\nand more", "post")
    assert (changed.sent_at, changed.document, changed.pdf) == (None, None, None)
    discard_draft(record.reference, draft.pk, by=asha, at=at(DAY))
    assert not record.letters.exists()
    assert events_of(record) == ["logged", "write", "write", "write"]


def test_the_history_says_nothing_of_what_a_letter_says(record, asha):
    a_draft(record, by=asha, body="Words that only the letter may hold")
    (change,) = history_of("feedback", str(record.pk))[-1].changes
    assert (change.what, change.after) == ("Draft", "About your complaint")


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"subject": "  "}, "Give the letter a subject."),
        ({"body": " \n "}, "The letter says nothing yet."),
        ({"body": "x" * 60_001}, "The letter has 60,001 letters; the most is 60,000."),
        ({"subject": "x" * 161}, "The subject has 161 letters; the most is 160."),
        ({"address": "x" * 321}, "The address has 321 letters; the most is 320."),
    ],
)
def test_a_draft_that_cannot_be_kept_says_why(record, asha, facts, sentence):
    with pytest.raises(NotLawful, match=sentence):
        a_draft(record, by=asha, **facts)
    assert not record.letters.exists()


def test_the_second_of_two_who_change_a_draft_is_told(record, asha, ben):
    draft = a_draft(record, by=asha)
    seen = Feedback.objects.get(pk=record.pk).version
    edit_draft(
        record.reference, draft.pk, new_letter(body="Ben’s"), by=ben, at=at(DAY), version=seen
    )
    with pytest.raises(ChangedMeanwhile):
        edit_draft(
            record.reference, draft.pk, new_letter(body="Asha’s"), by=asha, at=at(DAY), version=seen
        )
    assert fresh(draft).body == "Ben’s"


# --- Who may ---------------------------------------------------------------------------------


def test_the_team_and_whoever_answers_may_write(record, asha, ben, cleo):
    allocate(record.reference, cleo.id, by=asha, at=at(DAY))
    for staff in (asha, ben, cleo):
        sent(record, a_draft(record, by=staff), staff)
    assert record.letters.filter(sent_at__isnull=False).count() == 3


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        ("cleo", NotAllowed),  # of that service, and it is not hers to answer
        ("eve", NotAllowed),
        ("aud", NotAllowed),
        ("dev", NothingKnown),
        ("adi", NothingKnown),
    ],
)
def test_whoever_may_not_is_refused_and_nothing_changes(record, office, asha, who, refusal):
    draft = a_draft(record, by=asha)
    before = (fresh(record).version, events_of(record), fresh(draft).body)
    staff = getattr(office, who)
    for do in (
        lambda: write_draft(record.reference, new_letter(), by=staff, at=at(DAY)),
        lambda: edit_draft(record.reference, draft.pk, new_letter(), by=staff, at=at(DAY)),
        lambda: discard_draft(record.reference, draft.pk, by=staff, at=at(DAY)),
        lambda: sent(record, draft, staff),
        lambda: start_letter(record.reference, "holding", "standard", to=None, by=staff),
    ):
        with pytest.raises(refusal):
            do()
    assert (fresh(record).version, events_of(record), fresh(draft).body) == before


def test_whoever_answers_may_write_the_answer_and_the_team_sends_it(record, asha, cleo):
    allocate(record.reference, cleo.id, by=asha, at=at(DAY))
    record_findings(
        record.reference, [NewFinding(1, Outcome.UPHELD, "We did not ring.")], by=cleo, at=at(DAY)
    )
    draft = a_draft(record, by=cleo, purpose=Purpose.RESPONSE)
    with pytest.raises(NotAllowed):
        sent(record, draft, cleo)
    assert fresh(draft).sent_at is None
    sent(record, draft, asha)
    assert fresh(record).closing == Closing.ANSWERED


def test_a_letter_of_another_record_is_not_known(record, asha):
    other = a_draft(a_compliment(by=asha), by=asha)
    for do in (
        lambda: sent(record, other, asha),
        lambda: edit_draft(record.reference, other.pk, new_letter(), by=asha, at=at(DAY)),
        lambda: discard_draft(record.reference, other.pk, by=asha, at=at(DAY)),
    ):
        with pytest.raises(NothingKnown):
            do()


# --- Exactly as sent -------------------------------------------------------------------------


def test_what_was_sent_is_kept_with_its_files(record, asha):
    letter = sent(record, a_draft(record, by=asha), asha)
    kept = fresh(letter)
    assert kept.sent_at == at(DAY)
    paragraphs = [each.text for each in docx.Document(io.BytesIO(kept.document)).paragraphs]
    assert paragraphs[0] == "Blackpool Council"
    assert "16 May 2025\nOur reference: C-2025-0001" in paragraphs
    assert paragraphs[-5:] == [
        "About your complaint",
        "Dear Pat Quinn",
        "What happens next",
        "We will write to you soon.",
        "Ring us.",
    ]
    assert kept.pdf.startswith(b"%PDF-")


def test_what_is_sent_on_paper_bears_the_councils_logo_and_colours(record, asha, adi):
    digest = add_logo(picture_in(picture_file(size=(640, 128))), by=adi, at=at(DAY))
    choose_look(a_look(logo=digest), by=adi, at=at(DAY))
    kept = fresh(sent(record, a_draft(record, by=asha), asha))
    document = docx.Document(io.BytesIO(kept.document))
    assert len(document.inline_shapes) == 1
    assert document.styles["Letterhead"].font.color.rgb == RGBColor.from_string("004D57")
    with pikepdf.open(io.BytesIO(kept.pdf)) as pdf:
        assert len(list(pdf.pages[0].get_images())) == 1


def test_a_message_told_by_telephone_has_no_files(record, asha):
    letter = sent(record, a_draft(record, by=asha, channel="phone", address=""), asha)
    assert (letter.document, letter.pdf, letter.is_queued) == (None, None, False)


@pytest.mark.parametrize(("channel", "is_queued"), [("email", True), ("post", False)])
def test_only_e_mail_waits_in_the_outbox(record, asha, channel, is_queued):
    letter = sent(record, a_draft(record, by=asha, channel=channel), asha)
    assert fresh(letter).is_queued is is_queued
    assert bool(fresh(letter).message_id) is is_queued


def test_what_was_sent_cannot_be_changed_sent_again_or_thrown_away(record, asha):
    letter = sent(record, a_draft(record, by=asha), asha)
    before = (fresh(record).version, events_of(record))
    for do in (
        lambda: edit_draft(record.reference, letter.pk, new_letter(), by=asha, at=at(DAY)),
        lambda: discard_draft(record.reference, letter.pk, by=asha, at=at(DAY)),
        lambda: sent(record, letter, asha),
    ):
        with pytest.raises(NotLawful, match="This letter was sent"):
            do()
    assert (fresh(record).version, events_of(record)) == before


@pytest.mark.parametrize(
    ("column", "value"),
    {
        "subject": "Another",
        "body": "Other",
        "pdf": b"other",
        "document": None,
        "address": "x@y.example",
        "sent_at": None,
        "channel": "post",
        "message_id": "<x>",
    }.items(),
)
def test_the_database_itself_refuses_to_change_what_was_sent(record, asha, column, value):
    letter = sent(record, a_draft(record, by=asha), asha)
    with (
        pytest.raises((IntegrityError, DatabaseError), match="This letter was sent"),
        transaction.atomic(),
    ):
        Letter.objects.filter(pk=letter.pk).update(**{column: value}, is_queued=False)
    Letter.objects.filter(pk=letter.pk).update(is_queued=False, error="Nobody there.")


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"body": "Dear Pat\n\n[[Say what went wrong.]]"}, "gap to fill: “Say what went wrong.”"),
        ({"subject": "About [[what]]"}, "still has a gap to fill: “what”"),
        ({"address": ""}, "Give the e-mail address"),
        ({"address": "pat"}, "Give the e-mail address"),
        ({"address": "pat@example.org, sam@example.org"}, "Give the e-mail address"),
        ({"address": "pat@example.org\nBcc: sam@example.org"}, "Give the e-mail address"),
        ({"channel": "post", "address": ""}, "Give the address"),
    ],
)
def test_a_letter_that_is_not_ready_is_not_sent(record, asha, facts, sentence):
    draft = a_draft(record, by=asha, **facts)
    before = events_of(record)
    with pytest.raises(NotLawful, match=sentence):
        sent(record, draft, asha)
    assert fresh(draft).sent_at is None
    assert events_of(record) == before


# --- What sending does -----------------------------------------------------------------------


def test_an_acknowledgement_acknowledges_with_one_event(record, asha):
    sent(record, a_draft(record, by=asha, purpose=Purpose.ACKNOWLEDGEMENT), asha)
    assert record.stage_runs.get().acknowledged_on == DAY
    assert events_of(record) == ["logged", "write", "acknowledge"]
    told = {each.what: each.after for each in history_of("feedback", str(record.pk))[-1].changes}
    assert told["Acknowledged"] == "16 May 2025"
    assert told["Letter"] == "About your complaint"


def test_a_second_acknowledgement_is_refused_unless_it_is_only_a_letter(record, asha):
    for does_its_act in (True, False):
        draft = a_draft(record, by=asha, purpose=Purpose.ACKNOWLEDGEMENT)
        sent(record, draft, asha, how=Sending(does_its_act))
    draft = a_draft(record, by=asha, purpose=Purpose.ACKNOWLEDGEMENT)
    with pytest.raises(NotLawful, match="acknowledged already"):
        sent(record, draft, asha)
    assert events_of(record).count("acknowledge") == 1


def test_a_holding_letter_is_counted_once_and_moves_no_date(record, asha):
    draft = a_draft(record, by=asha, purpose=Purpose.HOLDING, expected_on=LATER)
    sent(record, draft, asha)
    copy = a_draft(record, by=asha, purpose=Purpose.HOLDING, expected_on=LATER)
    sent(record, copy, asha, how=Sending(does_its_act=False))
    assert fresh(record).next_due_on == DUE_ON
    held = record.letters.filter(purpose=Purpose.HOLDING, sent_at__isnull=False)
    assert [letter.expected_on for letter in held] == [LATER]
    assert events_of(record) == ["logged", "write", "send_holding_letter", "write", "write"]


@pytest.mark.parametrize(
    ("expected_on", "sentence"), [(None, "Say by when"), (FIRST_DUE_ON, "a day after the letter")]
)
def test_a_holding_letter_promises_a_later_day(record, asha, expected_on, sentence):
    draft = a_draft(record, by=asha, purpose=Purpose.HOLDING, expected_on=expected_on)
    with pytest.raises(NotLawful, match=sentence):
        sent(record, draft, asha, on=FIRST_DUE_ON)
    assert fresh(draft).sent_at is None


def test_an_answer_is_not_sent_before_every_element_has_a_finding(record, asha):
    draft = a_draft(record, by=asha, purpose=Purpose.RESPONSE)
    with pytest.raises(NotLawful, match="needs a finding before"):
        sent(record, draft, asha)
    assert fresh(draft).sent_at is None
    assert fresh(record).responded_on is None


def test_an_answer_answers_on_the_day_it_is_sent(record, asha):
    record_findings(
        record.reference, [NewFinding(1, Outcome.UPHELD, "We did not ring.")], by=asha, at=at(DAY)
    )
    sent(record, a_draft(record, by=asha, purpose=Purpose.RESPONSE), asha, on=DUE_ON)
    answered = fresh(record)
    assert (answered.responded_on, answered.closed_on) == (DUE_ON, DUE_ON)
    assert events_of(record)[-1] == "respond"


def test_a_reply_to_an_mp_answers_the_enquiry(asha):
    enquiry = an_enquiry(by=asha)
    sent(enquiry, a_draft(enquiry, by=asha, purpose=Purpose.MEMBER_REPLY), asha)
    assert fresh(enquiry).responded_on == DAY


def test_an_extension_letter_says_when_the_person_was_told(record, ben):
    draft = a_draft(record, by=ben, purpose=Purpose.EXTENSION)
    with pytest.raises(NotLawful, match="Agree the extension first"):
        sent(record, draft, ben)
    new = NewExtension(MAXIMUM_ON, "Three services must be asked.")
    agree_extension(record.reference, new, by=ben, at=at(DAY))
    sent(record, draft, ben)
    assert record.stage_runs.get().extensions.get().told_on == DAY
    assert events_of(record)[-1] == "write"


def test_the_second_of_two_who_send_a_draft_is_refused(record, asha, ben):
    draft = a_draft(record, by=asha, purpose=Purpose.HOLDING, expected_on=LATER)
    sent(record, draft, asha)
    with pytest.raises(NotLawful, match="This letter was sent"):
        sent(record, draft, ben)
    assert events_of(record).count("send_holding_letter") == 1
