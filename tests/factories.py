"""Records for tests: valid, dull, and different only where a test says so."""

from __future__ import annotations

from datetime import date
from itertools import count

from heard.feedback.models import Feedback
from heard.procedures.models import ServiceArea
from heard.rules.periods import ReportingYear

RECEIVED_ON = date(2014, 5, 12)
_numbers = count(1)


def service_area(key="childrens-social-care", name="Children’s Social Care"):
    """Return the service area of that key, made when there is none."""
    area, _ = ServiceArea.objects.get_or_create(key=key, defaults={"name": name, "position": 1})
    return area


def unsaved_record(**facts):
    """Return a complaint of 12 May 2014 with these facts, its year and quarter reckoned."""
    received_on = facts.setdefault("received_on", RECEIVED_ON)
    year = ReportingYear.of(received_on)
    facts.setdefault("reference", f"CF-{next(_numbers):05}")
    facts.setdefault("kind", "complaint")
    if "service_area" not in facts:
        facts["service_area"] = service_area()
    return Feedback(
        reporting_year=year.first_calendar_year, quarter=year.quarter_of(received_on), **facts
    )


def record(**facts):
    """Return a saved record, as `unsaved_record` makes it."""
    made = unsaved_record(**facts)
    made.save()
    return made
