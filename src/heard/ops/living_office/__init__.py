"""What does an office look like in the middle of a day? Invented work around today, and logins."""

from heard.ops.living_office.opening import open_living_office
from heard.ops.living_office.people import PEOPLE, Colleague, Desk, employ

__all__ = ["PEOPLE", "Colleague", "Desk", "employ", "open_living_office"]
