"""`heard import`: read a register of feedback, all of it or none."""

from __future__ import annotations

import codecs
import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from heard.common.clock import now
from heard.intake.operations import Imported, Manner, import_register
from heard.intake.registers.mapping import Mapping, UnableToMap, plain_mapping, read_mapping
from heard.intake.registers.sheets import UnableToRead
from heard.procedures.queries import vocabularies

_SHOWN = 50


class Command(BaseCommand):
    help = "Read a register of feedback from CSV, XLSX or ODS; keep all of it, or none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the register")
        parser.add_argument("--mapping", type=Path, help="your headings and words as ours (TOML)")
        parser.add_argument("--encoding", default="utf-8", help="of a CSV file (default: utf-8)")
        parser.add_argument("--dry-run", action="store_true", help="check only, keep nothing")
        parser.add_argument(
            "--accept-valid",
            action="store_true",
            help="keep the valid rows and write the refused ones to a file to correct",
        )
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: object, **options: Any) -> None:
        try:
            codecs.lookup(options["encoding"])
        except LookupError:
            unknown = f"There is no encoding “{options['encoding']}”: try utf-8 or windows-1252."
            raise CommandError(unknown, returncode=2) from None
        try:
            result = self._import(options, _mapping(options["mapping"]))
        except (UnableToRead, UnableToMap) as wrong:
            if options["json"]:
                self.stdout.write(json.dumps({"error": str(wrong)}, ensure_ascii=False))
            raise CommandError(f"{wrong} Nothing was imported.", returncode=1) from wrong
        if options["json"]:
            self.stdout.write(_as_json(result, dry_run=options["dry_run"]))
        else:
            self.stdout.write("\n".join(_sentences(result, dry_run=options["dry_run"])))
        if result.problem_count:
            raise SystemExit(1)

    def _import(self, options: dict[str, Any], mapping: Mapping) -> Imported:
        console = Console(stderr=True)
        columns = TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
        hidden = options["json"] or not console.is_terminal
        with Progress(*columns, console=console, transient=True, disable=hidden) as progress:
            bar = progress.add_task("rows", total=None)
            return import_register(
                options["file"],
                mapping,
                at=now(),
                manner=Manner(
                    encoding=options["encoding"],
                    accept_valid=options["accept_valid"],
                    dry_run=options["dry_run"],
                ),
                on_progress=lambda done, of: progress.update(
                    bar, completed=done, total=max(done, of)
                ),
            )


def _mapping(path: Path | None) -> Mapping:
    configured = vocabularies()
    return read_mapping(path, configured) if path else plain_mapping(configured)


def _sentences(result: Imported, *, dry_run: bool) -> list[str]:
    lines = [
        f"{each.file}, sheet {each.sheet}, row {each.row}, column {each.column}: "
        f"found {f'“{each.found}”' if each.found else 'nothing'}, expected {each.expected}."
        for each in result.problems[:_SHOWN]
    ]
    if result.problem_count > len(lines):
        lines.append(
            f"… and {result.problem_count - len(lines):,} more problems (--json lists them)."
        )
    if result.differing:
        shown = ", ".join(result.differing[:10]) + (", …" if len(result.differing) > 10 else "")
        count = len(result.differing)
        lines.append(f"{count:,} held already with other facts, and left as they are: {shown}.")
    return [*lines, _outcome(result, dry_run=dry_run)]


def _outcome(result: Imported, *, dry_run: bool) -> str:
    read = f"{result.rows:,} rows read: "
    held = f", {result.already_held:,} already held" if result.already_held else ""
    refused = f", {result.refused_rows:,} refused" if result.refused_rows else ""
    if dry_run:
        would_be = f"{result.recorded:,} would be recorded{held}{refused}"
        return f"{read}{would_be}. Nothing was kept (dry run)."
    if not result.is_kept:
        return (
            f"{read}{result.refused_rows:,} refused, so nothing was imported. Correct them, or "
            "give --accept-valid to keep the others and have these in a file of their own."
        )
    where = f" The refused rows are in {result.refused_file}." if result.refused_file else ""
    return f"{read}{result.recorded:,} recorded{held}{refused}.{where}"


def _as_json(result: Imported, *, dry_run: bool) -> str:
    answer = asdict(result) | {
        "refused_file": str(result.refused_file) if result.refused_file else None,
        "is_dry_run": dry_run,
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)
