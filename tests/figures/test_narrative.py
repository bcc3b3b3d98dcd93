"""Does the prose say of 2014/15 what its figures say, in good words for every case?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from heard.figures.drawing import draw
from heard.figures.inputs import REGISTER, Comparison, Inputs, RemedyTotal
from heard.figures.report import Finding, Report
from heard.figures.tally import Tally
from tests.figures.blackpool import blackpool

REPORT = draw(blackpool())
NOBODY = ("", "", "no", "met", "met")


# The printed report says 46.42% of Quality of Service and calls Lack of Communication alone the
# fourth theme: the one is cut off instead of rounded, the other is a tie.
SAID = """
overview: This report covers 1 April 2014 to 31 March 2015.
overview: Blackpool Council received 252 pieces of feedback about children’s services: 125
    complaints, 39 compliments, 13 comments, 57 MP enquiries, 8 councillor enquiries and 10
    Ombudsman cases.
overview: Complaints fell by 9 (6.7%) from 134 in 2013/14 to 125.
overview: 28 of 125 complaints (22.4%) were upheld or partially upheld, against 29.85% in 2013/14.
overview: 81 of 125 complaints (64.8%) were answered within the council’s own target, against
    48.51% in 2013/14.
overview: 8 complaints (6.4%) came from young people.
feedback: That is 103 fewer than the 355 of 2013/14, a fall of 29%.
feedback: Compared with 2013/14 there were 107 fewer compliments, 9 fewer complaints, 8 more MP
    enquiries, 7 fewer councillor enquiries and 3 more comments.
complaints: That is 9 fewer than the 134 of 2013/14, a fall of 6.7%.
complaints: 108 (86.4%) were for Children’s Social Care, 10 (8%) for Education and 7 (5.6%) for
    Early Help for Children.
complaints: The most came in Quarter 2 (36).
outcomes: Of the 125 complaints, 9 (7.2%) were upheld and 19 (15.2%) were partially upheld: 28
    (22.4%) in all.
outcomes: In 2013/14, 15 were upheld and 25 partially upheld, together 29.85% of 134; the share is
    now 7.45 percentage points lower.
outcomes: Children’s Social Care had 8 upheld and 17 partially upheld, Education had 2 partially
    upheld and Early Help for Children had 1 upheld.
stages: There were 4 requests for Stage 2 (3.2% of complaints received); none went on to it.
stages: No complaint asked for Stage 3.
compliments: That is 107 fewer than the 146 of 2013/14, a fall of 73.3%.
comments: The most came in Quarter 1 and Quarter 2 (5 each).
timescales: The council’s own target for answering a complaint is 15 working days.
timescales: In 2013/14 it was 65 of 134 (48.51%); the share is now 16.29 percentage points higher.
timescales: By service area the share was highest for Education (7 of 10, 70%) and lowest for Early
    Help for Children (4 of 7, 57.14%).
timescales: No complaint was waiting for an answer on 30 June 2015.
themes: The most frequent theme was “Staff Attitude/Treatment of Customer”, with 38 complaints
    (30.4%).
themes: Next came “Quality of Service” (32), “Lack of Action” (21) and a tie between “Lack of
    Communication” and “Request for Service” (11 each).
themes: Of the 38 complaints about “Staff Attitude/Treatment of Customer”, 1 was upheld and 2 were
    partially upheld: 10.71% of all that were upheld or partially upheld.
themes: Of the 32 complaints about “Quality of Service”, 3 were upheld and 10 were partially
    upheld: 46.43% of all that were upheld or partially upheld.
themes: Of the 11 complaints about “Request for Service”, none was upheld, even in part.
young-people: Young people sent 8 complaints and 1 MP enquiry, counted in the totals of this report
    too.
young-people: Their complaints are 6.4% of all complaints received.
young-people: Of their complaints, 1 was upheld and 2 were partially upheld: 37.5% in all.
lessons: 4 lessons were recorded: 3 for Children’s Social Care and 1 for Education.
ombudsman: 10 cases went to the Ombudsman, from 5 different complainants.
ombudsman: All were for Children’s Social Care.
enquiries: 33 (57.89%) were for Children’s Social Care, 23 (40.35%) for Education and 1 (1.75%) for
    Early Help for Children.
