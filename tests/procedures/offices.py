"""The office of the worked example, set up as `heard set-up` does."""

from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from heard.procedures.offices import read_office
from heard.procedures.operations import set_up_office

TODAY = date(2026, 11, 23)
NOW = datetime.combine(TODAY, time(10), ZoneInfo("Europe/London"))
OFFICE_FILE = Path(__file__).resolve().parents[2] / "examples" / "blackpool-2014-15" / "office.toml"


def set_up(file=OFFICE_FILE, **options):
    """Set the office up from its file, on a day of our choosing; return what was changed."""
    return set_up_office(read_office(file), NOW, **options)
