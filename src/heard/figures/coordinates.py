"""Where does a figure stand? By the coordinates of the records it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Dimension", "Selection"]


class Dimension(StrEnum):
    """One way in which records are told apart, named as in the query of a list of records."""

    AGE_BAND = "age_band"
    CHANNEL = "channel"
    CUSTOMER_GROUP = "customer_group"
    KIND = "kind"
    OMBUDSMAN_DECISION = "ombudsman_decision"
    OUTCOME = "outcome"
    QUARTER = "quarter"
    SERVICE = "service"
    STAGE = "stage"
    STAGE_STEP = "stage_step"
    STATUTORY = "statutory"
    TARGET = "target"
    THEME = "theme"
    YOUNG_PERSON = "young_person"


@dataclass(frozen=True, slots=True)
class Selection:
    """The records whose every named dimension has one of the values given for it.

    `wanted` holds (dimension, values) pairs in the order of the dimensions' names, so that equal
    selections are equal objects. A dimension that is not named is not restricted; the empty
    selection is every record of the year.
    """

    wanted: tuple[tuple[Dimension, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, wanted: Mapping[Dimension, str | tuple[str, ...]]) -> Selection:
        """Return the selection of records with these values, one or several for a dimension."""
        pairs = [
            (dimension, (values,) if isinstance(values, str) else tuple(values))
            for dimension, values in wanted.items()
        ]
        return cls(tuple(sorted(pairs)))

    def narrowed(self, wanted: Mapping[Dimension, str | tuple[str, ...]]) -> Selection:
        """Return this selection with these dimensions restricted as well (or anew)."""
        return Selection.of(dict(self.wanted) | dict(wanted))

    def __iter__(self) -> Iterator[tuple[Dimension, tuple[str, ...]]]:
        return iter(self.wanted)

    def query(self) -> list[tuple[str, str]]:
        """Return (name, value) pairs for the address of the list of these records."""
        return [(str(dimension), value) for dimension, values in self for value in values]
