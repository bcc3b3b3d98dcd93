"""At what age can most people read this? The Flesch–Kincaid measure, in years of age.

Kincaid, Fishburne, Rogers and Chissom (1975), Research Branch Report 8-75: grade = 0.39 × words a
sentence + 11.8 × syllables a word − 15.59. A British reading age is the American grade plus five.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from heard.common.words.layout import Look, blocks_of
from heard.common.words.syllables import syllables

__all__ = ["EXCUSED", "LIMITS", "Reading", "reading", "reading_age", "words_of"]

# The oldest that a letter may ask of each reader: years of age.
LIMITS = {"standard": 11, "from_12": 10, "easy_read": 9, "under_12": 8}
YOUNGEST = 5
SHOWN = 3
LONG_WORD = 4  # syllables
PHRASE = 5  # words, from which on an item of a list says something
TELLING = 8  # words, from which on a sentence is long enough to measure by itself
# Names and terms that a letter cannot do without and explains: each counts as one syllable.
EXCUSED = frozenset(
    {"advocate", "advocates", "advocacy", "complaint", "complaints", "council", "councillor"}
    | {"councillors", "government", "independent", "investigating", "ombudsman", "parliament"}
)
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])[”’\")]*\s+")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_GAP_OR_TELEPHONE = re.compile(r"\[\[[^\[\]]*\]\]|\d[\d ]{6,}\d")
_ADDRESS = ("@", "://", "www.")
_ENDS = (".", "!", "?", "…", ".”", "!”", "?”")


@dataclass(frozen=True, slots=True)
class Reading:
    """How hard a text is: its reading age, and what makes it so, the hardest first."""

    age: int
    limit: int
    hard_sentences: tuple[str, ...]
    hard_words: tuple[str, ...]

    @property
    def is_too_hard(self) -> bool:
        """Return whether it asks more than its reader may be asked."""
        return self.age > self.limit


def reading_age(text: str, excused: frozenset[str] = EXCUSED) -> int:
    """Return the age in whole years, half rounded up, from which most people can read a text.

    Headings, greetings, names, addresses, telephone numbers and the gaps of a draft are left out. A
    text without sentences can be read at five, the least there is.
    """
    return _years(_age([words_of(each) for each in _sentences(text)], excused))


def reading(text: str, reader: str, names: Iterable[str] = ()) -> Reading:
    """Return how hard a text is for a reader of `LIMITS`; words of `names` are excused as well."""
    excused = EXCUSED | {word.lower() for name in names for word in words_of(name)}
    limit = LIMITS[reader]
    sentences = [(each, words_of(each)) for each in _sentences(text)]
    hard = [
        (age, sentence)
        for sentence, words in sentences
        if len(words) >= TELLING and _years(age := _age([words], excused)) > limit
    ]
    every = {word.lower() for _, words in sentences for word in words}
    long = sorted((-syllables(word), word) for word in every - excused)
    return Reading(
        age=_years(_age([words for _, words in sentences], excused)),
        limit=limit,
        hard_sentences=tuple(each for _, each in sorted(hard, key=lambda it: -it[0])[:SHOWN]),
        hard_words=tuple(word for count, word in long[: 2 * SHOWN] if -count >= LONG_WORD),
    )


def words_of(text: str) -> list[str]:
    """Return the words of a text, numbers among them."""
    return _WORD.findall(text)


def _sentences(text: str) -> list[str]:
    """Return the sentences of a text without what is none: headings, greetings, names, addresses.

    A line is made of sentences when it ends like one; an item of a list, when it is long enough.
    """
    lines = [
        (block.look, _prose(line))
        for block in blocks_of(_GAP_OR_TELEPHONE.sub(" ", text))
        for line in block.lines
    ]
    return [
        sentence
        for look, line in lines
        if look is not Look.HEADING
        and (line.endswith(_ENDS) or (look is Look.LIST and len(words_of(line)) >= PHRASE))
        for sentence in _SENTENCE_ENDS.split(line)
    ]


def _prose(line: str) -> str:
    return " ".join(word for word in line.split() if not any(part in word for part in _ADDRESS))


def _age(sentences: list[list[str]], excused: frozenset[str]) -> Fraction:
    counted = [words for words in sentences if words]
    words = sum(map(len, counted))
    if not words:
        return Fraction(YOUNGEST)
    spoken = sum(
        1 if word.lower() in excused else syllables(word) for each in counted for word in each
    )
    grade = (
        Fraction("0.39") * words / len(counted)
        + Fraction("11.8") * spoken / words
        - Fraction("15.59")
    )
    return grade + YOUNGEST


def _years(age: Fraction) -> int:
    return max(YOUNGEST, floor(age + Fraction(1, 2)))
