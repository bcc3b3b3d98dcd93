"""What does the report call things? One noun each, in the singular and the plural."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from heard.rules.vocabulary import Kind

__all__ = ["KINDS", "Noun", "capitalised", "written_day"]


@dataclass(frozen=True, slots=True)
class Noun:
    """A thing that is counted, as it stands inside a sentence."""

    singular: str
    plural: str

    def of(self, count: int) -> str:
        """Return the form that goes with the count: one complaint, two (or no) complaints."""
        return self.singular if count == 1 else self.plural


KINDS: Mapping[Kind, Noun] = {
    Kind.COMPLAINT: Noun("complaint", "complaints"),
    Kind.COMPLIMENT: Noun("compliment", "compliments"),
    Kind.COMMENT: Noun("comment", "comments"),
    Kind.MP_ENQUIRY: Noun("MP enquiry", "MP enquiries"),
    Kind.COUNCILLOR_ENQUIRY: Noun("councillor enquiry", "councillor enquiries"),
    Kind.OMBUDSMAN: Noun("Ombudsman case", "Ombudsman cases"),
}


def capitalised(words: str) -> str:
    """Return the words with a capital first letter and the rest as they are."""
    return words[:1].upper() + words[1:]


def written_day(day: date) -> str:
    """Return the day as people write it: 31 March 2015."""
    return f"{day.day} {day:%B %Y}"
