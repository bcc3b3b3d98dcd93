"""What do we ask, of whom, in which words and order? The forms, as data that drive everything.

A form is one file here: its pages, questions, conditions and words. From it come the web pages, the
answers to check, the record that is made, the printed form, and the test of its reading age. To add
one, write its file and name it in `FORMS`.
"""

from heard.intake.questions.adults import ADULTS
from heard.intake.questions.advocates import ADVOCATES
from heard.intake.questions.foster_carers import FOSTER_CARERS
from heard.intake.questions.from_12 import FROM_12
from heard.intake.questions.members import MEMBERS
from heard.intake.questions.staff import STAFF
from heard.intake.questions.terms import Form
from heard.intake.questions.under_12 import UNDER_12

__all__ = ["FORMS", "form_named"]

# In the order in which the front page offers them.
FORMS: tuple[Form, ...] = (
    UNDER_12,
    FROM_12,
    ADULTS,
    FOSTER_CARERS,
    ADVOCATES,
    MEMBERS,
    STAFF,
)


def form_named(key: str) -> Form | None:
    """Return the form of that key, None where there is none."""
    return next((form for form in FORMS if form.key == key), None)
