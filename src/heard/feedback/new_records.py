"""What must every way in hand over for a record to be made? Facts, checked in shape, no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heard.rules.outcomes import Outcome
from heard.rules.vocabulary import AgeBand, Channel, Kind

__all__ = ["NewFeedback"]


@dataclass(frozen=True, slots=True)
class NewFeedback:
    """The facts of one record as it was told to us; "" or None where nothing is known.

    `service_area`, `theme` and `customer_group` are the keys of the council's lists. `complainant`
    is how the way in tells people apart ("" for nobody named). `findings` are those of the elements
    in order; `outcome` is what was decided over all.
    """

    reference: str
    kind: Kind
    received_on: date
    service_area: str
    channel: Channel | str = ""
    theme: str = ""
    customer_group: str = ""
    words: str = ""
    young_person: bool = False
    age_band: AgeBand | str = ""
    complainant: str = ""
    complainant_name: str = ""
    outcome: Outcome | str = ""
    outcome_override_reason: str = ""
    findings: tuple[Outcome, ...] = ()
    responded_on: date | None = None
    withdrawn_on: date | None = None
