"""Which tables does a year's report have? All of them, drawn from the tallies in one reading."""

from __future__ import annotations

from dataclasses import replace

from heard.figures.inputs import Inputs
from heard.figures.report import Table
from heard.figures.tables.afterwards import (
    equality_table,
    experience_table,
    learning_table,
    remedy_table,
)
from heard.figures.tables.cases import ombudsman_table, stage_table
from heard.figures.tables.headings import COMPLAINTS
from heard.figures.tables.origins import origin_tables
from heard.figures.tables.outcomes import outcome_tables
from heard.figures.tables.received import received_tables
from heard.figures.tables.responses import response_table
from heard.figures.tables.themes import theme_table
from heard.figures.tables.time_lost import time_lost_table
from heard.figures.tables.timescales import timescale_tables
from heard.figures.tables.young_people import young_people_tables

__all__ = ["draw_tables"]


def draw_tables(inputs: Inputs) -> tuple[Table, ...]:
    """Return every table of the report; one without data says that it is not recorded.

    What an auditor found wrong in an earlier year's figures stands as a note under the table that
    prints them: they are shown as published, and never altered.
    """
    complaints = inputs.register.where(COMPLAINTS)
    tables = (
        *received_tables(inputs),
        *outcome_tables(inputs, complaints),
        stage_table(inputs),
        *timescale_tables(inputs, complaints),
        response_table(inputs),
        time_lost_table(inputs),
        theme_table(inputs, complaints),
        *young_people_tables(inputs),
        *origin_tables(inputs),
        learning_table(inputs),
        ombudsman_table(inputs),
        remedy_table(inputs),
        experience_table(inputs),
        equality_table(inputs),
    )
    return tuple(_with_findings(table, inputs) for table in tables)


def _with_findings(table: Table, inputs: Inputs) -> Table:
    sentences = tuple(each.sentence for each in inputs.findings if each.table == table.id)
    return replace(table, notes=table.notes + sentences) if table.rows else table
