"""`heard report`: write the annual report of a year."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heard.common.clock import now, today
from heard.feedback.queries.tallies import years_held
from heard.procedures.queries import OfficeNotSetUp
from heard.reports.formats import FORMATS, UnableToWrite, write
from heard.reports.models import Edition
from heard.reports.operations import draw_report, keep_edition
from heard.rules.periods import ReportingYear, UnableToReadYear


class Command(BaseCommand):
    help = "Write the annual report of a year, and keep it as an edition."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", type=_year, help="the reporting year, such as 2014-15")
        parser.add_argument("--out", type=Path, required=True, help="the folder to write to")
        parser.add_argument(
            "--format",
            type=_formats,
            default=list(FORMATS),
            dest="formats",
            help=f"some of {','.join(FORMATS)} (default: all)",
        )
        parser.add_argument(
            "--edition",
            choices=Edition.Audience.values,
            default=Edition.Audience.INTERNAL,
            help="internal shows every figure; public suppresses small numbers",
        )
        parser.add_argument(
            "--as-at", type=_day, help="judge open records as at this day (default: today)"
        )

    def handle(self, *args: object, **options: Any) -> None:
        year: ReportingYear = options["year"]
        held = years_held()
        if year.first_calendar_year not in held:
            there_are = ", ".join(ReportingYear(each).slug for each in held) or "none yet"
            raise CommandError(
                f"No record was received in {year.label}. Years with records: {there_are}. "
                "“heard import” reads a register.",
                returncode=1,
            )
        try:
            report = draw_report(year, options["edition"], options["as_at"] or today())
            files = write(report, options["out"], options["formats"])
        except (OfficeNotSetUp, UnableToWrite) as wrong:
            raise CommandError(str(wrong), returncode=1) from wrong
        edition = keep_edition(report, now())
        self.stdout.write(
            f"{report.title}, {report.year}: {edition.get_audience_display().lower()} edition "
            f"{edition.number}, as at {report.as_at:%-d %B %Y}."
        )
        for file in files if len(files) < 20 else _by_folder(files):
            self.stdout.write(f"  {file}")
        if report.findings:
            self.stdout.write(
                f"{len(report.findings)} findings: the report lists what does not add up."
            )


def _by_folder(files: list[Path]) -> list[str]:
    """Return the files, those of a folder of many in one line."""
    folders: dict[Path, list[Path]] = {}
    for file in files:
        folders.setdefault(file.parent, []).append(file)
    return [
        line
        for folder, held in folders.items()
        for line in (
            [f"{folder}/ ({len(held)} files)"] if len(held) > 6 else [str(file) for file in held]
        )
    ]


def _year(words: str) -> ReportingYear:
    try:
        return ReportingYear.parse(words)
    except UnableToReadYear as wrong:
        raise ArgumentTypeError(str(wrong)) from wrong


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as wrong:
        raise ArgumentTypeError(f"“{words}” is not a day: write it as 2015-03-31") from wrong


def _formats(words: str) -> list[str]:
    names = list(dict.fromkeys(name.strip().lower() for name in words.split(",") if name.strip()))
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        raise ArgumentTypeError(
            f"there is no format “{', '.join(unknown)}”: choose from {', '.join(FORMATS)}"
        )
    return names