enquiries: The most came in Quarter 3 and Quarter 4 (3 each).
remedies: 11 remedies were given: “Apology” (10) and “Arrears paid” (1).
remedies: Altogether £240.50 was paid to put matters right.
"""


def expected_sentences() -> list[tuple[str, ...]]:
    unwrapped = SAID.replace("\n    ", " ").strip().splitlines()
    return [tuple(line.split(": ", 1)) for line in unwrapped]


def said(report: Report, section: str) -> list[str]:
    found = next(each for each in report.sections if each.id == section)
    return [sentence.text for sentence in found.sentences]


def changed(**other: object) -> Report:
    return draw(replace(blackpool(), **other))


def year_of(rows: dict[tuple[str, ...], int], **other: object) -> Report:
    return changed(register=Tally(REGISTER, rows), **other)


def complaints(*numbers: int, service: str = "education") -> dict[tuple[str, ...], int]:
    return {
        ("complaint", service, str(quarter), *NOBODY): number
        for quarter, number in enumerate(numbers, 1)
        if number
    }


def last_year(table: str, **cells: str) -> tuple[Comparison, ...]:
    return (Comparison("2013-14", "2013/14", table, cells),)


def test_chapters_stand_in_the_order_of_the_report_that_was_printed() -> None:
    assert [section.heading for section in REPORT.sections] == [
        "Annual overview",
        "Customer feedback",
        "Complaints",
        "Outcomes",
        "Stages",
        "Compliments",
        "Comments",
        "Timescales",
        "Themes",
        "Young people",
        "Lessons learnt",
        "Ombudsman",
        "MP and councillor enquiries",
        "Remedies",
        "Who complained and how",
        "How people found it",
        "Equalities",
        "What earlier figures do not add up",
    ]


@pytest.mark.parametrize(("section", "sentence"), expected_sentences())
def test_sentence_is_said_of_the_year_that_was_printed(section: str, sentence: str) -> None:
    assert sentence in said(REPORT, section)


@pytest.mark.parametrize(
    ("before", "now", "sentence"),
    [
        ("0", (3,), "There were none in 2013/14, so the rise has no percentage."),
        ("0", (0,), "That is the same number as in 2013/14: none."),
        ("7", (3, 4), "That is the same number as in 2013/14: 7."),
        ("1", (3,), "That is 2 more than the 1 of 2013/14, a rise of 200%."),
        ("4", (0,), "That is 4 fewer than the 4 of 2013/14, a fall of 100%."),
        ("3", (2,), "That is 1 fewer than the 3 of 2013/14, a fall of 33.3%."),
    ],
)
def test_rise_fall_or_neither_is_put_in_the_right_words(
    before: str, now: tuple[int, ...], sentence: str
) -> None:
    published = last_year("complaints_received", year=before)
    report = year_of(complaints(*now), published=published)
    assert said(report, "complaints")[1] == sentence


def test_without_the_year_before_nothing_is_compared() -> None:
    report = year_of(complaints(2, 1), published=())
    assert not any(
        "2013/14" in sentence.text for each in report.sections for sentence in each.sentences
    )
    assert said(report, "complaints") == [
        "3 complaints were received in 2014/15.",
        "All were for Education.",
        "The most came in Quarter 1 (2).",
    ]
    assert said(report, "earlier-figures") == [
        "No figures of earlier years are held to compare with."
    ]


def test_one_of_anything_is_in_the_singular() -> None:
    young = {("complaint", "education", "3", "staff-attitude", "upheld", "yes", "met", "met"): 1}
    report = year_of(young, published=(), ombudsman_complainants=1)
    assert said(report, "complaints") == [
        "1 complaint was received in 2014/15.",
        "It was for Education.",
        "It came in Quarter 3.",
    ]
    assert said(report, "outcomes")[0] == "The 1 complaint was upheld."
    assert "1 of 1 complaint (100%) was answered within the council’s own target." in said(
        report, "timescales"
    )
    assert "10 cases went to the Ombudsman, from 1 complainant." in said(report, "ombudsman")


def test_nothing_received_is_said_without_a_percentage_of_nothing() -> None:
    report = year_of({}, published=())
    assert said(report, "complaints") == ["No complaints were received in 2014/15."]
    words = " ".join(sentence.text for each in report.sections for sentence in each.sentences)
    assert "(0%)" not in words
    assert "–" not in words


def test_quarters_that_tie_are_all_named() -> None:
    report = year_of(complaints(4, 1, 4, 2))
    assert "The most came in Quarter 1 and Quarter 3 (4 each)." in said(report, "complaints")


def test_what_is_not_allocated_is_said_to_be_so() -> None:
    report = year_of(complaints(3) | complaints(0, 1, service=""))
    assert "3 (75%) were for Education and 1 (25%) not allocated to a service area." in said(
        report, "complaints"
    )


def test_themes_in_a_long_tie_are_counted_and_not_named() -> None:
    rows = {
        ("complaint", "education", "1", key, "upheld", "no", "met", "met"): 2
        for key, _ in blackpool().themes[:9]
    }
    report = year_of(rows)
    assert said(report, "themes") == [
        "The most frequent theme was a tie of 9 themes, with 2 complaints (11.11%) each."
    ]


def test_open_paused_and_overdue_complaints_are_counted_apart() -> None:
    rows = {
        ("complaint", "education", "4", "", "", "no", verdict, "running"): number
        for verdict, number in (("running", 2), ("overdue", 1), ("paused", 1), ("met", 5))
    }
    assert (
        "On 30 June 2015, 4 complaints were waiting for an answer: 2 not yet due, 1 overdue and 1 "
        "paused."
    ) in said(year_of(rows), "timescales")


def test_who_was_answered_at_once_took_less_than_a_day() -> None:
    taken = {"complaint": {0: 3, 1: 1}}
    assert (
        "Of the 4 complaints answered, half took less than one working day and nine in ten took 1 "
        "working day or less."
    ) in said(changed(responses=taken), "timescales")


def test_both_clocks_are_told_apart() -> None:
    sentences = said(REPORT, "timescales")
    place = sentences.index("The limit set by law is 10 working days, or 20 where agreed.")
    assert sentences[place + 1].endswith("were answered within the limit set by law.")
    assert sentences[place + 2].startswith("These are two clocks:")


def test_share_that_was_only_printed_as_a_per_cent_is_quoted() -> None:
    published = last_year("timescales_met", year="60.25%")
    report = changed(published=published)
    assert "For 2013/14 the share was printed as 60.25%." in said(report, "timescales")
    assert said(report, "overview")[-2].endswith("own target, against 60.25% in 2013/14.")


def test_withdrawn_and_undecided_complaints_are_the_others() -> None:
    rows = {
        ("complaint", "education", "1", "", outcome, "no", "met", "met"): number
        for outcome, number in (("upheld", 1), ("not_upheld", 1), ("withdrawn", 2), ("", 1))
    }
    sentence = "Of the others, 1 was not upheld, 2 were withdrawn and 1 is not yet decided."
    assert sentence in said(year_of(rows), "outcomes")


def test_complaints_none_of_which_was_upheld_are_not_called_the_others() -> None:
    rows = {
        ("complaint", "education", "1", "", outcome, "no", "met", "met"): number
        for outcome, number in (("not_upheld", 3), ("", 1))
    }
    assert said(year_of(rows, published=()), "outcomes") == [
        "Of the 4 complaints, none was upheld, even in part.",
        "3 were not upheld and 1 is not yet decided.",
    ]


def test_lessons_and_findings_are_printed_as_they_were_worded() -> None:
    finding = Finding(
        "complaints_received", "2013/14", "Year", "row_total", "1", "2", "1 is not 2."
    )
    report = changed(findings=(finding,))
    items = {section.id: section.items for section in report.sections}
    assert items["lessons"] == ("Letters are now sent within 5 days.",)
    assert items["earlier-figures"] == ("1 is not 2.",)
    assert "1 figure in them does not add up:" in said(report, "earlier-figures")


def test_money_is_not_spoken_of_when_none_was_paid() -> None:
    report = changed(remedies=(RemedyTotal("Apology", 1, Decimal(0)),))
    assert said(report, "remedies") == ["1 remedy was given: “Apology” (1)."]


def test_theme_that_was_not_recorded_is_not_the_most_frequent_one() -> None:
    rows = {
        ("complaint", "education", "1", theme, "upheld", "no", "met", "met"): number
        for theme, number in (("", 9), ("lack-of-action", 2))
    }
    assert said(year_of(rows), "themes")[0] == (
        "The most frequent theme was “Lack of Action”, with 2 complaints (18.18%)."
    )


def test_single_complaint_about_a_theme_is_not_told_with_its_outcome() -> None:
    rows = {("complaint", "education", "1", "lack-of-action", "upheld", "no", "met", "met"): 1}
    assert said(year_of(rows), "themes") == [
        "The most frequent theme was “Lack of Action”, with 1 complaint (100%)."
    ]


def test_every_table_and_chart_stands_in_exactly_one_chapter() -> None:
    tables = [each for section in REPORT.sections for each in section.table_ids]
    charts = [each for section in REPORT.sections for each in section.chart_ids]
    assert sorted(tables) == sorted(table.id for table in REPORT.tables)
    assert sorted(charts) == sorted(chart.id for chart in REPORT.charts)


def test_names_of_services_and_themes_are_figures_too() -> None:
    services: Inputs = replace(blackpool(), services=(("education", "Education 0 to 25 {new}"),))
    report = draw(services)
    sentences = said(report, "complaints")
    assert any("Education 0 to 25 {new}" in sentence for sentence in sentences)
