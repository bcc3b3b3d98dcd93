"""What does a letter say, once its template meets the facts of a record?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from heard.casework.letters.facts import FIELDS, ElementFacts, LetterFacts
from heard.casework.letters.grammar import UnableToRead, check

__all__ = ["LONGEST_SUBJECT", "LONGEST_TEMPLATE", "checked", "gaps", "render", "render_line"]

LONGEST_TEMPLATE = 20_000
LONGEST_LETTER = 60_000
LONGEST_SUBJECT = 160
_GAP = re.compile(r"\[\[([^\[\]]*)\]\]")
_TOO_MANY_BLANK_LINES = re.compile(r"\n{3,}")


class _NotKnown:
    """A field that nothing is known for: false in a condition, and a gap to fill when printed."""

    def __init__(self, meaning: str) -> None:
        self._meaning = meaning

    def __bool__(self) -> bool:
        return False

    def __eq__(self, other: object) -> bool:
        return other == ""

    def __hash__(self) -> int:
        return hash("")

    def __str__(self) -> str:
        return f"[[{self._meaning}]]"


def _sandbox() -> ImmutableSandboxedEnvironment:
    sandbox = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,  # what comes out is text; pages and files escape it
        trim_blocks=True,
        lstrip_blocks=True,
    )
    sandbox.globals.clear()
    return sandbox


_SANDBOX = _sandbox()


def checked(source: str) -> Template:
    """Return the template, ready to meet facts; UnableToRead says what is wrong with it."""
    if len(source) > LONGEST_TEMPLATE:
        raise UnableToRead(
            f"The template has {len(source):,} letters; the most is {LONGEST_TEMPLATE:,}."
        )
    try:
        tree = _SANDBOX.parse(source)
        check(tree)
        return _SANDBOX.from_string(tree)
    except TemplateError as wrong:
        line = getattr(wrong, "lineno", 1)
        raise UnableToRead(f"Line {line} cannot be read: {wrong.message}") from wrong
    except (RecursionError, SyntaxError, ValueError) as wrong:
        if isinstance(wrong, UnableToRead):
            raise
        raise UnableToRead("The template has too much inside one another to be read.") from wrong


def render(source: str, facts: LetterFacts) -> str:
    """Return the words of a letter, with `[[…]]` where something is left for the writer to say.

    UnableToRead when the template cannot be read, or makes a letter of more than 60,000 letters.
    """
    pieces: list[str] = []
    length = 0
    for piece in checked(source).generate(_members(facts)):
        length += len(piece)
        if length > LONGEST_LETTER:
            raise UnableToRead(f"The letter would have more than {LONGEST_LETTER:,} letters.")
        pieces.append(piece)
    lines = (line.rstrip() for line in "".join(pieces).splitlines())
    return _TOO_MANY_BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def render_line(source: str, facts: LetterFacts) -> str:
    """Return the subject of a letter: one line, no longer than one may be."""
    return " ".join(render(source, facts).split())[:LONGEST_SUBJECT]


def gaps(text: str) -> tuple[str, ...]:
    """Return what a draft still leaves for its writer to say."""
    return tuple(" ".join(gap.split()) for gap in _GAP.findall(text))


def _members(facts: LetterFacts) -> Mapping[str, object]:
    held = ((each, getattr(facts, each.name)) for each in FIELDS)
    return {each.name: _known(value, each.meaning) for each, value in held} | {
        "elements": [_parts(each) for each in facts.elements]
    }


def _parts(element: ElementFacts) -> Mapping[str, object]:
    names = (each.name for each in fields(element))
    return {
        name: _known(getattr(element, name), f"{name} of element {element.number}")
        for name in names
    }


def _known(value: object, meaning: str) -> object:
    return _NotKnown(meaning) if value == "" else value
