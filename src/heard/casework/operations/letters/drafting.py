"""Writing a letter: begun from a template, kept as a draft, changed as often as need be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from heard.accounts.staff import Staff
from heard.casework.letters.grammar import UnableToRead
from heard.casework.letters.rendering import LONGEST_LETTER, LONGEST_SUBJECT, render, render_line
from heard.casework.models import Letter, LetterTemplate, StageRun
from heard.casework.operations.acting import Case, NothingKnown, NotLawful, acting
from heard.casework.operations.reading import consider
from heard.casework.operations.waiting import require_late_enough
from heard.casework.queries.letter_facts import letter_facts
from heard.casework.queries.letters import latest_version
from heard.common.documents.printable import printable
from heard.rules.acts import Act

__all__ = ["NewLetter", "discard_draft", "draft_in", "edit_draft", "start_letter", "write_draft"]

_LONGEST_ADDRESS = 320
_BLANK_SUBJECT = "Your {{ kind }} ({{ reference }})"
_BLANK = """Dear {{ name }}

[[Write the letter here.]]

Yours sincerely

{{ writer }}
{{ team }}, {{ council }}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLetter:
    """A letter as its writer has it: what it is for ("" for none of the purposes), to whom, how.

    `address` is an e-mail address or the lines of an envelope. `expected_on` is the day on which a
    holding letter promises the answer. `template_version_id` is what it was begun from, `party_id`
    who of the record it is to.
    """

    channel: str
    address: str
    subject: str
    body: str
    purpose: str = ""
    expected_on: date | None = None
    template_version_id: int | None = None
    party_id: int | None = None


def start_letter(
    reference: str,
    purpose: str,
    reader: str,
    *,
    to: int | None,
    by: Staff,
    expected_on: date | None = None,
) -> NewLetter:
    """Return a letter begun from the template of a purpose and reader; nothing is kept yet.

    `to` is the id of the party it is written to. A letter without a purpose is blank but for its
    greeting. What is not known is left as a gap: `[[…]]`. NothingKnown and NotAllowed as an act;
    NotLawful where there is no template, or it has gone bad, or a holding letter would promise an
    answer for a day before it is due.
    """
    considered = consider(reference, Act.WRITE, by=by)
    _require_promise(considered.run, purpose, expected_on)
    party = considered.record.parties.filter(pk=to).first() if to else None
    facts = letter_facts(
        considered.record,
        considered.run,
        considered.state,
        writer=by.name,
        to=party.person_id if party else None,
        expected_on=expected_on,
    )
    version = latest_version(purpose, reader) if purpose else None
    if purpose and version is None:
        raise NotLawful("There is no template for this: ask an administrator to write one.")
    sources = (version.subject, version.body) if version else (_BLANK_SUBJECT, _BLANK)
    try:
        subject, body = render_line(sources[0], facts), render(sources[1], facts)
    except UnableToRead as wrong:
        raise NotLawful(f"The template cannot be used: {wrong}") from wrong
    return NewLetter(
        channel=Letter.Channel.EMAIL,
        address="",
        subject=subject,
        body=body,
        purpose=purpose,
        expected_on=expected_on,
        template_version_id=version.pk if version else None,
    )


def write_draft(
    reference: str, new: NewLetter, *, by: Staff, at: datetime, version: int | None = None
) -> Letter:
    """Keep a letter as a draft, and return it."""
    with acting(reference, Act.WRITE, by=by, at=at, version=version) as case:
        kept = _sound(new)
        _require_promise(case.run, kept.purpose, kept.expected_on)
        case.note("Draft", kept.subject)
        return Letter.objects.create(
            feedback=case.record,
            direction=Letter.Direction.OUT,
            purpose=kept.purpose,
            template_version_id=kept.template_version_id,
            party_id=kept.party_id,
            channel=kept.channel,
            address=kept.address,
            subject=kept.subject,
            body=kept.body,
            expected_on=kept.expected_on,
            written_by_id=by.id,
            written_at=at,
        )


def edit_draft(
    reference: str,
    letter_id: int,
    new: NewLetter,
    *,
    by: Staff,
    at: datetime,
    version: int | None = None,
) -> Letter:
    """Change a draft. What it is for and what it was begun from stay as they were."""
    with acting(reference, Act.WRITE, by=by, at=at, version=version) as case:
        draft = draft_in(case, letter_id)
        kept = _sound(new)
        _require_promise(case.run, draft.purpose, kept.expected_on)
        draft.channel, draft.address = kept.channel, kept.address
        draft.subject, draft.body = kept.subject, kept.body
        draft.expected_on = kept.expected_on
        draft.save()
        case.note("Draft changed", kept.subject)
        return draft


def discard_draft(
    reference: str, letter_id: int, *, by: Staff, at: datetime, version: int | None = None
) -> None:
    """Throw a draft away; that there was one stays in the history."""
    with acting(reference, Act.WRITE, by=by, at=at, version=version) as case:
        draft = draft_in(case, letter_id)
        case.note("Draft thrown away", draft.subject)
        draft.delete()


def draft_in(case: Case, letter_id: int) -> Letter:
    """Return a draft of the record in hand, to be changed.

    NothingKnown where the record has no such letter; NotLawful where it was sent or came in.
    """
    letter = Letter.objects.filter(feedback=case.record, pk=letter_id).first()
    if letter is None:
        raise NothingKnown("There is no such letter.")
    if letter.direction == Letter.Direction.IN:
        raise NotLawful("This letter came in: it stays as it is.")
    if letter.sent_at is not None:
        raise NotLawful("This letter was sent: it stays as it is. Write another.")
    return letter


def _require_promise(run: StageRun | None, purpose: str, expected_on: date | None) -> None:
    if purpose == LetterTemplate.Purpose.HOLDING and expected_on:
        require_late_enough(run, expected_on)


def _sound(new: NewLetter) -> NewLetter:
    """Return the letter without letters that nothing can print; NotLawful for what cannot be."""
    subject = " ".join(printable(new.subject).split())
    body = printable(new.body.replace("\r\n", "\n")).strip()
    address = printable(new.address.replace("\r\n", "\n")).strip()
    if not subject:
        raise NotLawful("Give the letter a subject.")
    if not body:
        raise NotLawful("The letter says nothing yet.")
    for what, text, most in (
        ("subject", subject, LONGEST_SUBJECT),
        ("letter", body, LONGEST_LETTER),
        ("address", address, _LONGEST_ADDRESS),
    ):
        if len(text) > most:
            raise NotLawful(f"The {what} has {len(text):,} letters; the most is {most:,}.")
    return NewLetter(
        channel=Letter.Channel(new.channel),
        address=address,
        subject=subject,
        body=body,
        purpose=new.purpose,
        expected_on=new.expected_on,
        template_version_id=new.template_version_id,
        party_id=new.party_id,
    )
