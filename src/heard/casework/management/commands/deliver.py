"""`heard deliver`: send the letters that wait in the outbox. Run by a timer, every minute or so."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from heard.casework.operations.letters import deliver_outbox
from heard.common.clock import now


class Command(BaseCommand):
    help = "Send the letters that wait in the outbox; exit with 1 if some could not go."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print what was done as JSON")

    def handle(self, *args: object, **options: Any) -> None:
        done = deliver_outbox(now())
        if options["json"]:
            self.stdout.write(json.dumps(asdict(done)))
        else:
            self.stdout.write(f"Letters delivered: {done.sent}.")
        if done.failed:
            self.stderr.write(f"{done.failed} could not go; they are tried again later.")
            raise SystemExit(1)
