"""What do the records say? Tallies for the report, the lists behind its figures, each record."""

from heard.feedback.queries.counted import counted, is_counted
from heard.feedback.queries.descriptions import (
    Condition,
    UnableToDescribe,
    conditions_of,
    noun_of,
)
from heard.feedback.queries.record import DateDue, dates_due
from heard.feedback.queries.records import Page, Place, clock_of, latest_year, page_of, records_of
from heard.feedback.queries.verdicts import verdict_case, verdict_condition

__all__ = [
    "Condition",
    "DateDue",
    "Page",
    "Place",
    "UnableToDescribe",
    "clock_of",
    "conditions_of",
    "counted",
    "dates_due",
    "is_counted",
    "latest_year",
    "noun_of",
    "page_of",
    "records_of",
    "verdict_case",
    "verdict_condition",
]
