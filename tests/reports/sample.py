"""One annual report in every shape that a renderer meets, small enough to read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from heard.figures.report import (
    Chart,
    ChartKind,
    Derivation,
    Figure,
    Finding,
    Report,
    Section,
    Sentence,
    Series,
)
from tests.reports.sample_tables import CARE, EARLY, EDUCATION, NAMES, QUARTERS, TABLES

__all__ = ["CHARTS", "SAMPLE", "whole"]


def whole(*numbers: int | None) -> tuple[Decimal | None, ...]:
    return tuple(None if number is None else Decimal(number) for number in numbers)


QUARTER_LABELS = tuple(column.label for column in QUARTERS)

CHARTS = (
    Chart(
        id="complaints_by_quarter",
        title="Complaints by quarter against earlier years",
        kind=ChartKind.BARS,
        categories=QUARTER_LABELS,
        series=(
            Series("2012/13", whole(20, 20, 29, 21)),
            Series("2013/14", whole(35, 35, 29, 35)),
            Series("2014/15", whole(31, 36, 32, 26)),
        ),
        unit="complaints",
        alternative="Complaints were 31, 36, 32 and 26 by quarter in 2014/15.",
        table_id="complaints_received",
    ),
    Chart(
        id="outcomes_by_service",
        title="Outcomes of complaints by service area",
        kind=ChartKind.STACKED,
        categories=(NAMES[CARE], NAMES[EARLY], NAMES[EDUCATION]),
        series=(
            Series("Upheld", whole(8, 1, 0)),
            Series("Partially upheld", whole(17, 0, 2)),
            Series("Not upheld", whole(83, 6, 8)),
        ),
        unit="complaints",
        alternative="Of 108 about Children’s Social Care, 8 were upheld and 17 partially.",
        table_id="complaint_outcomes",
    ),
    Chart(
        id="timeliness_by_quarter",
        title="Complaints answered in time, by quarter and service area",
        kind=ChartKind.LINES,
        categories=QUARTER_LABELS,
        series=(
            Series(NAMES[CARE], tuple(map(Decimal, ("66.67", "67.74", "55.56", "69.57")))),
            Series(NAMES[EDUCATION], (Decimal(100), Decimal(100), Decimal(25), None)),
            Series("All services", tuple(map(Decimal, ("67.86", "70.59", "51.61", "69.57")))),
        ),
        unit="%",
        alternative="Timeliness fell to 51.61% in quarter 3 and recovered to 69.57%.",
        table_id="timescales_met",
    ),
    Chart(
        id="themes_pareto",
        title="Themes of complaints, most frequent first",
        kind=ChartKind.PARETO,
        categories=(
            "Staff Attitude/Treatment of Customer",
            "Quality of Service",
            "Lack of Action",
            "Lack of Communication",
            "Request for Service",
            "Confidentiality",
            "Assessment Undertaken",
            "Custody of Child",
            "Policies & Procedures",
        ),
        series=(Series("Complaints", whole(38, 32, 21, 11, 11, 4, 3, 2, 1)),),
        unit="complaints",
        alternative="Staff attitude leads with 38, then quality of service with 32.",
        table_id="complaint_themes",
    ),
)


def figure(text: str, *references: str, derivation: Derivation = Derivation.PRINTED) -> Figure:
    return Figure(text, references, derivation)


SECTIONS = (
    Section(
        "overview",
        "Annual overview",
        (
            (
                Sentence(
                    "Children’s Services received {} complaints in {}, {} fewer than in the year "
                    "before.",
                    (
                        figure("125", "complaints_received.total.year"),
                        figure("2014/15", "report.period.year"),
                        figure(
                            "9 (6.72%)",
                            "complaints_received.total.year",
                            "complaints_received.2013-14.year",
                            derivation=Derivation.DIFFERENCE,
                        ),
                    ),
                ),
                Sentence(
                    "Of these, {} were upheld and {} partially upheld.",
                    (
                        figure("9 (7.2%)", "complaint_outcomes.total.year"),
                        figure("19 (15.2%)", "complaint_outcomes.total.year"),
                    ),
                ),
            ),
            (Sentence("The rest of this report says where, why and how fast they were answered."),),
        ),
    ),
    Section(
        "complaints",
        "Complaints",
        (
            (
                Sentence(
                    "{} dealt with {} of them.",
                    (
                        figure(NAMES[CARE], "complaints_received.childrens-social-care.year"),
                        figure("108", "complaints_received.childrens-social-care.year"),
                    ),
                ),
            ),
        ),
        ("complaints_received", "complaint_outcomes"),
        ("complaints_by_quarter", "outcomes_by_service"),
    ),
    Section("timescales", "Timescales", (), ("timescales_met",), ("timeliness_by_quarter",)),
    Section(
        "themes",
        "Themes",
        ((Sentence("Themes tell which trends to act on."),),),
        ("complaint_themes",),
        ("themes_pareto",),
    ),
    Section("people", "The people who complained", (), ("customer_groups",)),
    Section(
        "learning",
        "Lessons learnt",
        ((Sentence("These lessons were drawn."),),),
        items=(
            (
                "Head of Service has reminded all Social Workers to have their identification with "
                "them, to introduce themselves, and to explain the reason for the visit."
            ),
            "Minutes of reviews must be sent out in time.",
        ),
    ),
    Section("remedies", "Putting things right", (), ("remedies",)),
)

SAMPLE = Report(
    authority="Blackpool Council",
    title="Customer Relations Team – Children’s Services Annual Report",
    year="2014/15",
    first_day=date(2014, 4, 1),
    last_day=date(2015, 3, 31),
    as_at=date(2015, 6, 1),
    audience="internal",
    sections=SECTIONS,
    tables=TABLES,
    charts=CHARTS,
    facts={"report.period.year": "2014/15"},
    findings=(
        Finding(
            table="complaint_outcomes",
            row="2013/14",
            column="Year End Totals",
            kind="row_total",
            printed="15U & 25PU",
            computed="13U & 24PU",
            sentence=(
                "Complaint outcomes for 2013/14 print 15U & 25PU for the year; "
                "the quarters add to 13U & 24PU."
            ),
        ),
        Finding(
            table="timescales_met",
            row="2012/13",
            column="Year End % Totals",
            kind="mean_of_percents",
            printed="60.25%",
            computed="58.9%",
            sentence=(
                "Timescales met for 2012/13 print 60.25% for the year, which is the mean of the "
                "quarters’ percentages; weighted by the complaints received it is 58.9%."
            ),
        ),
        Finding(
            table="prose",
            row="Young people",
            column="text",
            kind="cross_table",
            printed="7",
            computed="8",
            sentence="The text says 7 complaints by young people; the tables count 8.",
        ),
    ),
)
