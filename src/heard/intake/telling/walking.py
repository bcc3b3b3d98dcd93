"""Which page comes next? The way through a form, as the answers so far make it."""

from __future__ import annotations

from dataclasses import dataclass

from heard.intake.questions.conditions import Answer, Answers
from heard.intake.questions.terms import Form, Page, Question

__all__ = ["Walk", "walk"]


@dataclass(frozen=True, slots=True)
class Walk:
    """The pages that are asked, each with its questions, and what was answered on them.

    An answer to a question that is no longer asked is left out, and is there again when it is.
    """

    pages: tuple[tuple[Page, tuple[Question, ...]], ...]
    answers: Answers

    def questions_on(self, page: Page) -> tuple[Question, ...]:
        """Return what a page asks now; nothing where it is skipped."""
        return next((asked for each, asked in self.pages if each.key == page.key), ())

    def has(self, page: Page) -> bool:
        """Return whether a page is among those asked."""
        return any(each.key == page.key for each, _ in self.pages)

    @property
    def first_open(self) -> Page | None:
        """Return the first page with something not answered yet, None when all is answered."""
        return next(
            (page for page, asked in self.pages if any(q.key not in self.answers for q in asked)),
            None,
        )

    def before(self, page: Page) -> Page | None:
        """Return the page before, None before the first."""
        keys = [each.key for each, _ in self.pages]
        at = keys.index(page.key) if page.key in keys else 0
        return self.pages[at - 1][0] if at else None

    def after(self, page: Page) -> Page | None:
        """Return the page after, None after the last: then the answers are checked."""
        keys = [each.key for each, _ in self.pages]
        at = keys.index(page.key) + 1 if page.key in keys else 0
        return self.pages[at][0] if at < len(keys) else None


def walk(form: Form, answers: Answers) -> Walk:
    """Return the way through a form. A condition sees only answers that are asked themselves."""
    said: dict[str, Answer] = {}
    pages = []
    for page in form.pages:
        if not page.only_if.holds(said):
            continue
        asked = tuple(each for each in page.questions if each.only_if.holds(said))
        if asked or not page.questions:
            pages.append((page, asked))
        said |= {each.key: answers[each.key] for each in asked if each.key in answers}
    return Walk(tuple(pages), said)
