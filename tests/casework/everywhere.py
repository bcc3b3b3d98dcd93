"""How a record stands, as each place of the product says: list, page, file, report, drill-down."""

from __future__ import annotations

import csv
import io
from collections import Counter

from heard.casework.list_files import as_csv
from heard.casework.operations.exporting import REFERENCE
from heard.casework.queries.badges import badge_of
from heard.casework.queries.clocks import is_first
from heard.casework.queries.list_conditions import OfficeDay, narrowed
from heard.casework.queries.list_words import cells_of
from heard.casework.queries.record_page import dates_of
from heard.casework.queries.states import current_run
from heard.casework.queries.worklists import all_of
from heard.casework.worklist import Column, Tab, Wanted
from heard.feedback.models import Feedback
from heard.feedback.queries import counted, records_of
from heard.feedback.queries.record import verdict_on
from heard.feedback.queries.tallies import register_tally
from heard.figures.coordinates import Dimension, Selection
from heard.procedures.models import ServiceArea, Theme
from heard.procedures.queries import working_calendar
from heard.rules.periods import ReportingYear
from heard.rules.timescales import Verdict

__all__ = ["COLUMNS", "judged_alike", "line_of", "on_page", "rows_of_file", "tallied_alike"]

COLUMNS = (Column.STANDING, Column.DUE, Column.VERDICT)


def line_of(record, reader, as_at):
    """Return the line of a record on the one list, of open or of closed ones, that holds it."""
    day = OfficeDay(as_at, working_calendar())
    held = {
        tab: [
            line
            for line in all_of(narrowed(Wanted(tab), reader, day))
            if line.record.pk == record.pk
        ]
        for tab in (Tab.OPEN, Tab.CLOSED)
    }
    ((line,),) = [lines for lines in held.values() if lines]
    assert held[Tab.OPEN if record.closed_on is None else Tab.CLOSED] == [line]
    return line


def rows_of_file(file):
    """Return the rows of an exported list by the reference of each."""
    headings, *rows = csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""))
    assert headings == [REFERENCE, *(column.label for column in COLUMNS)]
    return {reference: cells for reference, *cells in rows}


def on_page(record, as_at):
    """Return the badge of a record's page, and its verdict where the page dates the first answer.

    A later stage has dates of its own, and the report judges the first.
    """
    run = current_run(record)
    badge = badge_of(record, as_at, working_calendar())
    if run is not None and not is_first(run):
        return badge, None
    dates = {each.due_on: each.verdict for each in dates_of(record, run, as_at)}
    if record.target_due_on is None:
        return badge, Verdict.NOT_APPLICABLE
    return badge, dates[record.target_due_on]


def judged_alike(record, reader, as_at):
    """See that list, page, file and the report's list of records say the same of a record."""
    line = line_of(record, reader, as_at)
    badge, verdict = on_page(record, as_at)
    assert line.badge == badge
    assert verdict in {None, line.verdict}
    cells = cells_of(line, COLUMNS)
    file = as_csv(
        [REFERENCE, *(column.label for column in COLUMNS)],
        [[record.reference, *(cell.value for cell in cells)]],
    )
    standing, _, target = rows_of_file(file)[record.reference]
    assert (standing, target) == (badge.words, line.verdict.label)
    year = ReportingYear(record.reporting_year)
    behind = Selection.of({Dimension.TARGET: line.verdict.value})
    is_counted = counted().filter(pk=record.pk).exists()
    assert records_of(year, behind, as_at).filter(pk=record.pk).exists() == is_counted


def tallied_alike(years, as_at):
    """See that the report counts every record once, where the list and its page judge it."""
    services = dict(ServiceArea.objects.values_list("pk", "key"))
    themes = dict(Theme.objects.values_list("pk", "key"))
    for year in years:
        expected = Counter(
            (
                record.kind,
                services[record.service_area_id],
                str(record.quarter),
                themes.get(record.theme_id, ""),
                record.outcome,
                "yes" if record.young_person else "no",
                verdict_on(record, record.target_due_on, as_at),
                verdict_on(record, record.statutory_due_on, as_at),
            )
            for record in Feedback.objects.filter(reporting_year=year)
            if record.closing not in {"merged", "outside"}
        )
        assert dict(register_tally(year, as_at, services, themes).counts) == expected
