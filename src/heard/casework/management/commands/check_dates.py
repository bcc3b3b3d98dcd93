"""`heard check-dates`: do the facts still explain every date that is stored?"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from heard.audit.entries import HEARD
from heard.casework.operations.calendar import date_anew
from heard.casework.operations.changes import in_words
from heard.casework.queries.explained import Unexplained, unexplained
from heard.common.clock import now

_REASON = "The calendar or the procedure in force changed."


class Command(BaseCommand):
    help = "Find stored dates that their facts no longer explain; exit with 1 when there are any."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print what is found as JSON")
        parser.add_argument(
            "--correct",
            action="store_true",
            help="first date open records anew, each change in the record's history",
        )

    def handle(self, *args: object, **options: Any) -> None:
        moved = date_anew(_REASON, by=HEARD, at=now()).number if options["correct"] else 0
        found = list(unexplained())
        if options["json"]:
            told = {"dated_anew": moved, "unexplained": [_as_json(each) for each in found]}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        else:
            if options["correct"]:
                self.stdout.write(f"Open records dated anew: {moved}.")
            self.stdout.write("\n".join(_sentence(each) for each in found) or _ALL_WELL)
        if found:
            raise SystemExit(1)


_ALL_WELL = "Every stored date is the one that its facts give."


def _sentence(each: Unexplained) -> str:
    stored, expected = in_words(each.stored) or "nothing", in_words(each.expected) or "nothing"
    return f"{each.reference}, {each.what}: stored {stored}, and its facts give {expected}."


def _as_json(each: Unexplained) -> dict[str, str | None]:
    return {
        "reference": each.reference,
        "what": each.what,
        "stored": None if each.stored is None else str(each.stored),
        "expected": None if each.expected is None else str(each.expected),
    }
