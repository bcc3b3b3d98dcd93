"""In what order is the report read? Its chapters: what each may say, and what it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from heard.figures.narrative import (
    earlier,
    outcomes,
    overview,
    people,
    procedure,
    themes,
    timeliness,
    young_people,
)
from heard.figures.narrative.book import Book
from heard.figures.narrative.received import FEEDBACK, RECEIVED, what_changed
from heard.figures.report import Sentence
from heard.rules.vocabulary import Kind

__all__ = ["CHAPTERS", "EARLIER_FIGURES", "LESSONS", "Draft"]

Draft = Callable[[Book], Iterator[Sentence]]
LESSONS, EARLIER_FIGURES = "lessons", "earlier-figures"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section before it is written: what each paragraph may say, and what is shown."""

    id: str
    heading: str
    paragraphs: tuple[tuple[Draft, ...], ...]
    tables: tuple[str, ...] = ()
    charts: tuple[str, ...] = ()


CHAPTERS = (
    Chapter(
        "overview",
        "Annual overview",
        (
            (overview.period,),
            (overview.everything, overview.less_or_more),
            (overview.upheld, overview.in_time, overview.young_people),
        ),
    ),
    Chapter(
        "feedback",
        "Customer feedback",
        (FEEDBACK.story, (what_changed,)),
        ("feedback_totals",),
        ("feedback_by_quarter",),
    ),
    Chapter(
        "complaints", "Complaints", (RECEIVED[Kind.COMPLAINT].story,), ("complaints_received",)
    ),
    Chapter(
        "outcomes",
        "Outcomes",
        (
            (outcomes.upheld, outcomes.remainder),
            (outcomes.against_last_year, outcomes.by_service),
        ),
        ("complaint_outcomes", "complaint_decisions"),
        ("complaint_decisions_by_quarter",),
    ),
    Chapter("stages", "Stages", ((procedure.stages,),), ("stages",)),
    Chapter(
        "compliments",
        "Compliments",
        (RECEIVED[Kind.COMPLIMENT].story,),
        ("compliments_received",),
    ),
    Chapter("comments", "Comments", (RECEIVED[Kind.COMMENT].story,), ("comments_received",)),
    Chapter(
        "timescales",
        "Timescales",
        (
            (
                timeliness.target,
                timeliness.in_time,
                timeliness.against_last_year,
                timeliness.best_and_worst,
            ),
            (timeliness.limit, timeliness.by_law),
            (timeliness.waiting, timeliness.how_long, timeliness.where_lost),
            (timeliness.other_kinds,),
        ),
        (
            "timescales_met",
            "timescales_statutory",
            "target_verdicts",
            "statutory_verdicts",
            "timescales_by_kind",
            "response_times",
            "time_lost",
        ),
        ("timeliness_by_quarter",),
    ),
    Chapter(
        "themes",
        "Themes",
        ((themes.most_frequent,), (themes.upheld_by_theme,)),
        ("complaint_themes",),
        ("theme_pareto",),
    ),
    Chapter(
        "young-people",
        "Young people",
        (
            (
                young_people.everything,
                young_people.complaints,
                young_people.upheld,
                young_people.by_theme,
            ),
        ),
        ("young_people", "young_people_themes", "age_bands"),
    ),
    Chapter(LESSONS, "Lessons learnt", ((people.lessons,),), ("learning",)),
    Chapter(
        "ombudsman",
        "Ombudsman",
        (
            (
                procedure.ombudsman_cases,
                RECEIVED[Kind.OMBUDSMAN].where,
                RECEIVED[Kind.OMBUDSMAN].when,
            ),
            (procedure.decisions,),
        ),
        ("ombudsman_received", "ombudsman"),
    ),
    Chapter(
        "enquiries",
        "MP and councillor enquiries",
        (RECEIVED[Kind.MP_ENQUIRY].story, RECEIVED[Kind.COUNCILLOR_ENQUIRY].story),
        ("mp_enquiries", "councillor_enquiries"),
    ),
    Chapter("remedies", "Remedies", ((people.remedies, people.paid),), ("remedies",)),
    Chapter(
        "who-and-how",
        "Who complained and how",
        (
            (people.origins("customer_groups", "Complaints by customer group"),),
            (people.origins("channels", "Complaints by channel"),),
        ),
        ("customer_groups", "channels"),
    ),
    Chapter("experiences", "How people found it", ((people.experiences,),), ("experiences",)),
    Chapter("equalities", "Equalities", ((people.equalities,),), ("equalities",)),
    Chapter(EARLIER_FIGURES, "What earlier figures do not add up", ((earlier.as_published,),)),
)
