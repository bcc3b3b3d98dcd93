"""What does a selection of records say, in the words of the screen?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from heard.figures.coordinates import Dimension, Selection
from heard.figures.wording import KINDS, Noun, capitalised
from heard.procedures.models import CustomerGroup, ServiceArea, Theme
from heard.rules.outcomes import Outcome
from heard.rules.periods import Quarter, ReportingYear
from heard.rules.timescales import Verdict
from heard.rules.vocabulary import AgeBand, Channel, Labelled, OmbudsmanDecision

__all__ = ["Condition", "UnableToDescribe", "conditions_of", "noun_of"]

NONE_RECORDED = "not recorded"


class UnableToDescribe(LookupError):
    """A selection names a service area, theme or customer group that the council has not."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that is true of every record listed: what it concerns, and the words for it."""

    subject: str
    words: str


def noun_of(selection: Selection) -> Noun:
    """Return what the records are called: by their kind where they are all of one."""
    kinds = dict(selection).get(Dimension.KIND, ())
    found = [noun for kind, noun in KINDS.items() if kind.value in kinds]
    return found[0] if len(found) == 1 else Noun("record", "records")


def conditions_of(year: ReportingYear, selection: Selection) -> tuple[Condition, ...]:
    """Return the selection in words, the year first; UnableToDescribe for an unknown key."""
    return (
        Condition("Received in", f"the reporting year {year.label}"),
        *(
            Condition(_SUBJECTS[dimension], _listed(_words(year, dimension, values)))
            for dimension, values in selection
        ),
    )


def _words(year: ReportingYear, dimension: Dimension, values: tuple[str, ...]) -> Iterable[str]:
    if dimension is Dimension.QUARTER:
        return [_quarter(Quarter(year, int(value))) for value in values]
    if dimension in _LISTS:
        return _names(dimension, values)
    return [_LABELS[dimension].get(value, NONE_RECORDED) for value in values]


def _quarter(quarter: Quarter) -> str:
    first, *_, last = quarter.months()
    return f"{quarter.label} ({first:%B} to {last:%B %Y})"


def _names(dimension: Dimension, values: tuple[str, ...]) -> Iterable[str]:
    names = dict(_LISTS[dimension].objects.filter(key__in=values).values_list("key", "name"))
    unknown = [value for value in values if value and value not in names]
    if unknown:
        raise UnableToDescribe(
            f"“{unknown[0]}” is not a {_SUBJECTS[dimension].lower()} of the council."
        )
    return [names.get(value, NONE_RECORDED) for value in values]


def _listed(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _labels(enumeration: type[Labelled]) -> Mapping[str, str]:
    return {member.value: member.label for member in enumeration}


_LISTS: Mapping[Dimension, type[ServiceArea | Theme | CustomerGroup]] = {
    Dimension.CUSTOMER_GROUP: CustomerGroup,
    Dimension.SERVICE: ServiceArea,
    Dimension.THEME: Theme,
}
_LABELS: Mapping[Dimension, Mapping[str, str]] = {
    Dimension.AGE_BAND: _labels(AgeBand),
    Dimension.CHANNEL: _labels(Channel),
    Dimension.KIND: {kind.value: capitalised(noun.plural) for kind, noun in KINDS.items()},
    Dimension.OMBUDSMAN_DECISION: _labels(OmbudsmanDecision),
    Dimension.OUTCOME: _labels(Outcome),
    Dimension.STAGE: {number: f"stage {number}" for number in ("1", "2", "3")},
    Dimension.STAGE_STEP: {"requested": "asked for only", "progressed": "begun"},
    Dimension.STATUTORY: _labels(Verdict),
    Dimension.TARGET: _labels(Verdict),
    Dimension.YOUNG_PERSON: {"yes": "yes", "no": "no"},
}
_SUBJECTS: Mapping[Dimension, str] = {
    Dimension.AGE_BAND: "Age",
    Dimension.CHANNEL: "Received by",
    Dimension.CUSTOMER_GROUP: "Customer group",
    Dimension.KIND: "Kind",
    Dimension.OMBUDSMAN_DECISION: "The Ombudsman’s decision",
    Dimension.OUTCOME: "Outcome",
    Dimension.QUARTER: "Quarter",
    Dimension.SERVICE: "Service area",
    Dimension.STAGE: "Stage",
    Dimension.STAGE_STEP: "The stage was",
    Dimension.STATUTORY: "Against the limit in law",
    Dimension.TARGET: "Against the council’s own target",
    Dimension.THEME: "Theme",
    Dimension.YOUNG_PERSON: "From a young person",
}
