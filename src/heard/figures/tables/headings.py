"""What stands at the head of rows and columns? The seed of every table's layout, in one place."""

from __future__ import annotations

from collections.abc import Iterable

from heard.figures.coordinates import Dimension, Selection
from heard.figures.inputs import Vocabulary
from heard.figures.report import RowKind
from heard.figures.tables.layout import Axis, Heading
from heard.figures.tally import Tally
from heard.figures.wording import KINDS, capitalised
from heard.rules.vocabulary import Kind

__all__ = [
    "COMPLAINTS",
    "NOT_RECORDED",
    "SERVICE_AREA",
    "TOTALS",
    "YEAR_END_TOTALS",
    "keyed",
    "kinds",
    "listed",
    "quarters",
    "services",
]

COMPLAINTS = Selection.of({Dimension.KIND: Kind.COMPLAINT.value})
NOT_RECORDED = Heading("not-recorded", "Not recorded")
SERVICE_AREA = "Service area"
TOTALS = Heading("total", "TOTALS", kind=RowKind.TOTAL)
YEAR_END_TOTALS = "Year End Totals"


def quarters(year_label: str = YEAR_END_TOTALS) -> Axis:
    """Return the four quarters and, in these words, the year."""
    four = tuple(Heading(f"q{n}", f"Quarter {n}", (str(n),)) for n in range(1, 5))
    return Axis(Dimension.QUARTER, (*four, Heading("year", year_label)))


def kinds() -> Axis:
    """Return every kind of feedback, in the order of the report."""
    return Axis(
        Dimension.KIND,
        tuple(
            Heading(kind.value, capitalised(noun.plural), (kind.value,))
            for kind, noun in KINDS.items()
        ),
    )


def services(vocabulary: Vocabulary, tally: Tally) -> Axis:
    """Return the council's service areas and, where records have none of them, "Not allocated"."""
    unlisted = Heading("unallocated", "Not allocated", kind=RowKind.SERVICE)
    return listed(Dimension.SERVICE, vocabulary, tally, unlisted)


def listed(dimension: Dimension, vocabulary: Vocabulary, tally: Tally, unlisted: Heading) -> Axis:
    """Return a heading for each word of the vocabulary, and `unlisted` for what it does not hold.

    The heading `unlisted` is there only when the tally holds such records, and takes in all of
    them; the other headings are of its kind.
    """
    known = [Heading(key, label, (key,), unlisted.kind) for key, label in vocabulary]
    others = tuple(sorted(tally.values(dimension) - {key for key, _ in vocabulary}))
    rest = [Heading(unlisted.key, unlisted.label, others, unlisted.kind)] if others else []
    return Axis(dimension, (*known, *rest))


def keyed(labels: Iterable[str]) -> Vocabulary:
    """Return (key, label) pairs for words that have no key of their own, each key once.

    A key holds letters, digits and hyphens alone, so that `table.row.column` can be taken apart.
    """
    pairs: dict[str, str] = {}
    for label in labels:
        words = "".join(each if each.isalnum() else " " for each in label.lower()).split()
        stem = "-".join(words) or "unnamed"
        key, again = stem, 2
        while key in pairs:
            key, again = f"{stem}-{again}", again + 1
        pairs[key] = label
    return tuple(pairs.items())
