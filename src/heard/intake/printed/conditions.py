"""When is a question on paper to be answered? Its condition, in words that lead to another one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from heard.common.languages import quoted
from heard.intake.questions.conditions import All, Any, Condition, Has, Not
from heard.intake.questions.terms import Question

__all__ = ["Numbered", "only_if"]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A question with the number that it has on paper."""

    number: int
    question: Question


def only_if(condition: Condition, asked: Mapping[str, Numbered]) -> str:
    """Return the condition as a sentence, "" for what is asked of everybody.

    `asked` are the questions with a number, by their key. A sort of condition that is not known
    here raises TypeError: paper must never leave one out.
    """
    said = _phrase(condition, asked, so=True)
    return _("Only if %(condition)s.") % {"condition": said} if said else ""


def _phrase(condition: Condition, asked: Mapping[str, Numbered], *, so: bool) -> str:
    """Return what must be so, or where `so` is false must not be."""
    match condition:
        case Has():
            return _ticked(condition, asked[condition.question], so=so)
        case Not():
            return _phrase(condition.condition, asked, so=not so)
        case All() | Any():
            said = [_phrase(each, asked, so=so) for each in condition.conditions]
            # Not both is: not the one, or not the other.
            is_all = isinstance(condition, All) is so
            return (_(" and ") if is_all else _(" or ")).join(each for each in said if each)
    raise TypeError(f"Paper has no words for a condition like {condition!r}.")


def _ticked(condition: Has, asked: Numbered, *, so: bool) -> str:
    named = {option.key: str(option.words) for option in asked.question.options}
    words = {
        "options": _either(named[key] for key in condition.options),
        "number": asked.number,
    }
    if so:
        return _("you ticked %(options)s in question\u00a0%(number)s") % words
    return _("you did not tick %(options)s in question\u00a0%(number)s") % words


def _either(options: Iterable[str]) -> str:
    return _(" or ").join(quoted(words) for words in options)
