"""Whether thanks are for service above and beyond, and whether they reached whom they are for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from heard.accounts.staff import Staff
from heard.casework.models import Decision
from heard.casework.operations.acting import Case, NotLawful, acting
from heard.casework.operations.days import require_day
from heard.casework.operations.ending import close
from heard.feedback.models import Party
from heard.people.new_people import NewPerson
from heard.people.operations import record_person
from heard.people.queries import names_of
from heard.rules.acts import Act, Closing
from heard.rules.vocabulary import Kind, Nominator

__all__ = ["Assessment", "assess_compliment", "pass_on_thanks"]


@dataclass(frozen=True, slots=True)
class Assessment:
    """Whether thanks are accepted as a compliment, why, and who put them forward."""

    is_accepted: bool
    reasons: str
    nominated_by: Nominator = Nominator.PUBLIC


def assess_compliment(
    reference: str, new: Assessment, *, by: Staff, at: datetime, version: int | None = None
) -> None:
    """Accept thanks as a compliment, or keep them as a comment; either way nothing more is due.

    A compliment is praise for service above and beyond; thanks that are not are a positive remark,
    which is a comment. So each representation is counted once, as SI 2006/1738 reg 13 asks, and the
    number of compliments is that of those accepted. Source: Blackpool Council annual report
    2014/15, section 4.
    """
    with acting(reference, Act.ASSESS_COMPLIMENT, by=by, at=at, version=version) as case:
        if not new.reasons.strip():
            raise NotLawful("Say why it is, or is not, praise for service above and beyond.")
        answer = "accepted" if new.is_accepted else "not_accepted"
        Decision.objects.create(
            feedback=case.record,
            question=Decision.Question.COMPLIMENT,
            answer=answer,
            reasons=new.reasons.strip(),
            decided_on=case.today,
            decided_by_id=by.id,
        )
        case.note("Above and beyond", new.is_accepted)
        case.set("Put forward by", case.record, "nominated_by", new.nominated_by)
        case.reason = new.reasons.strip()
        if not new.is_accepted:
            case.set("Kind", case.record, "kind", Kind.COMMENT)
        close(case, case.today, Closing.NOTED)


def pass_on_thanks(
    reference: str,
    to: str,
    on: date,
    *,
    by: Staff,
    at: datetime,
    version: int | None = None,
) -> None:
    """Record that the thanks reached the person or team they are for, accepted or not.

    Whoever they were passed on to and had not been named before is named with the record from now
    on, as somebody thanked.
    """
    with acting(reference, Act.PASS_ON_THANKS, by=by, at=at, version=version) as case:
        if not to.strip():
            raise NotLawful("Say to whom the thanks were passed on.")
        received_on = case.record.received_on
        require_day(case, "Passing on the thanks", on, since=received_on, event="they were given")
        case.set("Thanks passed on", case.record, "thanked_on", on)
        case.note("Passed on to", to.strip())
        _name(case, to.strip())


def _name(case: Case, thanked: str) -> None:
    """Keep whom the thanks were for, unless the record names them already."""
    parties = case.record.parties.filter(role=Party.Role.THANKED)
    named = names_of(parties.values_list("person_id", flat=True)).values()
    if thanked.casefold() not in {each.casefold() for each in named}:
        case.record.parties.create(
            role=Party.Role.THANKED, person_id=record_person(NewPerson(thanked))
        )
