"""`heard sweep-files`: destroy files that belong to nothing. Run by a timer, once a day or so."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from heard.common.clock import now
from heard.files.operations import sweep


class Command(BaseCommand):
    help = "Destroy files of forms that nobody sent, and what a transaction rolled back left."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print what was done as JSON")

    def handle(self, *args: object, **options: Any) -> None:
        swept = sweep(now())
        if options["json"]:
            self.stdout.write(json.dumps(asdict(swept)))
        else:
            self.stdout.write(
                f"Files that belonged to nothing: {swept.unclaimed}. "
                f"Bytes without a file: {swept.unnamed}."
            )
