"""Someone outside follows their record by a secret code, and sees and does only what is theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.utils import DatabaseError

from heard.audit.queries import history_of
from heard.casework.followers import hash_of, new_code
from heard.casework.models import FollowLink, Letter
from heard.casework.operations.acting import NotAllowed, NothingKnown, NotLawful
from heard.casework.operations.ending import Withdrawal, respond, withdraw
from heard.casework.operations.findings import NewFinding, record_findings
from heard.casework.operations.following import (
    LONGEST_MESSAGE,
    ask_further,
    change_following,
    follower_by,
    follower_of,
    issue_code,
    send_message,
    take_back,
)
from heard.casework.operations.keeping import note
from heard.casework.operations.letters import Sending, send, write_draft
from heard.casework.operations.letters.outbox import deliver_outbox
from heard.casework.operations.linking import link
from heard.casework.operations.waiting import (
    HoldingLetter,
    NewExtension,
    agree_extension,
    send_holding_letter,
)
from heard.casework.queries.followed import followed_by
from heard.feedback.models import Feedback, Party
from heard.people.new_people import NewPerson
from heard.rules.acts import Outlook
from heard.rules.outcomes import Outcome
from tests.casework.cases import A_PARENT, DUE_ON, RECEIVED_ON, a_complaint, an_enquiry
from tests.casework.cast import at
from tests.casework.letters import new_letter

DAY = date(2025, 5, 16)
OTHER_PARENT = replace(A_PARENT, person=NewPerson("Lee Quinn", "lee@example.org"))
AN_ADVOCATE = replace(A_PARENT, role=Party.Role.ADVOCATE, person=NewPerson("Jo Voice"))


def fresh(record):
    return Feedback.objects.get(pk=record.pk)


def follow(record, role=Party.Role.COMPLAINANT):
    party = record.parties.filter(role=role).order_by("id").first()
    return follower_by(record.reference, issue_code(party.pk, at(DAY)), at(DAY))


@pytest.fixture
def record(asha):
    return a_complaint(by=asha)


@pytest.fixture
def answered(record, asha):
    found = [NewFinding(1, Outcome.NOT_UPHELD, "They rang.")]
    record_findings(record.reference, found, by=asha, at=at(DAY))
    respond(record.reference, DAY, by=asha, at=at(DAY))
    return record


# --- The code --------------------------------------------------------------------------------


def test_a_code_has_140_bits_and_is_kept_as_its_hash_alone(record):
    code = issue_code(record.parties.get().pk, at(DAY))
    assert len(code.replace("-", "")) * 5 >= 128
    kept = FollowLink.objects.values().get()
    assert code not in str(kept)
    assert kept["code_hash"] == hash_of(code)


def test_codes_are_never_the_same():
    assert len({new_code() for _ in range(200)}) == 200


@pytest.mark.parametrize(
    "typed", [str.lower, lambda code: code.replace("-", " "), lambda code: f"  {code}\n"]
)
def test_a_code_is_known_however_it_is_typed(record, typed):
    code = issue_code(record.parties.get().pk, at(DAY))
    assert follower_by(f" {record.reference.lower()} ", typed(code), at(DAY)) is not None


def test_letters_and_figures_that_look_alike_are_taken_for_one_another():
    assert hash_of("O1L0") == hash_of("01I0") == hash_of("oll-0")


def test_a_wrong_code_a_wrong_reference_and_anothers_reference_open_nothing(record, asha):
    other = a_complaint(by=asha)
    code = issue_code(record.parties.get().pk, at(DAY))
    for reference, tried in (
        (record.reference, new_code()),
        ("C-1999-0001", code),
        (other.reference, code),
        ("", ""),
    ):
        assert follower_by(reference, tried, at(DAY)) is None


def test_as_much_is_asked_of_the_database_for_a_wrong_reference_as_for_a_wrong_code(
    record, django_assert_num_queries
):
    code = issue_code(record.parties.get().pk, at(DAY))
    for reference, tried in ((record.reference, new_code()), ("C-1999-0001", code)):
        with django_assert_num_queries(1):
            assert follower_by(reference, tried, at(DAY)) is None


def test_a_new_code_ends_the_one_before(record):
    party = record.parties.get()
    first, second = (issue_code(party.pk, at(DAY)) for _ in range(2))
    assert follower_by(record.reference, first, at(DAY)) is None
    assert follower_by(record.reference, second, at(DAY)) is not None


def test_a_code_runs_out(record):
    code = issue_code(record.parties.get().pk, at(DAY))
    last = FollowLink.objects.get().expires_on
    assert follower_by(record.reference, code, at(last)) is not None
    assert follower_by(record.reference, code, at(last + timedelta(days=1))) is None


def test_a_code_is_taken_back_and_told_once(record, asha):
    party, how = record.parties.get(), {"by": asha, "at": at(DAY)}
    sentence = change_following(record.reference, party.pk, is_given=True, **how)
    code = sentence.split()[3].rstrip(".")
    follower = follower_by(record.reference, code, at(DAY))
    change_following(record.reference, party.pk, is_given=False, **how)
    assert follower_of(follower.link_id, at(DAY)) is None
    with pytest.raises(NotLawful, match="no code that opens"):
        change_following(record.reference, party.pk, is_given=False, **how)
    assert code not in str(history_of("feedback", str(record.pk)))


def test_nobody_of_another_record_is_given_a_code(record, asha):
    stranger = a_complaint(by=asha).parties.get()
    with pytest.raises(NotLawful, match="Nobody of this record"):
        change_following(record.reference, stranger.pk, is_given=True, by=asha, at=at(DAY))


# --- What they see ---------------------------------------------------------------------------


def test_they_see_where_it_is_by_when_and_why(record):
    seen = followed_by(follow(record), DAY)
    assert seen.outlook is Outlook.RECEIVED
    assert (seen.promise.due_on, seen.promise.is_late) == (DUE_ON, False)
    assert "10 working days are allowed" in " ".join(seen.promise.sentences)
    assert followed_by(follow(record), DUE_ON + timedelta(days=1)).promise.is_late


def test_a_holding_letter_promises_and_moves_nothing(record, asha):
    promised = date(2025, 6, 6)
    letter = HoldingLetter(DAY, promised, words="We need more time.")
    send_holding_letter(record.reference, letter, by=asha, at=at(DAY))
    promise = followed_by(follow(record), DAY).promise
    assert (promise.due_on, promise.expected_on, promise.extended_to) == (DUE_ON, promised, None)


def test_an_extension_agreed_in_time_is_told_and_keeps_it_from_being_late(record, ben):
    later = date(2025, 6, 5)
    new = NewExtension(later, "An advocate is being found.", DAY)
    agree_extension(record.reference, new, by=ben, at=at(DAY))
    promise = followed_by(follow(record), later).promise
    assert (promise.due_on, promise.extended_to, promise.is_late) == (DUE_ON, later, False)


def test_they_see_their_own_letters_and_nobody_elses(asha):
    record = a_complaint(by=asha, parties=(A_PARENT, OTHER_PARENT))
    one, other = record.parties.order_by("id")
    for party, words in ((one, "For Pat alone."), (other, "For Lee alone."), (None, "For nobody.")):
        new = replace(new_letter(body=words), party_id=party.pk if party else None)
        draft = write_draft(record.reference, new, by=asha, at=at(DAY))
        send(record.reference, draft.pk, by=asha, at=at(DAY), how=Sending(does_its_act=False))
    write_draft(
        record.reference, replace(new_letter(body="A draft."), party_id=one.pk), by=asha, at=at(DAY)
    )
    note(record.reference, "Lee rang and was upset.", by=asha, at=at(DAY))
    seen = followed_by(follow(record), DAY)
    assert [letter.body for letter in seen.letters] == ["For Pat alone."]


def test_nothing_is_due_once_it_is_answered(answered):
    seen = followed_by(follow(answered), DAY)
    assert (seen.outlook, seen.promise) == (Outlook.ANSWERED, None)


def test_a_concern_is_all_there_is_to_say(record, asha):
    note(record.reference, "She is afraid.", by=asha, at=at(DAY), raises_alarm=True)
    seen = followed_by(follow(record), DAY)
    assert (seen.outlook, seen.promise) == (Outlook.MAKING_SAFE, None)
    assert not seen.open_acts


# --- What they do ----------------------------------------------------------------------------


def test_a_message_is_kept_as_it_was_written_with_an_event_that_names_nobody(record):
    follower, version = follow(record), record.version
    letter = send_message(follower, "Please ring after 4.\r\nThank you", at=at(DAY))
    assert letter.body == "Please ring after 4.\nThank you"
    assert (letter.direction, letter.channel) == (Letter.Direction.IN, Letter.Channel.ONLINE)
    assert fresh(record).version == version + 1
    event = history_of("feedback", str(record.pk))[-1]
    assert (event.actor_name, event.verb) == ("Complainant, from outside", "reply_received")
    assert followed_by(follower, DAY).letters == (letter,)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(" \n", "Write your message"), ("a" * (LONGEST_MESSAGE + 1), "20,001 letters")],
)
def test_a_message_of_no_words_or_too_many_is_not_kept(record, words, sentence):
    with pytest.raises(NotLawful, match=sentence):
        send_message(follow(record), words, at=at(DAY))
    assert not Letter.objects.exists()


def test_the_next_stage_is_asked_for_in_any_words_and_time_runs_from_that_day(answered):
    ask_further(follow(answered), "I am not happy with this.", at=at(DAY))
    record = fresh(answered)
    assert (record.stage, record.closed_on) == (2, None)
    run = record.stage_runs.get(stage=2)
    assert (run.requested_on, run.statutory_due_on) == (DAY, date(2025, 6, 23))
    assert record.letters.get(direction="in").body == "I am not happy with this."
    assert history_of("feedback", str(record.pk))[-1].actor_name == "Complainant, from outside"


def test_what_cannot_be_asked_for_now_is_refused_and_nothing_is_kept(record):
    with pytest.raises(NotLawful, match="has not been answered"):
        ask_further(follow(record), "Now, please.", at=at(DAY))
    assert not Letter.objects.exists()
    assert fresh(record).version == record.version


def test_it_is_taken_back_by_whoever_complained_alone(record):
    take_back(follow(record), "It is sorted.", at=at(DAY))
    assert (fresh(record).closing, fresh(record).withdrawn_on) == ("withdrawn", DAY)


def test_one_of_two_complainants_and_an_advocate_cannot_take_it_back(asha):
    for parties, role in (
        ((A_PARENT, OTHER_PARENT), Party.Role.COMPLAINANT),
        ((A_PARENT, AN_ADVOCATE), Party.Role.ADVOCATE),
    ):
        follower = follow(a_complaint(by=asha, parties=parties), role)
        assert not followed_by(follower, DAY).may_withdraw
        with pytest.raises(NotAllowed):
            take_back(follower, "", at=at(DAY))


def test_a_member_asks_no_further_and_takes_nothing_back(asha):
    enquiry = an_enquiry(by=asha)
    assert not followed_by(follow(enquiry, Party.Role.MP), DAY).open_acts


def test_a_follower_knows_of_no_other_record(record, asha):
    follower, other = follow(record), a_complaint(by=asha)
    link(record.reference, other.reference, by=asha, at=at(DAY))
    with pytest.raises(NothingKnown):
        withdraw(other.reference, Withdrawal(RECEIVED_ON), by=follower, at=at(DAY))


# --- Messages to their page ------------------------------------------------------------------


def online(record, asha, address=""):
    new = new_letter(channel="online", address=address, body="Come on Tuesday at 4.")
    new = replace(new, party_id=record.parties.get().pk)
    return write_draft(record.reference, new, by=asha, at=at(DAY))


def test_a_message_to_their_page_needs_one_who_can_open_it(record, asha):
    draft = online(record, asha)
    with pytest.raises(NotLawful, match="no page to read it on"):
        send(record.reference, draft.pk, by=asha, at=at(DAY))
    follower = follow(record)
    send(record.reference, draft.pk, by=asha, at=at(DAY))
    assert followed_by(follower, DAY).letters[0].body == "Come on Tuesday at 4."
    assert deliver_outbox(at(DAY)).sent == 0


def test_an_email_tells_that_it_is_there_and_nothing_of_what_it_says(record, asha, mailoutbox):
    follow(record)
    draft = online(record, asha, "pat@example.org")
    send(record.reference, draft.pk, by=asha, at=at(DAY))
    assert deliver_outbox(at(DAY)).sent == 1
    (message,) = mailoutbox
    assert "There is a message for you" in message.body
    assert "Tuesday" not in f"{message.subject}{message.body}"
    assert message.attachments == []


def test_the_database_keeps_whom_a_sent_letter_is_to(record, asha):
    follow(record)
    draft = online(record, asha)
    send(record.reference, draft.pk, by=asha, at=at(DAY))
    with pytest.raises(DatabaseError, match="was sent"), transaction.atomic():
        Letter.objects.filter(pk=draft.pk).update(party=None)
