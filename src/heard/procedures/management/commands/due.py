"""`heard due`: when is it due, and why? One date in words, or a whole file of them as JSON."""

from __future__ import annotations

import json
import re
import sys
from argparse import ArgumentTypeError
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser

from heard.procedures.calendars import england_and_wales
from heard.procedures.due import Question, UnableToAsk, answer, answer_batch
from heard.procedures.due.wording import as_json, sentences
from heard.procedures.packs import UnknownPack, pack_keys, read_pack, shipped_pack
from heard.procedures.toml_files import UnableToReadFile
from heard.rules.procedures import Procedure, Step
from heard.rules.timescales import Extension, UnableToCount, UnableToStart
from heard.rules.vocabulary import Kind
from heard.rules.working_days import BeyondCalendar

ISO_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", re.ASCII)
UK_DATE = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})", re.ASCII)
LINES_A_WRITE = 1_000


class Command(BaseCommand):
    help = "Reckon a due date and say why, by a procedure pack or line by line from a file."
    requires_system_checks = ()  # no database and no web view: the packs and the calendar suffice

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("start", nargs="?", type=_day, help="the day received, or asked for")
        parser.add_argument("--batch", metavar="FILE", help="one JSON question a line, or -")
        parser.add_argument("--pack", help=f"{', '.join(pack_keys())}, or a file FILE.toml")
        parser.add_argument("--kind", choices=[kind.value for kind in Kind])
        parser.add_argument("--stage", type=int, default=1)
        parser.add_argument("--step", choices=[step.value for step in Step], default=Step.RESPOND)
        parser.add_argument("--acknowledged-on", type=_day, metavar="DATE")
        parser.add_argument("--responded-on", type=_day, metavar="DATE")
        parser.add_argument("--extended-to", type=_day, metavar="DATE")
        parser.add_argument("--agreed-on", type=_day, metavar="DATE", help="of the extension")
        parser.add_argument("--as-at", type=_day, metavar="DATE", help="say how it stood that day")
        parser.add_argument("--json", action="store_true", help="print the answer as JSON")

    def handle(self, *args: object, **options: Any) -> None:
        if options["batch"]:
            self._batch(options)
        else:
            self._one(options)

    def _batch(self, options: dict[str, Any]) -> None:
        if options["start"] or options["pack"] or options["kind"]:
            raise _wrong_use("With --batch, each line says its own start and its own timescale.")
        with _opened(options["batch"]) as lines:
            has_bad = self._answer(lines)
        if has_bad:
            raise SystemExit(1)

    def _answer(self, lines: BinaryIO) -> bool:
        """Print an answer a line; return whether any was an error."""
        has_bad, waiting = False, []
        for answered in answer_batch(lines):
            has_bad = has_bad or answered.is_bad
            waiting.append(answered.text)
            if len(waiting) == LINES_A_WRITE:
                self.stdout.write("\n".join(waiting))
                waiting.clear()
        if waiting:
            self.stdout.write("\n".join(waiting))
        return has_bad

    def _one(self, options: dict[str, Any]) -> None:
        if not (options["start"] and options["pack"] and options["kind"]):
            raise _wrong_use("Say the day, --pack and --kind; or --batch and a file.")
        question = _question(options)
        try:
            found = answer(question, _pack(options["pack"]), england_and_wales())
        except (UnknownPack, UnableToReadFile, UnableToAsk) as wrong:
            raise _wrong_use(str(wrong)) from wrong
        except (BeyondCalendar, UnableToCount, UnableToStart) as wrong:
            raise CommandError(f"{wrong}.") from wrong
        if options["json"]:
            self.stdout.write(json.dumps(as_json(found), ensure_ascii=False))
        else:
            self.stdout.write("\n".join(sentences(question, found)))


def _opened(named: str) -> AbstractContextManager[BinaryIO]:
    """Return the lines of a file, or those piped in, which are not ours to close."""
    if named == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(named).open("rb")
    except OSError as refused:
        why = (refused.strerror or "no reason given").lower()
        raise CommandError(f"{named} cannot be read: {why}.") from refused


def _question(options: dict[str, Any]) -> Question:
    if bool(options["extended_to"]) != bool(options["agreed_on"]):
        raise _wrong_use("--extended-to and --agreed-on go together: an extension has two dates.")
    extension = None
    if options["extended_to"]:
        extension = Extension(options["extended_to"], options["agreed_on"])
    return Question(
        kind=Kind(options["kind"]),
        start_on=options["start"],
        stage=options["stage"],
        step=Step(options["step"]),
        acknowledged_on=options["acknowledged_on"],
        extension=extension,
        responded_on=options["responded_on"],
        as_at=options["as_at"],
    )


def _pack(named: str) -> Procedure:
    return read_pack(Path(named)) if named.endswith(".toml") else shipped_pack(named)


def _day(written: str) -> date:
    """Return a date written as 2014-05-12 or 12/05/2014."""
    found = ISO_DATE.fullmatch(written) or UK_DATE.fullmatch(written)
    if found is None:
        raise ArgumentTypeError(f"“{written}” is no date: write 2014-05-12 or 12/05/2014")
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        raise ArgumentTypeError(f"“{written}”: there is no such day") from None


def _wrong_use(sentence: str) -> CommandError:
    return CommandError(sentence, returncode=2)
