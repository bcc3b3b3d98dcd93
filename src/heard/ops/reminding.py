"""What is everybody to be reminded of now? Of their records, and of e-mail that waits, together."""

from __future__ import annotations

from datetime import datetime

from heard.casework.operations.acting import council_day
from heard.casework.operations.reminding import Reminded, send_reminders
from heard.intake.mail.reminding import mail_reminders

__all__ = ["remind"]


def remind(at: datetime) -> Reminded:
    """Send what is due on the day of `at` and was not sent, as often as one likes."""
    return send_reminders(at, mail_reminders(council_day(at)))
