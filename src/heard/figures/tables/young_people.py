"""What did children and young people say? By kind, by theme with outcomes, and by age."""

from __future__ import annotations

from heard.figures.coordinates import Dimension
from heard.figures.inputs import Inputs
from heard.figures.report import Table
from heard.figures.tables.cells import counted
from heard.figures.tables.headings import COMPLAINTS, TOTALS, kinds, quarters
from heard.figures.tables.layout import tabulate
from heard.figures.tables.outcomes import KEY
from heard.figures.tables.themes import FROM_YOUNG_PEOPLE, THEMES, theme_columns, theme_rows
from heard.figures.tally import Tally

__all__ = ["young_people_tables"]

NONE = (
    "Not recorded. The regulations are there for children and young people to be heard, and "
    "nothing in the register is marked as coming from one."
)
NO_COMPLAINTS = (
    "Not recorded. The guidance on the regulations asks for the types of complaint, and no "
    "complaint in the register is marked as coming from a young person."
)


def young_people_tables(inputs: Inputs) -> tuple[Table, ...]:
    """Return what came from young people, counted inside the totals of every other table too."""
    young = inputs.register.where(FROM_YOUNG_PEOPLE)
    return (_by_kind(young), _by_theme(inputs, young))


def _by_kind(young: Tally) -> Table:
    columns = quarters()
    return Table(
        "young_people",
        "Feedback from young people, by kind",
        "Kind of feedback",
        columns.columns,
        tabulate(young, (kinds().plus(TOTALS), columns), counted, within=FROM_YOUNG_PEOPLE)
        if young.counts
        else (),
        notes=("These are counted in the totals of the other tables too.",),
        not_recorded="" if young.counts else NONE,
    )


def _by_theme(inputs: Inputs, young: Tally) -> Table:
    complaints = young.where(COMPLAINTS)
    themes = complaints.values(Dimension.THEME)
    within = FROM_YOUNG_PEOPLE.narrowed(dict(COMPLAINTS))
    named = tuple((key, label) for key, label in inputs.themes if key in themes)
    return Table(
        "young_people_themes",
        "Complaints from young people, by main theme",
        THEMES,
        theme_columns(),
        theme_rows(named, complaints, within=within) if themes else (),
        notes=(KEY,),
        not_recorded="" if themes else NO_COMPLAINTS,
    )
