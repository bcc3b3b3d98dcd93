"""How is a day typed? As people write one here, day before month, or simply “today”."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.forms import DateField, TextInput

from heard.common.clock import today

__all__ = ["DayField"]

_WRITTEN = [
    "%d/%m/%Y",
    "%d/%m/%y",
    "%d.%m.%Y",
    "%d-%m-%Y",
    "%d %m %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%Y-%m-%d",
]
_DAYS_AGO = {"today": 0, "yesterday": 1}


class DayField(DateField):
    """A day in one box, so that it is typed in one go: 27/3/2025, 27 March 2025, today.

    One plain box, and not the browser's own, whose order of day and month is that of the machine.
    """

    default_error_messages = {
        "invalid": "Write the day as 27/3/2025, 27 March 2025, today or yesterday",
    }

    def __init__(
        self,
        label: str,
        *,
        missing: str = "Enter the day",
        help_text: str = "",
        required: bool = True,
    ) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=required,
            input_formats=_WRITTEN,
            error_messages={"required": missing},
            widget=TextInput({"class": "govuk-input--width-10", "autocomplete": "off"}),
        )

    def to_python(self, value: str | datetime | date | None) -> date | None:
        """Return the day that was written."""
        if isinstance(value, str):
            value = value.strip().lower()
            if value in _DAYS_AGO:
                return today() - timedelta(days=_DAYS_AGO[value])
        return super().to_python(value)

    def prepare_value(self, value: object) -> object:
        """Return a day as it is shown in the box."""
        return f"{value.day}/{value.month}/{value.year}" if isinstance(value, date) else value
