"""What does an answer wait for on its way, and where was time lost?"""

from __future__ import annotations

from dataclasses import dataclass

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
    """How often one part of the way was gone, how often late, and the working days lost there."""

    part: AnswerPart
    times: int
    late: int
    days_lost: int
