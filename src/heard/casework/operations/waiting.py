"""When the answer takes longer: a holding letter, an extension, a clock that stands still."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from heard.accounts.staff import Staff
from heard.casework.models import Extension, Letter, LetterTemplate, Pause, StageRun
from heard.casework.operations.acting import Case, NotLawful, acting, in_words
from heard.casework.operations.clocks import reckon_again
from heard.casework.operations.days import require_day
from heard.casework.operations.more_time import answer_request, date_in_force
from heard.casework.queries.clocks import agreed_until
from heard.casework.queries.soft_limits import to_go_on_by
from heard.rules.acts import Act

__all__ = [
    "HoldingLetter",
    "NewExtension",
    "NewPause",
    "agree_extension",
    "holding_letter_sent",
    "pause",
    "require_late_enough",
    "resume",
    "send_holding_letter",
]


@dataclass(frozen=True, slots=True)
class HoldingLetter:
    """A letter saying that the answer will be late: when it went, and when the answer will come."""

    sent_on: date
    expected_on: date
    channel: str = Letter.Channel.POST
    words: str = ""


@dataclass(frozen=True, slots=True)
class NewExtension:
    """A later date that was agreed: for what reason, on which day, and when the person was told.

    `agreed_on` is the day of the act where it is None. `is_over_maximum` says that whoever agrees
    knows that it passes the most that is allowed.
    """

    to: date
    reason: str
    agreed_on: date | None = None
    told_on: date | None = None
    is_over_maximum: bool = False


@dataclass(frozen=True, slots=True)
class NewPause:
    """From which day the clock stands still, and why.

    `elements` are the positions of those that stand still while the others are answered in time;
    none means the whole record. With `stops_maximum` false (an advocate is awaited) the answer is
    due no later than the most allowed all the same. `told_on` is when the person was told in
    writing what is waited for, None where not yet.
    """

    from_on: date
    reason: str
    elements: frozenset[int] = frozenset()
    stops_maximum: bool = True
    told_on: date | None = None


def send_holding_letter(
    reference: str, letter: HoldingLetter, *, by: Staff, at: datetime, version: int | None = None
) -> None:
    """Record a holding letter that was sent. It is counted, and moves no date.

    Source: Blackpool Council annual report 2014/15, section 6: a holding letter does not extend
    the timescale from a reporting aspect.
    """
    with acting(reference, Act.SEND_HOLDING_LETTER, by=by, at=at, version=version) as case:
        holding_letter_sent(case, letter.sent_on, letter.expected_on)
        Letter.objects.create(
            feedback=case.record,
            direction=Letter.Direction.OUT,
            channel=letter.channel,
            purpose=LetterTemplate.Purpose.HOLDING,
            subject="Holding letter",
            body=letter.words,
            written_by_id=by.id,
            written_at=at,
            sent_at=at if letter.sent_on == case.today else _noon(letter.sent_on, case),
            expected_on=letter.expected_on,
        )


def holding_letter_sent(case: Case, sent_on: date, expected_on: date) -> None:
    """Say in the history of the record in hand that a holding letter went, and what it promises."""
    since = case.stage_run.requested_on
    require_day(case, "The letter", sent_on, since=since, event="it was received")
    if expected_on <= sent_on:
        raise NotLawful("The answer must be promised for a day after the letter is sent.")
    require_late_enough(case.stage_run, expected_on)
    case.note("Sent", sent_on)
    case.note("Answer expected", expected_on)


def require_late_enough(run: StageRun | None, expected_on: date) -> None:
    """Refuse to promise an answer for a day before it is due: that is no news of any delay.

    A letter begun when nothing is due by a day may promise any.
    """
    due_on = date_in_force(run) if run else None
    if due_on and expected_on < due_on:
        raise NotLawful(
            f"The answer is due on {in_words(due_on)} as it is: a holding letter promises no "
            "earlier day."
        )


def agree_extension(
    reference: str, new: NewExtension, *, by: Staff, at: datetime, version: int | None = None
) -> None:
    """Agree a later date. The initial date stays as it was, and is reported.

    One agreed after the date then due is kept and named late: it excuses nothing. One past the most
    allowed is refused, unless it is recorded as being that. Sources: SI 2006/1738 regs 14 and 17;
    LGSCO Complaint Handling Code.
    """
    with acting(reference, Act.AGREE_EXTENSION, by=by, at=at, version=version) as case:
        run, agreed_on = case.stage_run, new.agreed_on or case.today
        _require_sound(case, new, agreed_on)
        is_over = run.maximum_on is not None and new.to > run.maximum_on
        if is_over and not new.is_over_maximum:
            raise NotLawful(
                f"The most that is allowed is {in_words(run.maximum_on)}. Agree a day by then, or "
                "record that this one passes it."
            )
        Extension.objects.create(
            run=run,
            to=new.to,
            agreed_on=agreed_on,
            reason=new.reason.strip(),
            approved_by_id=by.id,
            told_on=new.told_on,
            is_over_maximum=is_over,
        )
        answer_request(run, case.today, is_agreed=True)
        case.note("Extended to", new.to)
        case.note("Agreed", agreed_on)
        case.tell("Complainant told", "", new.told_on or "not yet")
        if is_over:
            case.note("Passes the most allowed", run.maximum_on)
        if agreed_until(run) != new.to:
            case.note("Agreed late, after the date then due", "yes")
        case.reason = new.reason.strip()


def pause(
    reference: str, new: NewPause, *, by: Staff, at: datetime, version: int | None = None
) -> None:
    """Let the clock stand still, for the whole record or for some elements.

    What is paused is outside the clock and outside "late". Source: SI 2006/1738 reg 8.
    """
    with acting(reference, Act.PAUSE, by=by, at=at, version=version) as case:
        run, record = case.stage_run, case.record
        since = run.requested_on
        require_day(case, "The pause", new.from_on, since=run.requested_on, event="it was received")
        if new.told_on:
            require_day(
                case, "Telling the person", new.told_on, since=since, event="it was received"
            )
        if not new.reason.strip():
            raise NotLawful("Say what is waited for, and why the answer cannot go on meanwhile.")
        elements = {each.position: each for each in record.elements.all()}
        if strange := sorted(new.elements - elements.keys()):
            raise NotLawful(f"There is no element {strange[0]}.")
        named = new.elements if new.elements != elements.keys() else frozenset()
        row = Pause.objects.create(
            run=run,
            from_on=new.from_on,
            reason=new.reason.strip(),
            stops_maximum=new.stops_maximum,
            told_on=new.told_on,
        )
        case.tell("Told in writing", "", new.told_on or "not yet")
        row.elements.set(elements[position] for position in named)
        if named:
            case.note("Paused since", new.from_on)
            case.note("Elements", ", ".join(map(str, sorted(named))))
        else:
            case.set("Paused since", record, "paused_since", new.from_on)
        case.reason = new.reason.strip()
        reckon_again(case)


def resume(
    reference: str,
    on: date,
    *,
    by: Staff,
    at: datetime,
    pause_id: int | None = None,
    version: int | None = None,
) -> str | None:
    """Let the clock run again from a day, the first that counts; the dates move accordingly.

    Returned is what to bear in mind, where it is more than a year after the proceedings ended.
    `pause_id` says which pause ends, where several elements are paused for different reasons.
    """
    with acting(reference, Act.RESUME, by=by, at=at, version=version) as case:
        row = _standing_pause(case, pause_id)
        require_day(case, "The end of the pause", on, since=row.from_on, event="it began")
        row.to_on = on
        row.save()
        case.note("Runs again from", on)
        if not row.elements.exists():
            case.set("Paused since", case.record, "paused_since", None)
        reckon_again(case)
        until = to_go_on_by(case.stage_run, row)
        if until is None or on <= until:
            return None
        return (
            f"It goes on after {in_words(until)}, a year after the proceedings ended. That is no "
            "bar: add a note on why it is looked into all the same."
        )


def _require_sound(case: Case, new: NewExtension, agreed_on: date) -> None:
    run = case.stage_run
    if not new.reason.strip():
        raise NotLawful("Give the reason for the extension.")
    since = run.requested_on
    require_day(case, "The agreement", agreed_on, since=since, event="it was received")
    if new.told_on:
        require_day(case, "Telling the person", new.told_on, since=agreed_on, event="it was agreed")
    in_force = date_in_force(run)
    if in_force and new.to <= in_force:
        raise NotLawful(f"The date is {in_words(in_force)} already: agree a later one.")


def _standing_pause(case: Case, pause_id: int | None) -> Pause:
    standing = list(case.stage_run.pauses.filter(to_on__isnull=True))
    if pause_id is not None:
        standing = [each for each in standing if each.pk == pause_id]
    elif case.record.paused_since:
        standing = [each for each in standing if not each.elements.exists()]
    if len(standing) != 1:
        raise NotLawful("Say which of the pauses has ended.")
    return standing[0]


def _noon(day: date, case: Case) -> datetime:
    return datetime.combine(day, time(12), case.at.tzinfo)
