"""What stands on the printed form? All that its definition asks, in order, and how to post it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from heard.face.points import ContactFacts, Point
from heard.face.worn import Face
from heard.intake.printed.conditions import Numbered, only_if
from heard.intake.printed.wording import (
    Passage,
    contact_of,
    danger,
    helps_title,
    own_words,
    sending,
    who_reads,
)
from heard.intake.questions.conditions import ALWAYS
from heard.intake.questions.terms import Ask, Becomes, Form, Page, Question
from heard.intake.telling.listings import Offered

__all__ = ["Asked", "Leaf", "PrintedForm", "Section", "Tick", "printed"]

_A_FEW_LINES = 2_000  # letters that may be typed, above which there is room for a story
_LINES_OF_A_STORY, _LINES_OF_A_FEW, _LINES_OF_ONE = 12, 3, 1
# What stands beside the title of a form without a drawing of its own.
_LISTENING = "listening"


@dataclass(frozen=True, slots=True)
class Tick:
    """An answer to tick; `picture` names the drawing above it, "" for none."""

    words: str
    hint: str
    picture: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its number: something to tick, lines to write on, or a box to draw in."""

    number: int
    words: str
    hint: str
    only_if: str
    how: str
    ticks: tuple[Tick, ...]
    lines: int
    draws: bool


@dataclass(frozen=True, slots=True)
class Leaf:
    """What is one page on a screen. `title` is "" where its one question is its heading.

    `is_apart` begins a sheet of its own, which the office can take off.
    """

    title: str
    only_if: str
    picture: str
    intro: tuple[str, ...]
    contacts: tuple[Passage, ...]
    questions: tuple[Asked, ...]
    more: Passage | None
    is_apart: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form, with its leaves."""

    words: str
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """A form as it stands on paper, in one language, with the face of one council."""

    key: str
    reader: str
    language: str
    title: str
    picture: str
    before: tuple[str, ...]
    danger: Passage
    who_reads: Passage
    sections: tuple[Section, ...]
    helps_title: str
    helps: tuple[Passage, ...]
    sending: Passage
    address: tuple[str, ...]

    @property
    def is_for_the_young(self) -> bool:
        """Return whether it has pictures, and boxes to draw in."""
        return self.reader in {"from_12", "under_12"}


def printed(form: Form, face: Face) -> PrintedForm:
    """Return the form for paper, in the language that is spoken now."""
    page = _Paper(form, face)
    words, address = sending(form.reader, face.contact(Point.TEAM))
    return PrintedForm(
        key=form.key,
        reader=form.reader,
        language=get_language() or "en-gb",
        title=str(form.title),
        picture=form.picture or _LISTENING,
        before=tuple(str(each) for each in form.before_on_paper or form.before_start),
        danger=danger(form.reader, face),
        who_reads=own_words(_("Who reads it"), who_reads(form.reader, face)),
        sections=tuple(page.sections()),
        helps_title=helps_title(),
        helps=tuple(page.contacts(form.helps)),
        sending=words,
        address=address,
    )


class _Paper:
    """The pages of a form, with the numbers of their questions."""

    def __init__(self, form: Form, face: Face) -> None:
        self._form, self._face, self._offered = form, face, Offered()
        numbers = count(1)
        self._asked: Mapping[str, Numbered] = {
            each.key: Numbered(next(numbers), each) for each in form.questions
        }

    def sections(self) -> Iterator[Section]:
        for part in self._form.parts:
            leaves = tuple(self._leaf(page) for page in self._form.pages if page.part == part.key)
            if leaves:
                yield Section(str(part.words), leaves)

    def contacts(self, codes: tuple[str, ...]) -> Iterator[Passage]:
        for code in codes:
            known = self._face.contact(Point(code))
            if known != ContactFacts():
                yield contact_of(known, self._form.reader)

    def _leaf(self, page: Page) -> Leaf:
        # Where each question says when it is asked, the page need not say so again.
        is_said_below = page.questions and all(q.only_if is not ALWAYS for q in page.questions)
        intro = page.intro_on_paper or page.intro
        more = Passage(str(page.more_title), tuple(str(each) for each in page.more))
        return Leaf(
            title=str(page.title),
            only_if="" if is_said_below else only_if(page.only_if, self._asked),
            picture=page.picture,
            intro=tuple(str(each) for each in intro),
            contacts=tuple(self.contacts(page.helps)),
            questions=tuple(self._question(each) for each in page.questions),
            more=more if page.more else None,
            is_apart=any(q.becomes is Becomes.EQUALITY for q in page.questions),
        )

    def _question(self, question: Question) -> Asked:
        ticks = tuple(
            Tick(str(option.words), str(option.hint), option.picture)
            for option in self._offered.options_of(question)
        )
        draws = question.ask is Ask.FILES and self._form.is_for_the_young
        return Asked(
            number=self._asked[question.key].number,
            words=str(question.on_paper.words or question.words),
            hint=str(question.on_paper.hint or question.hint),
            only_if=only_if(question.only_if, self._asked),
            how=_how(question),
            ticks=ticks,
            lines=0 if ticks else _lines(question),
            draws=draws,
        )


def _how(question: Question) -> str:
    """Return how to answer what has boxes to tick, "" where it is plain, or has none."""
    if question.ask is Ask.CHOICES:
        return "" if question.hint else _("Tick each one that is so.")
    return _("Tick one.") if question.ask is Ask.CHOICE else ""


def _lines(question: Question) -> int:
    if question.on_paper.lines is not None:
        return question.on_paper.lines
    if question.ask is Ask.FILES:
        return 0
    if question.ask is not Ask.LONG_TEXT:
        return _LINES_OF_ONE
    return _LINES_OF_A_STORY if question.longest > _A_FEW_LINES else _LINES_OF_A_FEW
