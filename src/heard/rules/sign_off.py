"""What does an answer wait for on its way, and where was time lost?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from heard.rules.vocabulary import Labelled

__all__ = ["AnswerPart", "TimeLost"]


class AnswerPart(Labelled):
    """What an answer waits for, in turn."""

    DRAFTING = "drafting", "Drafting"
    READING = "reading", "Reading for sign-off"
    REDRAFTING = "redrafting", "Putting right what was returned"
    SENDING = "sending", "Sending"


@dataclass(frozen=True, slots=True)
class TimeLost:
    """How long one part of the way took, each time that it was gone, and how late it was done.

    `taken` and `lost` map a number of working days to how often it took so many, and was done so
    many after it was due: 0 in time. Both count every time once.
    """

    part: AnswerPart
    taken: Mapping[int, int] = field(default_factory=dict)
    lost: Mapping[int, int] = field(default_factory=dict)

    @property
    def in_time(self) -> int:
        """Return how often it was done by the day that it was due."""
        return self.lost.get(0, 0)

    @property
    def late(self) -> int:
        """Return how often it was done after the day that it was due."""
        return sum(self.lost.values()) - self.in_time

    @property
    def days_lost(self) -> int:
        """Return the working days lost in it altogether."""
        return sum(days * times for days, times in self.lost.items())
