"""`heard chase`: remind those to whom something is due. Run by a timer, as often as it likes."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from heard.common.clock import now
from heard.ops.reminding import remind


class Command(BaseCommand):
    help = "Send the reminders that are due today and were not sent; exit with 1 if some could not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print what was done as JSON")

    def handle(self, *args: object, **options: Any) -> None:
        done = remind(now())
        if options["json"]:
            self.stdout.write(json.dumps(asdict(done)))
        else:
            self.stdout.write(f"Reminders sent: {done.reminders}, in {done.messages} messages.")
        if done.readers_failed:
            self.stderr.write(
                f"The mail server took nothing for {done.readers_failed} people: run it again."
            )
            raise SystemExit(1)
