"""`heard fetch-mail`: fetch the e-mail that came in. Run by a timer, every minute or so."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heard.common.clock import now
from heard.intake.mail.fetching import FetchedMail, fetch_mail
from heard.intake.mail.sources import UnableToReachMailbox


class Command(BaseCommand):
    help = "Fetch the e-mail that came in; exit with 1 if some of it could not be fetched."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print what was done as JSON")

    def handle(self, *args: object, **options: Any) -> None:
        try:
            done = fetch_mail(now())
        except UnableToReachMailbox as unable:
            raise CommandError(str(unable), returncode=1) from unable
        self.stdout.write(json.dumps(asdict(done)) if options["json"] else _sentence(done))
        if done.failed:
            self.stderr.write(f"{done.failed} could not be fetched; they are fetched again.")
        if done.replies.failed:
            self.stderr.write(f"{done.replies.failed} automatic replies wait for the mail server.")
        if done.failed or done.replies.failed:
            raise SystemExit(1)


def _sentence(done: FetchedMail) -> str:
    return (
        f"E-mail fetched: {done.attached} kept with their records, {done.waiting} wait for a "
        f"person, {done.filed} filed, {done.known} known already."
    )
