"""What day and time is it? The only place that asks; everything else takes it as an argument."""

from datetime import date, datetime

from django.utils import timezone

__all__ = ["now", "today"]


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return timezone.now()


def today() -> date:
    """Return today's date in the council's time zone (Europe/London)."""
    return timezone.localdate()
