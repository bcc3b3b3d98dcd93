"""Who may do which act with which record? One table."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Q

from heard.accounts.staff import WITH_RECORDS, Role, Staff
from heard.casework.followers import Follower
from heard.feedback.models import Feedback
from heard.feedback.permissions import visible_to
from heard.rules.acts import Act

__all__ = [
    "known_to",
    "may",
    "may_act_in_bulk",
    "may_change_calendar",
    "may_change_templates",
    "may_list",
    "may_log",
    "may_open_documents",
    "may_read_letters",
    "may_say_who_is_away",
    "may_see_load",
]

Who = Callable[[Staff, Feedback], bool]


def _team(staff: Staff, _record: Feedback) -> bool:
    return staff.is_any(Role.OFFICER, Role.MANAGER)


def _in_charge(staff: Staff, _record: Feedback) -> bool:
    return staff.is_any(Role.MANAGER)


def _handler(staff: Staff, record: Feedback) -> bool:
    return record.handler_id == staff.id


def _head(staff: Staff, record: Feedback) -> bool:
    return staff.serves(Role.HEAD, record.service_area.key)


def _any_of(*who: Who) -> Who:
    return lambda staff, record: any(each(staff, record) for each in who)


_TEAM_OR_HANDLER = _any_of(_team, _handler)

RULES: dict[Act, Who] = {
    Act.REFER_SAFEGUARDING: _any_of(_team, _handler, _head),
    Act.ROUTE: _team,
    Act.CONVERT: _team,
    Act.DECLINE: _in_charge,
    Act.ALLOCATE: _any_of(_team, _head),
    Act.ACKNOWLEDGE: _TEAM_OR_HANDLER,
    Act.SEND_HOLDING_LETTER: _TEAM_OR_HANDLER,
    Act.ASK_EXTENSION: _any_of(_team, _handler, _head),
    Act.AGREE_EXTENSION: _in_charge,
    Act.REFUSE_EXTENSION: _in_charge,
    Act.PAUSE: _in_charge,
    Act.END_PROCEEDINGS: _team,
    Act.RESUME: _in_charge,
    Act.DECIDE: _in_charge,
    Act.RECORD_CONSENT: _team,
    Act.ADD_ELEMENT: _TEAM_OR_HANDLER,
    Act.RECORD_FINDING: _TEAM_OR_HANDLER,
    Act.OVERRIDE_OUTCOME: _in_charge,
    Act.SUBMIT_DRAFT: _TEAM_OR_HANDLER,
    Act.RETURN_DRAFT: _any_of(_in_charge, _head),
    Act.SIGN_OFF: _any_of(_in_charge, _head),
    Act.RESPOND: _team,
    Act.REQUEST_STAGE: _team,
    Act.RESOLVE_REQUEST: _team,
    Act.BEGIN_STAGE: _in_charge,
    Act.APPOINT: _in_charge,
    Act.COMPLETE_STEP: _team,
    Act.REFER_EARLY: _in_charge,
    Act.WITHDRAW: _team,
    Act.REOPEN: _in_charge,
    Act.MERGE: _team,
    Act.LINK: _team,
    Act.ASSESS_COMPLIMENT: _team,
    Act.PASS_ON_THANKS: _team,
    Act.RECORD_OMBUDSMAN_DECISION: _team,
    Act.ADD_REMEDY: _TEAM_OR_HANDLER,
    Act.ADD_LESSON: _any_of(_team, _handler, _head),
    Act.WRITE: _TEAM_OR_HANDLER,
    Act.ADD_DOCUMENT: _TEAM_OR_HANDLER,
    Act.SET_PERSON: _TEAM_OR_HANDLER,
    Act.TAKE_OFF: _team,
    Act.NOTE: _any_of(_team, _handler, _head),
    Act.CORRECT: _in_charge,
    Act.RESTRICT: _in_charge,
    Act.GIVE_LINK: _team,
}
# What someone from outside may do with the one record that they follow.
FROM_OUTSIDE: dict[Act, Callable[[Follower], bool]] = {
    Act.REQUEST_STAGE: lambda follower: follower.may_ask,
    Act.WITHDRAW: lambda follower: follower.may_withdraw,
}


def may(who: Staff | Follower, act: Act, record: Feedback) -> bool:
    """Return whether someone may do an act with a record that they may know of."""
    if isinstance(who, Follower):
        return act in FROM_OUTSIDE and FROM_OUTSIDE[act](who)
    return RULES[act](who, record)


def known_to(who: Staff | Follower) -> Q:
    """Return the condition that a record is one that this person may know of."""
    return Q(pk=who.record_id) if isinstance(who, Follower) else visible_to(who)


def may_log(staff: Staff) -> bool:
    """Return whether someone may log what was received."""
    return staff.is_any(Role.OFFICER, Role.MANAGER)


def may_act_in_bulk(staff: Staff) -> bool:
    """Return whether someone may begin an act with many records; each is asked for by itself."""
    return staff.is_any(Role.OFFICER, Role.MANAGER, Role.HEAD)


def may_list(staff: Staff) -> bool:
    """Return whether someone works with records at all; an administrator as such does not."""
    return staff.is_any(*WITH_RECORDS)


def may_read_letters(staff: Staff, record: Feedback) -> bool:
    """Return whether someone may read the letters of a record that they may know of.

    They name people, so not everyone who sees the record: whoever may write one, the head of
    service, who signs the answer off, and the auditor.
    """
    return _reads_papers(staff, record)


def may_open_documents(staff: Staff, record: Feedback) -> bool:
    """Return whether someone may open the documents of a record that they may know of.

    They name and show people: whoever may read its letters.
    """
    return _reads_papers(staff, record)


def _reads_papers(staff: Staff, record: Feedback) -> bool:
    who = _any_of(_team, _handler, _head)
    return who(staff, record) or staff.is_any(Role.AUDITOR)


def may_change_templates(staff: Staff) -> bool:
    """Return whether someone may change what letters are made from."""
    return staff.is_any(Role.MANAGER, Role.ADMINISTRATOR)


def may_see_load(staff: Staff) -> bool:
    """Return whether someone may see how much each of their colleagues has to do."""
    return staff.is_any(Role.OFFICER, Role.MANAGER, Role.HEAD, Role.AUDITOR)


def may_say_who_is_away(staff: Staff, user_id: int) -> bool:
    """Return whether someone may say when an account is away: the team of anyone, others of theirs.

    Who answers nothing (an auditor, an administrator) is not missed, and says so of nobody.
    """
    answers = staff.is_any(Role.OFFICER, Role.MANAGER, Role.INVESTIGATOR, Role.HEAD)
    return answers and (user_id == staff.id or staff.is_any(Role.OFFICER, Role.MANAGER))


def may_change_calendar(staff: Staff) -> bool:
    """Return whether someone may add a day that is not worked."""
    return staff.is_any(Role.MANAGER, Role.ADMINISTRATOR)
