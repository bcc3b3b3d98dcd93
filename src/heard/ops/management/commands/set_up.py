"""`heard set-up`: make this the office of the council that a file describes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, ProgrammingError, transaction

from heard.casework.operations.letters import load_default_templates
from heard.common.clock import now
from heard.procedures.offices import read_office
from heard.procedures.operations import UnableToLoadPack, UnableToSetUp, set_up_office
from heard.procedures.toml_files import UnableToReadFile


class Command(BaseCommand):
    help = "Load a council's services, themes and procedures from a file, and its first letters."
    requires_system_checks = ("models",)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="what the council is (TOML)")
        parser.add_argument("--dry-run", action="store_true", help="say what would change")
        parser.add_argument("--json", action="store_true", help="print the changes as JSON")

    def handle(self, *args: object, **options: Any) -> None:
        try:
            office = read_office(options["file"])
            changes = set_up_office(office, now(), dry_run=options["dry_run"])
            changes += _letters(dry_run=options["dry_run"])
        except (UnableToReadFile, UnableToLoadPack, UnableToSetUp) as wrong:
            if options["json"]:
                self.stdout.write(json.dumps({"error": str(wrong)}, ensure_ascii=False))
            raise CommandError(f"{wrong}\nNothing was changed.") from wrong
        except (OperationalError, ProgrammingError) as wrong:
            sentence = f"The database is not ready ({wrong}): run heard migrate first."
            raise CommandError(sentence) from wrong
        if options["json"]:
            told = {"changes": changes, "dry_run": options["dry_run"]}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        for change in changes or ["Everything is as the file says: nothing to change."]:
            self.stdout.write(change)
        if options["dry_run"]:
            self.stdout.write("This was a trial: nothing was kept.")


def _letters(*, dry_run: bool) -> tuple[str, ...]:
    """Load the words that letters begin with, where there are none; say how many."""
    with transaction.atomic():
        added = load_default_templates(now())
        transaction.set_rollback(dry_run)
    return (f"{added} templates of letters were added.",) if added else ()
