"""Taking in a register: every row checked, all kept or none, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.db import transaction

from heard.audit.entries import HEARD
from heard.casework.operations.recording import CaseRecorder, Told
from heard.feedback.queries.held import Held, held_already
from heard.intake.registers.files import read_register
from heard.intake.registers.mapping import Mapping
from heard.intake.registers.refused import RefusedRows
from heard.intake.registers.rows import Entry, Problem, RowReader
from heard.intake.registers.sheets import CellValue, Sheet
from heard.learning.operations import record_lessons
from heard.people.operations import record_equality_answers
from heard.rules.periods import ReportingYear

__all__ = ["Imported", "Manner", "import_register"]

_AT_ONCE = 2_000
# Past these the rest is only counted, and refused rows no longer make a file one would correct.
_MOST_PROBLEMS_NAMED = 1_000

Row = tuple[RowReader, int, list[CellValue]]


@dataclass(slots=True)
class Imported:
    """What came of a register: counts of rows, the problems, and where refused rows went.

    `recorded` counts new records (those that would be, in a dry run); `already_held` rows whose
    reference is held with the same facts, and `differing` the references held with other facts,
    which were left as they are. `problems` names the first thousand of `problem_count`.
    """

    rows: int = 0
    recorded: int = 0
    already_held: int = 0
    refused_rows: int = 0
    problem_count: int = 0
    problems: list[Problem] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    refused_file: Path | None = None
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    """How a register is taken in.

    With `accept_valid` the valid rows are kept, and the refused ones are written to a file beside
    the register. A dry run keeps nothing. `encoding` is that of a CSV file.
    """

    encoding: str = "utf-8"
    accept_valid: bool = False
    dry_run: bool = False


_ALL_OR_NOTHING = Manner()


def import_register(
    path: Path,
    mapping: Mapping,
    *,
    at: datetime,
    manner: Manner = _ALL_OR_NOTHING,
    on_progress: Callable[[int, int], None] = lambda done, of: None,
) -> Imported:
    """Read a register and keep its records; nothing is kept when anything is refused.

    `at` is the moment that the histories of the records name. `on_progress` is told
    (rows done, rows there are, about). UnableToRead when the file is no register; then, too, the
    database is untouched.
    """
    sheets = read_register(path, mapping.needed_headings, manner.encoding)
    run = _Run(path, mapping, sheets, at=at, accept_valid=manner.accept_valid)
    length = sum(sheet.length for sheet in sheets)
    with transaction.atomic():
        rows = run.rows()
        while batch := list(islice(rows, _AT_ONCE)):
            run.take(batch)
            on_progress(run.result.rows, length)
        run.result.is_kept = not manner.dry_run and (
            manner.accept_valid or not run.result.problem_count
        )
        if not run.result.is_kept:
            transaction.set_rollback(True)
    if run.result.refused_rows and run.result.is_kept:
        run.result.refused_file = run.refused.write()
    return run.result


class _Run:
    """One reading of a register, batch by batch."""

    def __init__(
        self,
        path: Path,
        mapping: Mapping,
        sheets: list[Sheet],
        *,
        at: datetime,
        accept_valid: bool,
    ) -> None:
        self._at = at
        self.result = Imported()
        self.refused = RefusedRows(path, sheets)
        self._sheets = sheets
        self._readers = [RowReader(path.name, sheet, mapping) for sheet in sheets]
        self._reference_heading = mapping.columns["reference"]
        self._accept_valid = accept_valid
        self._seen: dict[str, int] = {}
        self._recorder = CaseRecorder.open()

    def rows(self) -> Iterator[Row]:
        for reader in self._readers:
            for number, cells in reader.sheet.rows:
                yield reader, number, cells

    def take(self, batch: list[Row]) -> None:
        entries = [entry for row in batch if (entry := self._entry(row)) is not None]
        fresh = self._not_yet_held(entries)
        self.result.recorded += len(fresh)
        # Once something is refused nothing will be kept, so the rest is only looked through.
        if fresh and (self._accept_valid or not self.result.problem_count):
            self._keep(fresh)

    def _entry(self, row: Row) -> Entry | None:
        reader, number, cells = row
        self.result.rows += 1
        read = reader.read(number, cells)
        if isinstance(read, Entry):
            earlier = self._seen.setdefault(read.feedback.reference, number)
            if earlier == number:
                return read
            read = [
                reader.problem(
                    number,
                    self._reference_heading,
                    read.feedback.reference,
                    f"a reference of its own: row {earlier} has this one",
                )
            ]
        self._refuse(reader.sheet, cells, read)
        return None

    def _refuse(self, sheet: Sheet, cells: list[CellValue], problems: list[Problem]) -> None:
        self.result.refused_rows += 1
        self.result.problem_count += len(problems)
        room = _MOST_PROBLEMS_NAMED - len(self.result.problems)
        self.result.problems += problems[: max(room, 0)]
        if self._accept_valid:
            self.refused.add(sheet, cells, problems)

    def _not_yet_held(self, entries: list[Entry]) -> list[Entry]:
        held = held_already(entry.feedback.reference for entry in entries)
        fresh = []
        for entry in entries:
            told = entry.feedback
            before = held.get(told.reference)
            if before is None:
                fresh.append(entry)
            elif before == Held(told.kind, told.received_on, told.responded_on, told.outcome):
                self.result.already_held += 1
            else:
                self.result.already_held += 1
                self.result.differing.append(told.reference)
        return fresh

    def _keep(self, entries: list[Entry]) -> None:
        told = [Told(entry.feedback, entry.steps, is_past=True) for entry in entries]
        recorded = self._recorder.record(told, verb="imported", by=HEARD, at=self._at)
        pairs = list(zip(recorded, entries, strict=True))
        record_lessons((made.feedback_id, entry.lesson) for made, entry in pairs if entry.lesson)
        record_equality_answers(
            (
                made.complainant_id,
                ReportingYear.of(entry.feedback.received_on).first_calendar_year,
                question,
                answer,
            )
            for made, entry in pairs
            for question, answer in entry.equality_answers
        )
