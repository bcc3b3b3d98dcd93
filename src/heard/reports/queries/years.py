"""Of which years is there something to report, and which editions have been drawn?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from heard.feedback.queries.records import counts_by_kind
from heard.reports.models import Edition, PublishedFigure
from heard.rules.periods import ReportingYear

__all__ = ["YearHeld", "editions_drawn", "years_known"]


@dataclass(frozen=True, slots=True)
class YearHeld:
    """A reporting year: how many records of each kind there are, and of published figures."""

    year: ReportingYear
    records: Mapping[str, int] = field(default_factory=dict)
    published: int = 0

    @property
    def total(self) -> int:
        """Return how many records there are of every kind."""
        return sum(self.records.values())


def years_known() -> list[YearHeld]:
    """Return every year that has records or published figures, the latest first."""
    records = counts_by_kind()
    published = dict(
        PublishedFigure.objects.order_by().values_list("year").annotate(figures=Count("id"))
    )
    return [
        YearHeld(ReportingYear(number), records.get(number, {}), published.get(number, 0))
        for number in sorted({*records, *published}, reverse=True)
    ]


def editions_drawn() -> QuerySet[Edition, Edition]:
    """Return the editions, those of the latest year and the latest drawn first, without content."""
    return Edition.objects.defer("content").order_by("-year", "audience", "-number")
