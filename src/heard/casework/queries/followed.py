"""What may someone who follows a record see of it? Where it is, by when and why, and their letters.

Nothing of anybody else: no name, no finding, no letter to another; and none of the words that other
people of the record said.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, ExpressionWrapper, Q

from heard.casework.followers import Follower
from heard.casework.models import FollowLink, Letter, LetterTemplate, StageRun
from heard.casework.permissions import may
from heard.casework.queries.clocks import agreed_until, told_due
from heard.casework.queries.states import current_run, state_of
from heard.feedback.models import Feedback
from heard.rules.acts import Act, Outlook, StageState, outlook, why_not

__all__ = ["Followed", "Promise", "followed_by", "letter_of"]

_HOLDING = LetterTemplate.Purpose.HOLDING


@dataclass(frozen=True, slots=True)
class Promise:
    """By when the council is to answer: the day by law, code or its own target, and why that one.

    `is_late` is true once the day in force is past. `extended_to` is a later day that was agreed in
    time, `expected_on` the one that the last holding letter named: it excuses nothing.
    `is_of_a_step` says that the day is that of the next step: the stage as a whole has none.
    """

    due_on: date
    is_late: bool
    sentences: tuple[str, ...] = ()
    extended_to: date | None = None
    expected_on: date | None = None
    is_of_a_step: bool = False


@dataclass(frozen=True, slots=True)
class Followed:
    """A record as the person who follows it sees it."""

    record: Feedback
    outlook: Outlook
    stage: StageState | None
    promise: Promise | None
    letters: tuple[Letter, ...]
    open_acts: frozenset[Act]
    has_told_us: bool

    @property
    def may_ask_further(self) -> bool:
        """Return whether they can ask for the next stage now."""
        return Act.REQUEST_STAGE in self.open_acts

    @property
    def may_withdraw(self) -> bool:
        """Return whether they can take it back now."""
        return Act.WITHDRAW in self.open_acts


def followed_by(follower: Follower, as_at: date) -> Followed:
    """Return what someone sees of the record that they follow, as at a day."""
    record = Feedback.objects.select_related("service_area").get(pk=follower.record_id)
    run = current_run(record)
    state = state_of(record, run)
    letters = record.letters.filter(party_id=follower.party_id, sent_at__isnull=False)
    letters = letters.annotate(has_pdf=ExpressionWrapper(Q(pdf__isnull=False), BooleanField()))
    return Followed(
        record=record,
        outlook=outlook(state),
        stage=state.stage,
        promise=_promise(record, run, as_at),
        letters=tuple(letters.defer("document", "pdf").order_by("-sent_at", "-id")),
        has_told_us=FollowLink.objects.filter(
            pk=follower.link_id, told_us_on__isnull=False
        ).exists(),
        open_acts=frozenset(
            act for act in Act if may(follower, act, record) and why_not(act, state) is None
        ),
    )


def letter_of(follower: Follower, letter_id: int) -> Letter | None:
    """Return a letter that was sent to them, or that they sent; None for any other."""
    theirs = Letter.objects.filter(feedback_id=follower.record_id, party_id=follower.party_id)
    return theirs.filter(pk=letter_id, sent_at__isnull=False).first()


def _promise(record: Feedback, run: StageRun | None, as_at: date) -> Promise | None:
    """Return by when the council is to answer; None where nothing is due by a date now."""
    next_on = record.next_due_on
    if run is None or next_on is None or record.has_alarm:
        return None
    due_on, reckoning = told_due(run)
    if due_on is None:
        return Promise(next_on, is_late=next_on < as_at, is_of_a_step=True)
    agreed = agreed_until(run)
    return Promise(
        due_on,
        is_late=(agreed or due_on) < as_at,
        sentences=tuple(reckoning.explanation.splitlines()) if reckoning else (),
        extended_to=agreed if agreed != due_on else None,
        expected_on=_last_promised(record),
    )


def _last_promised(record: Feedback) -> date | None:
    letters = record.letters.filter(purpose=_HOLDING, sent_at__isnull=False)
    return letters.order_by("sent_at").values_list("expected_on", flat=True).last()
