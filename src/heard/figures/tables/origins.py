"""Who told us, and how? By customer group and channel, and young people by age."""

from __future__ import annotations

from dataclasses import dataclass

from heard.figures.coordinates import Dimension, Selection
from heard.figures.inputs import Inputs, Vocabulary
from heard.figures.report import Table
from heard.figures.tables.cells import counted
from heard.figures.tables.headings import NOT_RECORDED, TOTALS, YEAR_END_TOTALS, kinds, listed
from heard.figures.tables.layout import Heading, tabulate
from heard.figures.tables.themes import FROM_YOUNG_PEOPLE
from heard.figures.tally import Tally
from heard.rules.vocabulary import AgeBand, Channel

__all__ = ["origin_tables"]


@dataclass(frozen=True, slots=True)
class _Origin:
    """One of the tables of where feedback came from, and what is said when it is not known."""

    id: str
    title: str
    row_heading: str
    dimension: Dimension
    unknown: str
    within: Selection | None = None


CUSTOMER_GROUPS = _Origin(
    "customer_groups",
    "Who gave feedback, by customer group",
    "Customer group",
    Dimension.CUSTOMER_GROUP,
    "Not recorded. The guidance on the regulations asks which customer groups made "
    "representations, and the register names none.",
)
CHANNELS = _Origin(
    "channels",
    "How feedback reached the council",
    "Channel",
    Dimension.CHANNEL,
    "Not recorded. The regulations let people complain in writing, by electronic means or by word "
    "of mouth, and the register does not say which they used.",
)
AGE_BANDS = _Origin(
    "age_bands",
    "Feedback from young people, by age",
    "Age",
    Dimension.AGE_BAND,
    "Not recorded. The guidance on the regulations asks for the ages of those who made "
    "representations, and the register holds none.",
    FROM_YOUNG_PEOPLE,
)


def origin_tables(inputs: Inputs) -> tuple[Table, ...]:
    """Return the tables of who and how; each says so when the register holds none of it."""
    return (
        _table(CUSTOMER_GROUPS, inputs.origins, inputs.customer_groups),
        _table(CHANNELS, inputs.origins, tuple(Channel.choices())),
        _table(AGE_BANDS, inputs.ages, tuple(AgeBand.choices())),
    )


def _table(origin: _Origin, tally: Tally, vocabulary: Vocabulary) -> Table:
    columns = kinds().plus(Heading("year", YEAR_END_TOTALS))
    is_known = bool(tally.values(origin.dimension) - {""})
    rows = listed(origin.dimension, vocabulary, tally, NOT_RECORDED).plus(TOTALS)
    return Table(
        origin.id,
        origin.title,
        origin.row_heading,
        columns.columns,
        tabulate(tally, (rows, columns), counted, within=origin.within) if is_known else (),
        not_recorded="" if is_known else origin.unknown,
    )
