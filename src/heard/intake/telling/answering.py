"""What was answered on a page, and what is wrong with it?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import QueryDict
from django.utils.translation import gettext as _

from heard.intake.questions.conditions import Answer, Answers
from heard.intake.questions.terms import Ask, Option, Question
from heard.intake.telling.days import as_written, day_faults
from heard.intake.telling.listings import Offered

__all__ = ["OF_CHOICE", "Asked", "Chosen", "asked_again", "read", "shown"]

OF_CHOICE = {Ask.CHOICE, Ask.SELECT}
_LINES = re.compile(r"\r\n?")
_DIGITS = re.compile(r"\d")
_FEWEST_DIGITS = 5
_A_FEW_LINES = 2_000  # letters


@dataclass(frozen=True, slots=True)
class Chosen:
    """An option as a page shows it."""

    option: Option
    id: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a page shows it: what was answered, and what is wrong with that ("" if naught).

    `id` is that of its input, of several the first: where an error leads to.
    """

    question: Question
    value: str
    options: tuple[Chosen, ...]
    error: str = ""

    @property
    def id(self) -> str:
        """Return the id of the input that its label and its error lead to."""
        return self.options[0].id if self.is_several else f"q-{self.question.key}"

    @property
    def is_several(self) -> bool:
        """Return whether it has several inputs, which need a group around them."""
        return self.question.ask in {Ask.CHOICE, Ask.CHOICES} and bool(self.options)

    @property
    def described_by(self) -> str:
        """Return the ids of what says more about it: its hint and its error."""
        parts = {"hint": self.has_hint, "error": self.error}
        return " ".join(f"q-{self.question.key}-{name}" for name, words in parts.items() if words)

    @property
    def says_skip(self) -> bool:
        """Return whether it says that it may be left out; a list of options says so itself."""
        return self.question.is_optional and self.question.ask is not Ask.SELECT

    @property
    def has_hint(self) -> bool:
        """Return whether something is said to help: what is optional says at least that."""
        return bool(self.question.hint) or self.says_skip

    @property
    def rows(self) -> int:
        """Return how many lines its box shows at first."""
        return 10 if self.question.longest > _A_FEW_LINES else 3

    @property
    def template(self) -> str:
        """Return the template that shows it."""
        return f"intake/telling/ask/{self.question.ask}.html"


def read(questions: Iterable[Question], sent: QueryDict) -> dict[str, Answer]:
    """Return what a form sent for each question, as it was typed; nothing is judged yet."""
    return {
        each.key: sent.getlist(each.key) if each.ask is Ask.CHOICES else _typed(each, sent)
        for each in questions
    }


def asked_again(
    questions: Iterable[Question], given: Answers, offered: Offered
) -> tuple[dict[str, Answer], tuple[Asked, ...]]:
    """Return what may be kept of the answers given, and each question with what is wrong in it."""
    kept: dict[str, Answer] = {}
    asked = []
    for question in questions:
        try:
            kept[question.key] = _checked(question, given.get(question.key, ""), offered)
            error = ""
        except _Wrong as wrong:
            error = str(wrong)
        asked.append(_asked(question, given.get(question.key, ""), offered, error))
    return kept, tuple(asked)


def shown(questions: Iterable[Question], answers: Answers, offered: Offered) -> tuple[Asked, ...]:
    """Return each question with what was answered before."""
    return tuple(_asked(each, answers.get(each.key, ""), offered) for each in questions)


class _Wrong(ValueError):
    """An answer cannot be taken; the sentence says what to do."""


def _typed(question: Question, sent: QueryDict) -> str:
    # What PostgreSQL cannot keep and no keyboard writes; and line ends as they were typed.
    words = _LINES.sub("\n", sent.get(question.key, "").replace("\x00", ""))
    return words if question.ask is Ask.LONG_TEXT else words.strip()


def _checked(question: Question, answer: Answer, offered: Offered) -> Answer:
    if question.options or question.listing:
        answer = _known(question, answer, offered)
    if not answer or (isinstance(answer, str) and not answer.strip()):
        if not question.is_optional:
            raise _Wrong(str(question.missing))
        return answer if isinstance(answer, list) else ""
    if isinstance(answer, str):
        for sentence in _faults(question, answer):
            raise _Wrong(sentence)
        return as_written(answer) if question.ask is Ask.DAY else answer
    return answer


def _known(question: Question, answer: Answer, offered: Offered) -> Answer:
    """Return of the answer what is offered: a browser can send anything."""
    keys = {option.key for option in offered.options_of(question)}
    if isinstance(answer, str):
        return answer if answer in keys else ""
    return [each for each in answer if each in keys]


def _faults(question: Question, answer: str) -> Iterator[str]:
    if len(answer) > question.longest:
        yield _("Use %(longest)s letters or fewer. You have used %(used)s.") % {
            "longest": f"{question.longest:,}",
            "used": f"{len(answer):,}",
        }
    check = _CHECKS.get(question.ask)
    if check:
        yield from check(answer)


def _email(answer: str) -> Iterator[str]:
    try:
        validate_email(answer)
    except ValidationError:
        yield _("Write the e-mail address in full, like name@example.org.")


def _phone(answer: str) -> Iterator[str]:
    if len(_DIGITS.findall(answer)) < _FEWEST_DIGITS:
        yield _("Write the phone number in full, like 01632 960001.")


_CHECKS: dict[Ask, Callable[[str], Iterator[str]]] = {
    Ask.EMAIL: _email,
    Ask.PHONE: _phone,
    Ask.DAY: day_faults,
}


def _asked(question: Question, answer: Answer, offered: Offered, error: str = "") -> Asked:
    chosen = [answer] if isinstance(answer, str) else answer
    options = tuple(
        Chosen(option, f"q-{question.key}-{number}", option.key in chosen)
        for number, option in enumerate(offered.options_of(question), start=1)
    )
    return Asked(question, answer if isinstance(answer, str) else "", options, error)
