"""What does somebody seek? Their words as both databases' full-text indexes know words."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["MOST_TERMS", "Term", "terms_of"]

MOST_TERMS = 8
_LONGEST_TERM = 80
# Whatever could mean something to a query language is here, so that nothing typed ever does.
_DIVIDES = re.compile(r"[\s\x00-\x1f\x7f!-/:-@\[-`{-~‘’“”–—]+")
_MARKS = re.compile("[\u0300-\u036f]")

# The words of one term, which stand together: `("cf", "2025", "00012")` of a reference.
Term = tuple[str, ...]


def terms_of(words: str) -> tuple[Term, ...]:
    """Return the terms of what was typed, without accents and marks, at most eight of them.

    Each is one or more words that must stand together in this order; what holds neither letter nor
    digit is no term. Whatever was typed, nothing of it is an instruction to the index.
    """
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", words))
    found = (_term(each[:_LONGEST_TERM]) for each in plain.split())
    return tuple(dict.fromkeys(term for term in found if term))[:MOST_TERMS]


def _term(typed: str) -> Term:
    return tuple(
        each for each in _DIVIDES.split(typed.lower()) if any(letter.isalnum() for letter in each)
    )
