"""Which words of an answer were put before those who sign off, and are these the same?"""

from __future__ import annotations

from hashlib import sha256

from heard.casework.models import Letter, SignOffStep, StageRun
from heard.casework.queries.letters import ACTS
from heard.feedback.models import Feedback
from heard.rules.acts import Act, SignOff

__all__ = ["digest_of", "draft_answer", "not_those_signed"]

_ANSWERS = tuple(purpose for purpose, act in ACTS.items() if act is Act.RESPOND)


def draft_answer(record: Feedback) -> Letter | None:
    """Return the draft letter that answers a record, the latest where there are several."""
    drafts = record.letters.filter(sent_at__isnull=True, direction=Letter.Direction.OUT)
    return drafts.filter(purpose__in=_ANSWERS).order_by("id").last()


def digest_of(letter: Letter) -> str:
    """Return what stands for the words of a letter, its subject among them: 64 hexadecimals."""
    return sha256(f"{letter.subject}\n\n{letter.body}".encode()).hexdigest()


def not_those_signed(run: StageRun | None, letter: Letter) -> str:
    """Return as a sentence that these are not known to be the words that were signed off.

    "" where they are, and where nothing is signed off: then no signature stands for any words.
    """
    signed = _signature(run) if run else None
    if signed is None or signed.words_digest == digest_of(letter):
        return ""
    day = f"{signed.done_on.day} {signed.done_on:%B %Y}"
    if not signed.words_digest:
        return (
            f"The answer was signed off on {day} without a draft letter here, so nobody can tell "
            "whether these are the words that were signed off."
        )
    return f"These are not the words that were signed off on {day}."


def _signature(run: StageRun) -> SignOffStep | None:
    if run.sign_off != SignOff.SIGNED_OFF:
        return None
    return run.sign_off_steps.filter(step=SignOff.SIGNED_OFF).order_by("id").last()
