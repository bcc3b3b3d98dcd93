"""What is done with a record in the demonstration office? The real acts, each so many days ago."""

from __future__ import annotations

from heard.casework.models import Decision
from heard.casework.new_decisions import NewDecision
from heard.casework.operations.allocating import acknowledge, allocate
from heard.casework.operations.deciding import decide
from heard.casework.operations.ending import Withdrawal, reopen, respond, withdraw
from heard.casework.operations.findings import NewFinding, record_findings
from heard.casework.operations.keeping import Referral, note, refer_safeguarding
from heard.casework.operations.sign_off import return_draft, sign_off, submit_draft
from heard.casework.operations.waiting import (
    HoldingLetter,
    NewExtension,
    NewPause,
    agree_extension,
    pause,
    resume,
    send_holding_letter,
)
from heard.ops.living_office.stories import Scene, Step
from heard.rules.outcomes import Outcome

__all__ = [
    "acknowledged",
    "allocated",
    "answered",
    "decided",
    "extended",
    "found",
    "held",
    "noted",
    "paused",
    "referred",
    "reopened",
    "resumed",
    "returned",
    "signed_off",
    "submitted",
    "taken_up",
    "withdrawn",
]


def allocated(ago: int, to: str) -> Step:
    """Give it to someone, by their login."""
    return Step(ago, lambda now: allocate(now.reference, now.staff[to].id, **now.by("asha")))


def acknowledged(ago: int) -> Step:
    """Tell the person that it arrived."""
    return Step(ago, lambda now: acknowledge(now.reference, now.on, **now.by("asha")))


def taken_up(ago: int, to: str) -> tuple[Step, Step]:
    """Give it to someone, and tell the person that it arrived."""
    return (allocated(ago, to), acknowledged(ago))


def found(ago: int, by: str, outcome: Outcome, reasons: str, position: int = 1) -> Step:
    """Find on an element."""
    finding = NewFinding(position, outcome, reasons)
    return Step(ago, lambda now: record_findings(now.reference, [finding], **now.by(by)))


def submitted(ago: int, by: str) -> Step:
    """Pass the draft on to be signed off."""
    return Step(ago, lambda now: submit_draft(now.reference, **now.by(by)))


def returned(ago: int, by: str, comments: str) -> Step:
    """Give the draft back with comments."""
    return Step(ago, lambda now: return_draft(now.reference, comments, **now.by(by)))


def signed_off(ago: int, by: str) -> Step:
    """Sign the draft off."""
    return Step(ago, lambda now: sign_off(now.reference, **now.by(by)))


def answered(ago: int) -> Step:
    """Send the answer."""
    return Step(ago, lambda now: respond(now.reference, now.on, **now.by("asha")))


def withdrawn(ago: int) -> Step:
    """Take it back, confirmed in writing the same day."""
    return Step(
        ago, lambda now: withdraw(now.reference, Withdrawal(now.on, now.on), **now.by("asha"))
    )


def reopened(ago: int, reason: str) -> Step:
    """Open it again."""
    return Step(ago, lambda now: reopen(now.reference, now.on, reason, **now.by("ben")))


def held(ago: int, ahead: int) -> Step:
    """Send a holding letter that promises the answer so many working days from now."""

    def send(now: Scene) -> None:
        letter = HoldingLetter(now.on, now.days.ahead(ahead), words="We are sorry for the delay.")
        send_holding_letter(now.reference, letter, **now.by("asha"))

    return Step(ago, send)


def extended(ago: int, ahead: int, reason: str) -> Step:
    """Agree a day so many working days from now, and tell the person the same day."""

    def agree(now: Scene) -> None:
        later = NewExtension(now.days.ahead(ahead), reason, now.on, now.on)
        agree_extension(now.reference, later, **now.by("ben"))

    return Step(ago, agree)


def paused(ago: int, reason: str, *, stops_maximum: bool = True) -> Step:
    """Let the clock stand still."""

    def stop(now: Scene) -> None:
        standing = NewPause(now.on, reason, stops_maximum=stops_maximum, told_on=now.on)
        pause(now.reference, standing, **now.by("ben"))

    return Step(ago, stop)


def resumed(ago: int) -> Step:
    """Let the clock run again."""
    return Step(ago, lambda now: resume(now.reference, now.on, **now.by("ben")))


def decided(ago: int, question: Decision.Question, answer: str, reasons: str) -> Step:
    """Use a discretion, and tell the person the same day."""

    def do(now: Scene) -> None:
        decision = NewDecision(question, answer, reasons, now.on, now.on)
        decide(now.reference, decision, **now.by("ben"))

    return Step(ago, do)


def noted(ago: int, by: str, words: str) -> Step:
    """Keep a note."""
    return Step(ago, lambda now: note(now.reference, words, **now.by(by)))


def referred(ago: int, to: str, reasons: str) -> Step:
    """Refer a safeguarding concern."""

    def refer(now: Scene) -> None:
        refer_safeguarding(now.reference, Referral(now.on, to, reasons), **now.by("asha"))

    return Step(ago, refer)
