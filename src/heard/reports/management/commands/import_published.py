"""`heard import-published`: keep an earlier year's figures as they were published."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand

from heard.figures.checks import UnableToFollow, check_published
from heard.reports.operations.published import Stored, UnableToStorePublished, store_published
from heard.reports.published_files import UnableToReadPublished, read_published


class Command(BaseCommand):
    help = (
        "Keep an earlier year's figures exactly as published, for the rows of comparison. "
        "What does not add up is kept as it stands, and said."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the published figures (TOML)")

    def handle(self, *args: object, **options: Any) -> None:
        path: Path = options["file"]
        try:
            published = read_published(path)
            findings = check_published(published)
            stored = store_published(published, source=path.name)
        except UnableToReadPublished as wrong:
            self._refuse(str(wrong), wrong)
        except (UnableToFollow, UnableToStorePublished) as wrong:
            self._refuse(f"{path.name}: {wrong}", wrong)
        self.stdout.write(_outcome(stored))
        for finding in findings:
            self.stdout.write(f"- As published: {finding.sentence}")

    def _refuse(self, sentence: str, wrong: Exception) -> NoReturn:
        self.stderr.write(sentence)
        raise SystemExit(1) from wrong


def _outcome(stored: Stored) -> str:
    held = f", {stored.held_already} held already" if stored.held_already else ""
    return f"{stored.authority}, {stored.year}: {stored.added} figures kept{held}."
