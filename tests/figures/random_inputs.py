"""Any year that a council might have: Hypothesis draws the tallies, and what was printed before."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from heard.figures.inputs import (
    AGES,
    OMBUDSMAN,
    ORIGINS,
    REGISTER,
    STAGES,
    Comparison,
    Inputs,
    RemedyTotal,
)
from heard.figures.report import Finding
from heard.figures.tally import Tally
from heard.rules.outcomes import Outcome
from heard.rules.periods import ReportingYear
from heard.rules.sign_off import AnswerPart, TimeLost
from heard.rules.timescales import Verdict
from heard.rules.vocabulary import AgeBand, Channel, Kind, OmbudsmanDecision

SERVICES = (("care", "Children’s Care"), ("early-0-5", "Early Help 2 to 5"), ("sen", "SEN"))
THEMES = (("delay", "Delay"), ("staff", "Staff {attitude}"), ("money", "Money over £10"))
GROUPS = (("parent", "Parent"), ("carer", "Carer"))
COUNTS = st.one_of(st.integers(1, 4), st.integers(0, 60))
QUARTERS = st.sampled_from("1234")
KINDS = st.sampled_from([kind.value for kind in (Kind.COMPLAINT, *Kind)])
SERVICE_KEYS = st.sampled_from(["care", "care", "early-0-5", "sen", "closed-team"])
VERDICTS = st.sampled_from([*(verdict.value for verdict in Verdict), ""])


def _any_of(labels: type[Channel] | type[AgeBand] | type[OmbudsmanDecision]) -> st.SearchStrategy:
    return st.sampled_from(["", *(each.value for each in labels)])


COORDINATES = {
    REGISTER: st.tuples(
        KINDS,
        SERVICE_KEYS,
        QUARTERS,
        st.sampled_from(["delay", "staff", "money", ""]),
        st.sampled_from(["", *(outcome.value for outcome in Outcome)]),
        st.sampled_from(["yes", "no"]),
        VERDICTS,
        VERDICTS,
    ),
    ORIGINS: st.tuples(KINDS, QUARTERS, _any_of(Channel), st.sampled_from(["parent", "carer", ""])),
    AGES: st.tuples(KINDS, _any_of(AgeBand)),
    STAGES: st.tuples(
        st.sampled_from("123"), st.sampled_from(["requested", "progressed"]), SERVICE_KEYS
    ),
    OMBUDSMAN: st.tuples(_any_of(OmbudsmanDecision), SERVICE_KEYS, QUARTERS),
}
PRINTED = st.one_of(
    st.integers(0, 200).map(str),
    st.sampled_from(["NIL", "n/a", "<5", "–", "75%", "60.25%", "11/35 31%", "0/0", "40/50"]),
    st.sampled_from(["1 U & 2 PU 20", "2PU", "15U&25PU", "15U & 25PU 134", "9U & 19PU [125]"]),
)
COMPARED = [
    "feedback_totals",
    "complaints_received",
    "compliments_received",
    "mp_enquiries",
    "complaint_outcomes",
    "timescales_met",
    "complaint_themes",
]


def tallies(dimensions: tuple, most: int = 30) -> st.SearchStrategy[Tally]:
    counts = st.dictionaries(COORDINATES[dimensions], COUNTS, max_size=most)
    return counts.map(lambda drawn: Tally(dimensions, drawn))


@st.composite
def times_lost(draw: st.DrawFn) -> tuple[TimeLost, ...]:
    """Return the parts of the way of some answers, each gone so often, so long and so late."""
    parts = []
    for part in AnswerPart:
        taken, lost = Counter[int](), Counter[int]()
        for late, times in draw(st.dictionaries(st.integers(0, 3), COUNTS, max_size=3)).items():
            lost[late] += times
            taken[late + draw(st.integers(0, 9))] += times
        parts.append(TimeLost(part, +taken, +lost))
    return tuple(parts)


@st.composite
def comparisons(draw: st.DrawFn) -> tuple[Comparison, ...]:
    columns = ("q1", "q2", "q3", "q4", "year", "outcomes")
    return tuple(
        Comparison(slug, slug.replace("-", "/"), table, dict.fromkeys(columns, draw(PRINTED)))
        for table in draw(st.lists(st.sampled_from(COMPARED), unique=True))
        for slug in ("2012-13", "2013-14")
    )


@st.composite
def inputs(draw: st.DrawFn) -> Inputs:
    year = Inputs(
        authority="Example Council 2",
        year=ReportingYear(2014),
        as_at=date(2015, 4, 20),
        services=SERVICES,
        themes=THEMES,
        customer_groups=GROUPS,
        register=draw(tallies(REGISTER, 40)),
        published=draw(comparisons()),
    )
    if draw(st.booleans()):
        return year
    return replace(
        year,
        origins=draw(tallies(ORIGINS)),
        ages=draw(tallies(AGES, 6)),
        stages=draw(tallies(STAGES, 8)),
        ombudsman=draw(tallies(OMBUDSMAN, 8)),
        ombudsman_complainants=draw(st.integers(0, 5)),
        responses=draw(st.dictionaries(KINDS, st.dictionaries(st.integers(0, 40), COUNTS))),
        remedies=(RemedyTotal("Apology", draw(COUNTS)), RemedyTotal("Paid", 1, Decimal("9.50"))),
        lessons=("Answer within 5 days.",),
        lessons_by_service=draw(st.dictionaries(SERVICE_KEYS, COUNTS, max_size=3)),
        time_lost=draw(times_lost()),
        equalities={"Age": {"12 to 17": draw(COUNTS), "Not said": draw(COUNTS)}},
        targets={"complaint": "15 working days"},
        limits={"complaint": "10 working days"},
        findings=tuple(
            [Finding("complaint_outcomes", "2013/14", "Year", "row_total", "15U", "13U", "Wrong.")]
            * draw(st.integers(0, 2))
        ),
    )
