"""Sending a letter: it is frozen as it is, and what it does for the record is done with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from heard.accounts.staff import Staff
from heard.casework.letters.documents import Paper, as_pdf, as_word
from heard.casework.letters.messages import id_of
from heard.casework.letters.rendering import gaps
from heard.casework.models import FollowLink, Letter, LetterTemplate
from heard.casework.operations.acting import Case, NotLawful, acting
from heard.casework.operations.allocating import acknowledged
from heard.casework.operations.ending import responded
from heard.casework.operations.letters.drafting import draft_in
from heard.casework.operations.waiting import holding_letter_sent
from heard.casework.queries.letters import ACTS
from heard.casework.queries.signed_words import not_those_signed
from heard.common.documents.typeface import UnableToFindTypeface
from heard.common.documents.typesetting import UnableToTypeset
from heard.face.points import Point
from heard.face.queries import current_face, logo_image
from heard.procedures.queries import council
from heard.rules.acts import Act

__all__ = ["Sending", "act_of", "send"]

_HAVE_THEM_SIGNED = "Have them signed off, or say why they are sent as they are."

_Purpose = LetterTemplate.Purpose
_ON_PAPER = (
    Letter.Channel.EMAIL,
    Letter.Channel.POST,
    Letter.Channel.BY_HAND,
    Letter.Channel.ONLINE,
)

# What waits in the outbox: of a letter on their page, the notice that it is there.
_BY_EMAIL = (Letter.Channel.EMAIL, Letter.Channel.ONLINE)


@dataclass(frozen=True, slots=True)
class Sending:
    """How a draft is sent: with `does_its_act` false it is a letter and no more (a second copy).

    `reason` says why an answer goes in words that nobody signed off; the history keeps it.
    """

    does_its_act: bool = True
    reason: str = ""


_AS_IT_IS = Sending()


def act_of(letter: Letter) -> Act | None:
    """Return the act that sending a draft does, None for a draft that is a letter and no more."""
    return ACTS.get(_Purpose(letter.purpose)) if letter.purpose else None


def send(
    reference: str,
    letter_id: int,
    *,
    by: Staff,
    at: datetime,
    version: int | None = None,
    how: Sending = _AS_IT_IS,
) -> Letter:
    """Send a draft, and return it as it was sent: nothing of it changes any more.

    An acknowledgement acknowledges, a holding letter is counted, an answer answers: one act with
    one event in the history, or none of it. By e-mail it waits in the outbox. NotLawful where it
    has a gap, or no address, or the act is not open, and where an answer is in words that are not
    known to be those that were signed off, and it is not said why.
    """
    asked = Letter.objects.filter(pk=letter_id).first()
    act = act_of(asked) if asked and how.does_its_act else None
    with acting(reference, act or Act.WRITE, by=by, at=at, version=version) as case:
        draft = draft_in(case, letter_id)
        _require_ready(draft)
        if not how.does_its_act and act_of(draft):
            draft.purpose = ""  # what is counted by its purpose is counted once
        _require_signed(case, draft, how.reason.strip())
        _do_act(case, draft)
        case.note("Letter", draft.subject)
        case.note("How it went", Letter.Channel(draft.channel).label)
        _freeze(case, draft)
        return draft


def _require_ready(draft: Letter) -> None:
    left = gaps(f"{draft.subject}\n{draft.body}")
    if left:
        raise NotLawful(f"The letter still has a gap to fill: “{left[0]}”.")
    if draft.channel == Letter.Channel.EMAIL:
        _require_email(draft, "Give the e-mail address that it goes to.")
    if draft.channel == Letter.Channel.ONLINE:
        _require_page(draft)
    if draft.channel == Letter.Channel.POST and not draft.address:
        raise NotLawful("Give the address that it goes to.")


def _require_signed(case: Case, draft: Letter, reason: str) -> None:
    """Refuse an answer in other words than were signed off, unless it is said why."""
    sentence = not_those_signed(case.run, draft) if act_of(draft) is Act.RESPOND else ""
    if not sentence:
        return
    if not reason:
        raise NotLawful(f"{sentence} {_HAVE_THEM_SIGNED}")
    case.note("Sent in words that were not signed off", "yes")
    case.reason = reason


def _require_email(draft: Letter, sentence: str) -> None:
    try:
        validate_email(draft.address)
    except ValidationError:
        raise NotLawful(sentence) from None


def _require_page(draft: Letter) -> None:
    """Refuse a letter for a page that its reader cannot open."""
    links = FollowLink.objects.filter(party=draft.party_id, revoked_at__isnull=True)
    if not links.exists():
        raise NotLawful(
            "They have no page to read it on: let them follow the record online first, or send "
            "it another way."
        )
    if draft.address:
        _require_email(draft, "Give the e-mail address that is told of it, or none.")


def _do_act(case: Case, draft: Letter) -> None:
    """Do for the record in hand what sending such a letter does, today."""
    match draft.purpose:
        case _Purpose.ACKNOWLEDGEMENT:
            acknowledged(case, case.today)
        case _Purpose.HOLDING:
            if draft.expected_on is None:
                raise NotLawful("Say by when the answer is now expected.")
            holding_letter_sent(case, case.today, draft.expected_on)
        case _Purpose.RESPONSE | _Purpose.MEMBER_REPLY:
            responded(case, case.today)
        case _Purpose.EXTENSION:
            _tell_of_extension(case)


def _tell_of_extension(case: Case) -> None:
    extension = case.run.extensions.last() if case.run else None
    if extension is None:
        raise NotLawful("Agree the extension first: this letter tells of one.")
    if extension.told_on is None:
        case.set("Complainant told", extension, "told_on", case.today)
        extension.save()


def _freeze(case: Case, draft: Letter) -> None:
    draft.sent_at = case.at
    if draft.channel in _ON_PAPER:
        paper = _paper(case, draft)
        try:
            draft.document, draft.pdf = as_word(paper), as_pdf(paper)
        except (UnableToFindTypeface, UnableToTypeset) as broken:
            raise NotLawful(str(broken)) from broken
    if draft.channel in _BY_EMAIL and draft.address:
        draft.message_id = id_of(case.record.pk, draft.pk, settings.DEFAULT_FROM_EMAIL)
        draft.is_queued, draft.next_try_at = True, case.at
    draft.save()


def _paper(case: Case, draft: Letter) -> Paper:
    office, face = council(), current_face()
    team = face.contact(Point.TEAM)
    version = draft.template_version
    sender = (office.services_title, team.name, *team.address_lines, team.phone, team.email)
    return Paper(
        council=office.name,
        sender=tuple(line.strip() for line in sender if line.strip()),
        addressee=tuple(line.strip() for line in draft.address.splitlines()),
        dated=case.today,
        reference=case.record.reference,
        subject=draft.subject,
        body=draft.body,
        reader=version.template.reader if version else "",
        logo=(logo_image(face.logo.digest) or b"") if face.logo else b"",
        backing=face.colours.masthead,
        brand=face.colours.brand,
    )
