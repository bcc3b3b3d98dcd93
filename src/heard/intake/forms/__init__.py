"""What is filled in when something is logged by hand? What came, and who it comes from."""

from heard.intake.forms.people import MOST_PEOPLE, PersonForm, person_forms
from heard.intake.forms.taken import names_whom_it_needs, taken
from heard.intake.forms.what_came import SCHOOL, LogForm

__all__ = [
    "MOST_PEOPLE",
    "SCHOOL",
    "LogForm",
    "PersonForm",
    "names_whom_it_needs",
    "person_forms",
    "taken",
]
