"""What do the records say? Tallies for the report, and the lists behind its figures."""

from heard.feedback.queries.records import Page, Place, page_of, records_of
from heard.feedback.queries.verdicts import verdict_case, verdict_condition

__all__ = ["Page", "Place", "page_of", "records_of", "verdict_case", "verdict_condition"]
