"""What does an office look like in the middle of a day? Invented work around today, and logins."""

from heard.ops.living_office.face import dress_council
from heard.ops.living_office.opening import open_living_office
from heard.ops.living_office.people import PEOPLE, Colleague, Desk, employ

__all__ = ["PEOPLE", "Colleague", "Desk", "dress_council", "employ", "open_living_office"]
