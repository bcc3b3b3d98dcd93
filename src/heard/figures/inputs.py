"""What must be known to draw a year's report? Tallies, words for their codes, earlier years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from heard.figures.coordinates import Dimension
from heard.figures.report import Finding
from heard.figures.tally import Tally
from heard.rules.periods import ReportingYear
from heard.rules.sign_off import TimeLost

__all__ = [
    "AGES",
    "OMBUDSMAN",
    "ORIGINS",
    "REGISTER",
    "STAGES",
    "Comparison",
    "Inputs",
    "RemedyTotal",
    "Vocabulary",
]

REGISTER = (
    Dimension.KIND,
    Dimension.SERVICE,
    Dimension.QUARTER,
    Dimension.THEME,
    Dimension.OUTCOME,
    Dimension.YOUNG_PERSON,
    Dimension.TARGET,
    Dimension.STATUTORY,
)
ORIGINS = (Dimension.KIND, Dimension.QUARTER, Dimension.CHANNEL, Dimension.CUSTOMER_GROUP)
AGES = (Dimension.KIND, Dimension.AGE_BAND)
STAGES = (Dimension.STAGE, Dimension.STAGE_STEP, Dimension.SERVICE)
OMBUDSMAN = (Dimension.OMBUDSMAN_DECISION, Dimension.SERVICE, Dimension.QUARTER)

Vocabulary = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One year's totals row of one table, as an earlier report printed it.

    `year_slug` is "2012-13" and `label` "2012/13". `cells` maps a column's key (`q1`…`q4`, `year`,
    `outcomes`) to the text as printed, such as "134", "11/35 31%" or "1 U & 2 PU 20"; a column
    that was not printed is not in it.
    """

    year_slug: str
    label: str
    table_id: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RemedyTotal:
    """How many remedies of one kind were given, and the pounds paid in them altogether."""

    kind: str
    count: int
    amount: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a year's report is drawn from; nothing is looked up later.

    The tallies count the records received in the year, each once at one coordinate:

    - `register` by `REGISTER`: `target` and `statutory` are the verdicts (`rules.timescales`) as at
      `as_at` against the council's own target and the limit set by law, "" or `not_applicable`
      where there is none; `young_person` is "yes" or "no"; `quarter` is "1" to "4".
    - `origins` by `ORIGINS`; a value is "" where it was not recorded. `ages` by `AGES`, so too,
      but only what came from young people.
    - `stages` by `STAGES`: each stage that was asked for, once, at the furthest step that it
      reached: "requested", or "progressed" when the stage truly began.
    - `ombudsman` by `OMBUDSMAN`; `ombudsman_complainants` is how many different people they are.

    `responses` maps a kind to how many replies took each number of working days. `time_lost` has
    the parts of an answer's way in turn. `equalities` maps a question to how many people gave each
    answer. `experiences` maps codes of `Experience` and `Agreement` to how many people said so of
    how they were dealt with. `targets` and `limits` say in words, by kind, what the council's own
    target and the limit set by law are ("15 working days"). `audience` is `internal` or `public`.
    The vocabularies are (key, label) pairs in the order of printing.
    """

    authority: str
    year: ReportingYear
    as_at: date
    services: Vocabulary
    themes: Vocabulary
    customer_groups: Vocabulary = ()
    audience: str = "internal"
    register: Tally = field(default_factory=lambda: Tally(REGISTER))
    origins: Tally = field(default_factory=lambda: Tally(ORIGINS))
    ages: Tally = field(default_factory=lambda: Tally(AGES))
    stages: Tally = field(default_factory=lambda: Tally(STAGES))
    ombudsman: Tally = field(default_factory=lambda: Tally(OMBUDSMAN))
    ombudsman_complainants: int = 0
    responses: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    time_lost: tuple[TimeLost, ...] = ()
    remedies: tuple[RemedyTotal, ...] = ()
    lessons: tuple[str, ...] = ()
    lessons_by_service: Mapping[str, int] = field(default_factory=dict)
    equalities: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    experiences: Mapping[tuple[str, str], int] = field(default_factory=dict)
    targets: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, str] = field(default_factory=dict)
    published: tuple[Comparison, ...] = ()
    findings: tuple[Finding, ...] = ()
