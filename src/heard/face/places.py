"""Where does a council speak in its own words? The places, their readers, and our first words."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext

from heard.rules.vocabulary import Labelled

__all__ = ["ON_PAGES", "READERS", "Place", "first_paragraphs", "first_words"]

_FOLDER = Path(__file__).with_name("words")


class Place(Labelled):
    """A place on the public pages, or in a message, for the council's own words."""

    OPENING = "opening", "The first words of the start page"
    WHO_READS = "who_reads", "Who reads what you tell us"
    WHO_READS_FROM_12 = "who_reads_from_12", "Who reads it: for 12 and over"
    WHO_READS_UNDER_12 = "who_reads_under_12", "Who reads it: for under 12"
    PRIVACY = "privacy", "What we do with your words"
    ACCESSIBILITY = "accessibility", "If something on these pages does not work for you"
    E_MAIL_ANSWER = "e_mail_answer", "The answer that a new e-mail gets by itself"


# The sort of reader, as `common.words.reading_age.LIMITS` names them.
READERS = {
    Place.OPENING: "standard",
    Place.WHO_READS: "standard",
    Place.WHO_READS_FROM_12: "from_12",
    Place.WHO_READS_UNDER_12: "under_12",
    Place.PRIVACY: "standard",
    Place.ACCESSIBILITY: "standard",
    Place.E_MAIL_ANSWER: "standard",
}


def first_words(place: Place) -> str:
    """Return what stands there until the council says it in its own words."""
    return (_FOLDER / f"{place.value}.txt").read_text("utf-8").strip()


# All but the answer to an e-mail, which is in the office's language: these are translated.
ON_PAGES = tuple(place for place in Place if place is not Place.E_MAIL_ANSWER)


def first_paragraphs(place: Place) -> list[tuple[str, bool]]:
    """Return the same as it is read, a paragraph each, and whether that one is translated."""
    english = first_words(place).split("\n\n")
    return [(gettext(each), gettext(each) != each) for each in english]
