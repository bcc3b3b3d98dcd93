"""Keeping a report as it was drawn: its figures frozen, a hash to prove them."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction

from heard.figures.report import Report
from heard.reports.models import Edition
from heard.reports.report_json import to_json

__all__ = ["keep_edition"]


@transaction.atomic
def keep_edition(report: Report, drawn_at: datetime) -> Edition:
    """Return the edition that holds this report, made now unless the latest one is the same.

    Editions of a year and audience are numbered from 1. A report as at another day is another
    edition, because open records are judged by that day.
    """
    content = to_json(report)
    content_hash = hashlib.sha256(content.encode()).hexdigest()
    year = report.first_day.year
    latest = (
        Edition.objects.select_for_update()
        .filter(year=year, audience=report.audience)
        .order_by("-number")
        .first()
    )
    if latest is not None and latest.content_hash == content_hash:
        return latest
    return Edition.objects.create(
        year=year,
        audience=report.audience,
        number=latest.number + 1 if latest is not None else 1,
        as_at=report.as_at,
        drawn_at=drawn_at,
        content=content,
        content_hash=content_hash,
    )
