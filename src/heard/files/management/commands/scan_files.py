"""`heard scan-files`: check what waits for the virus scanner. Run by a timer, every minute."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from heard.common.clock import now
from heard.files.operations import scan_waiting
from heard.files.scanning import is_scanner_set


class Command(BaseCommand):
    help = "Check the files that wait for the virus scanner; exit with 1 if some still wait."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print what was done as JSON")

    def handle(self, *args: object, **options: Any) -> None:
        found = scan_waiting(now())
        if options["json"]:
            self.stdout.write(json.dumps(asdict(found)))
        elif not is_scanner_set():
            self.stdout.write("No virus scanner is set up (HEARD_CLAMAV), so nothing was checked.")
        else:
            self.stdout.write(
                f"Files found clean: {found.clean}. Put in quarantine: {found.quarantined}."
            )
        if found.waiting:
            self.stderr.write(f"{found.waiting} still wait: the virus scanner gave no verdict.")
            raise SystemExit(1)
