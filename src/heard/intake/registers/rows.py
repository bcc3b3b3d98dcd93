"""Does a row make a record? Its cells read, held against one another, and every problem named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from heard.casework.new_steps import NewSteps, StageDates
from heard.feedback.new_records import NewElement, NewFeedback
from heard.intake.registers.cells import Fact, NotExpected, reader_of
from heard.intake.registers.fields import EQUALITY_PREFIX, FIELDS, NEEDED, Expects, Field
from heard.intake.registers.mapping import Mapping
from heard.intake.registers.sheets import CellValue, Sheet, UnableToRead
from heard.rules.outcomes import Outcome, roll_up
from heard.rules.periods import ReportingYear
from heard.rules.vocabulary import AgeBand, Channel, Kind, OmbudsmanDecision

__all__ = ["Entry", "Problem", "RowReader"]

_AS_IMPORTED = "The outcome is as the imported register gives it."


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a register: where, what was found there, and what was expected."""

    file: str
    sheet: str
    row: int
    column: str
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that makes a record: the record, its later steps, its lesson, its equality answers."""

    feedback: NewFeedback
    steps: NewSteps
    lesson: str = ""
    equality_answers: tuple[tuple[str, str], ...] = ()


Facts = dict[str, Fact]


@dataclass(slots=True)
class RowReader:
    """Reads the rows of one sheet by a mapping; made once a sheet, used once a row."""

    file: str
    sheet: Sheet
    mapping: Mapping
    columns: list[tuple[str, str, int, Callable[[CellValue], Fact | None]]] = field(init=False)

    def __post_init__(self) -> None:
        """Find each field's column, and make its reader; UnableToRead where one is not there."""
        self.columns = []
        for name, heading in self.mapping.columns.items():
            if heading not in self.sheet.headings and not self.mapping.takes_what_is_there:
                raise UnableToRead(
                    f"{self.file}, sheet {self.sheet.name}, row {self.sheet.headings_row}: there "
                    f"is no heading “{heading}”, which the mapping names for {name}. Correct it in "
                    "the mapping's [columns], or take it out if the register has no such column."
                )
            if heading in self.sheet.headings:
                kind = FIELDS.get(name) or Field(name, Expects.TEXT, longest=80)
                place = self.sheet.headings.index(heading)
                self.columns.append((name, heading, place, reader_of(kind, self.mapping)))

    def read(self, number: int, cells: list[CellValue]) -> Entry | list[Problem]:
        """Return the record that a row makes, or everything that is wrong with it."""
        facts: Facts = {}
        wrong: list[tuple[str, str, str]] = []
        for name, heading, place, reader in self.columns:
            # A formula stands as its text here, which no reader takes for a value.
            cell = self.sheet.formulas.get((number, place)) or (
                cells[place] if place < len(cells) else ""
            )
            try:
                fact = reader(cell)
            except NotExpected as expected:
                wrong.append((heading, str(cell), str(expected)))
            else:
                if fact is not None:
                    facts[name] = fact
        if not wrong:
            wrong = [
                (self.mapping.columns[name], found, expected)
                for name, found, expected in _contradictions(facts)
            ]
        if wrong:
            return [self.problem(number, *each) for each in wrong]
        return _entry(facts)

    def problem(self, number: int, column: str, found: str, expected: str) -> Problem:
        """Return a problem of this sheet at that row and column."""
        shown = found if len(found) <= 80 else found[:79] + "…"
        return Problem(self.file, self.sheet.name, number, column, shown, expected)


def _contradictions(facts: Facts) -> Iterator[tuple[str, str, str]]:
    """Yield (field, what was found, what was expected) where the facts cannot all be true."""
    missing = [name for name in NEEDED if name not in facts]
    for name in missing:
        yield name, "", f"{FIELDS[name].expects}: a row without it is no record"
    if missing:
        return
    received_on: Any = facts["received_on"]
    for name in ("responded_on", "withdrawn_on", "stage_2_requested_on", "stage_3_requested_on"):
        on: Any = facts.get(name)
        if on is not None and on < received_on:
            yield name, _day(on), f"a day on or after receipt, {_day(received_on)}"
    yield from _stage_contradictions(facts)
    quarter = ReportingYear.of(received_on).quarter_of(received_on)
    if facts.get("quarter", quarter) != quarter:
        yield "quarter", str(facts["quarter"]), f"{quarter}, in which {_day(received_on)} falls"
    if facts["kind"] != Kind.OMBUDSMAN and "ombudsman_decision" in facts:
        yield "ombudsman_decision", str(facts["ombudsman_decision"]), "nothing: no Ombudsman case"
    if "remedy_amount" in facts and "remedy" not in facts:
        yield "remedy_amount", str(facts["remedy_amount"]), "a remedy that the amount belongs to"


def _stage_contradictions(facts: Facts) -> Iterator[tuple[str, str, str]]:
    for stage in (2, 3):
        asked: Any = facts.get(f"stage_{stage}_requested_on")
        for step in ("progressed_on", "responded_on", "resolved_on"):
            on: Any = facts.get(f"stage_{stage}_{step}")
            if on is not None and asked is None:
                yield f"stage_{stage}_{step}", _day(on), f"a request for stage {stage} before it"
            elif on is not None and on < asked:
                yield f"stage_{stage}_{step}", _day(on), f"a day on or after {_day(asked)}"


def _day(on: date) -> str:
    return on.strftime("%d/%m/%Y")


def _entry(facts: dict[str, Any]) -> Entry:
    findings = tuple(Outcome(code) for code in facts.get("findings", ()))
    rolled_up = roll_up(findings).outcome if findings else None
    given = facts.get("outcome", "")
    overridden = bool(findings and given and given != rolled_up)
    feedback = NewFeedback(
        reference=facts["reference"],
        kind=Kind(facts["kind"]),
        received_on=facts["received_on"],
        service_area=facts["service_area"],
        channel=Channel(facts["channel"]) if "channel" in facts else "",
        theme=facts.get("theme", ""),
        customer_group=facts.get("customer_group", ""),
        words=facts.get("words", ""),
        young_person=facts.get("young_person", False),
        age_band=AgeBand(facts["age_band"]) if "age_band" in facts else "",
        complainant=facts.get("complainant", ""),
        complainant_name=facts.get("complainant_name", ""),
        outcome=given or rolled_up or "",
        outcome_override_reason=_AS_IMPORTED if overridden else "",
        elements=tuple(NewElement(finding=finding) for finding in findings),
        responded_on=facts.get("responded_on"),
        withdrawn_on=facts.get("withdrawn_on"),
    )
    answers = tuple(
        (name.removeprefix(EQUALITY_PREFIX), str(fact))
        for name, fact in facts.items()
        if name.startswith(EQUALITY_PREFIX)
    )
    return Entry(feedback, _steps(facts), facts.get("lesson", ""), answers)


def _steps(facts: dict[str, Any]) -> NewSteps:
    stages = tuple(
        StageDates(
            stage,
            facts[f"stage_{stage}_requested_on"],
            facts.get(f"stage_{stage}_progressed_on"),
            facts.get(f"stage_{stage}_responded_on"),
            facts.get(f"stage_{stage}_resolved_on"),
        )
        for stage in (2, 3)
        if f"stage_{stage}_requested_on" in facts
    )
    return NewSteps(
        stages=stages,
        ombudsman_reference=facts.get("ombudsman_reference", ""),
        ombudsman_decision=OmbudsmanDecision(facts.get("ombudsman_decision", "awaited")),
        remedy=facts.get("remedy", ""),
        remedy_amount=facts.get("remedy_amount"),
    )
