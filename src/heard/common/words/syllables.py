"""How many syllables has a word? An estimate: groups of vowels, parted as hyphens part a word.

Hyphenation tells "cre-ated" (three) from "treated" (two); vowels alone do not, and hyphenation
alone leaves out what no typesetter would part ("family", "any"). On the words of our letters the
two together are right in more than nine of ten, and as often over as under.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import pyphen

__all__ = ["syllables"]

LONGEST = 45  # letters; no word of English has more

_VOWELS = re.compile(r"[aeiouyàâäéèêëíìîïóòôöúùûü]+")
# The e of safe-ty and state-ment, seen where the hyphen stands.
_SILENT_BEFORE_ENDING = re.compile(
    r"(?<=[aeiouy])([^aeiouy-]+)e-(?=(?:ful|less|ly|ment|ness|thing|ty)s?(?:-|$))"
)
_SILENT = (
    re.compile(r"[^aeiouy]e$"),  # like, but not the le of table
    re.compile(r"[^aeiouytd]ed$"),  # asked, but not wanted nor settled
    re.compile(r"[^aeiouyscxzg]es$(?<!shes)(?<!ches)"),  # times, but not pages nor wishes
    re.compile(r"(?:que|eague|ogue)$"),
)
_SPOKEN = re.compile(r"[^aeiouylr]l(?:e|ed|es)$")
_WITHOUT_VOWEL = re.compile(r"(?:sm|thm|[ds]n[’']t)$")


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB", left=2, right=1)


@lru_cache(maxsize=10_000)
def syllables(word: str) -> int:
    """Return how many syllables an English word has, at least one; a number counts as one."""
    word = word.lower()[:LONGEST]
    parted = _SILENT_BEFORE_ENDING.sub(r"\1-", _hyphens().inserted(word))
    count = sum(len(_VOWELS.findall(part)) for part in parted.split("-"))
    if not _SPOKEN.search(word) and any(each.search(word) for each in _SILENT):
        count -= 1
    if _WITHOUT_VOWEL.search(word):
        count += 1
    return max(1, count)
