"""`heard audit verify`: does the log of who did what still hold?"""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heard.audit.queries import ChainHead, UnsoundLog, verified_head


class Command(BaseCommand):
    help = "Verify that no event of the audit log was edited, removed, inserted or swapped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("act", choices=["verify"])
        parser.add_argument(
            "--expect",
            type=_head,
            metavar="NUMBER:HASH",
            help="the last event as an earlier verification printed it",
        )

    def handle(self, *args: object, **options: Any) -> None:
        try:
            head = verified_head(options["expect"])
        except UnsoundLog as unsound:
            raise CommandError(f"The audit log does not hold: {unsound}.", returncode=1) from None
        self.stdout.write(
            f"The audit log holds: {head.number:,} events, the last {head.number}:{head.hash}"
        )


def _head(words: str) -> ChainHead:
    number, _, hashed = words.partition(":")
    if not number.isdecimal() or len(hashed) != 64:
        raise ArgumentTypeError(f"“{words}” is not the number and hash of an event, as 12:ab34…")
    return ChainHead(int(number), hashed)
