"""Who stands behind each record? Made-up numbers for people, and answers to equality questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

from making.said import COMPLAINT, Record

__all__ = ["UnableToName", "known_by_number", "with_equality_answers"]

GENDERS = ["Female"] * 11 + ["Male"] * 8 + ["Prefer not to say"]
ETHNICITIES = (
    ["White British"] * 30 + ["White other"] * 3 + ["Mixed"] * 2 + ["Asian or Asian British"] * 2
    + ["Black or Black British", "Prefer not to say"]
)  # fmt: skip
DISABILITIES = ["No"] * 15 + ["Yes"] * 4 + ["Prefer not to say"]

ASKED = (COMPLAINT, "Comment")
SHARE_WHO_ANSWER = 0.6
BEFORE_AN_MP_IS_ASKED = timedelta(days=7)


class UnableToName(Exception):
    """Nobody fits what a row says of the person behind it."""


def known_by_number(records: Iterable[Record]) -> list[Record]:
    """Return the records in order of receipt, `person` a number such as DEMO-P001, or nothing.

    Rows with one key share a number. Who `follows` is the parent whose complaint, not upheld, was
    answered last but at least a week before, and whom nobody else follows.
    """
    in_order = sorted(records, key=lambda each: (each.received, each.kind, each.summary))
    numbers: dict[str, str] = {}
    followed: set[str] = set()
    known: list[Record] = []
    for each in in_order:
        person = each.person
        if person == "none":
            known.append(replace(each, person=""))
            continue
        if person == "follows":
            number = _answered_before(each, known, followed)
            followed.add(number)
        else:
            number = numbers.setdefault(
                person or f"row {len(known)}", f"DEMO-P{len(numbers) + 1:03}"
            )
        known.append(replace(each, person=number))
    return known


def _answered_before(enquiry: Record, known: Sequence[Record], followed: set[str]) -> str:
    if enquiry.received is None:
        raise UnableToName(f"“{enquiry.summary}” has no date yet")
    latest = enquiry.received - BEFORE_AN_MP_IS_ASKED
    answered = [
        (each.responded, each.person)
        for each in known
        if (each.kind, each.service) == (COMPLAINT, enquiry.service)
        and (each.customer, each.outcome) == ("Parent", "NU")
        and each.responded is not None
        and each.responded <= latest
        and each.person not in followed
    ]
    if not answered:
        raise UnableToName(f"nobody was answered before “{enquiry.summary}”")
    return max(answered)[1]


def with_equality_answers(record: Record, rng: Random) -> Record:
    """Return the record with the answers that came back, if its kind is asked and any did."""
    if record.kind not in ASKED or not record.person or record.customer == "Professional":
        return record
    if rng.random() > SHARE_WHO_ANSWER:
        return record
    said = {"Father": "Male", "Mother": "Female"}
    first_word = record.summary.split()[0]
    return replace(
        record,
        gender=said.get(first_word) or rng.choice(GENDERS),
        ethnicity=rng.choice(ETHNICITIES) if rng.random() < 0.9 else "",
        disability=rng.choice(DISABILITIES) if rng.random() < 0.85 else "",
    )
