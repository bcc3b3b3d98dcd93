"""`heard check-figures`: say what does not add up in published tables."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from heard.figures.checks import UnableToFollow, check_published
from heard.figures.published import PublishedSet
from heard.figures.report import Finding
from heard.reports.published_files import UnableToReadPublished, read_published

FINDING = ("kind", "table", "row", "column", "printed", "computed", "sentence")


class Command(BaseCommand):
    help = (
        "Say what does not add up in published tables and in the prose about them. "
        "Ends with 0 when all is sound, 1 when anything is wrong or the file cannot be read."
    )
    # It reads one file and touches no database, so it can be used before there is one.
    requires_system_checks: list[str] | tuple[str, ...] = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the published figures (TOML)")
        parser.add_argument("--json", action="store_true", help="print the findings as JSON")

    def handle(self, *args: object, **options: Any) -> None:
        path: Path = options["file"]
        try:
            published = read_published(path)
            findings = check_published(published)
        except (UnableToReadPublished, UnableToFollow) as wrong:
            sentence = str(wrong)
            if isinstance(wrong, UnableToFollow):
                sentence = f"{path.name}: {wrong}"
            if options["json"]:
                self._write_json({"findings": [], "error": sentence})
            self.stderr.write(sentence)
            raise SystemExit(1) from wrong
        if options["json"]:
            self._write_json({"findings": [_as_mapping(each) for each in findings]})
        else:
            self.stdout.write("\n".join(_lines(published, findings)))
        if findings:
            raise SystemExit(1)

    def _write_json(self, answer: dict[str, object]) -> None:
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))


def _as_mapping(finding: Finding) -> dict[str, str]:
    facts = asdict(finding)
    return {name: facts[name] for name in FINDING}


def _lines(published: PublishedSet, findings: Sequence[Finding]) -> list[str]:
    looked_at = ", ".join(
        _counted(number, noun)
        for number, noun in (
            (len(published.tables), "table"),
            (len(published.identities), "identity"),
            (len(published.claims), "claim"),
        )
        if number
    )
    if not findings:
        return [f"Everything adds up: {looked_at}."]
    return [
        *(f"- {finding.sentence}" for finding in findings),
        "",
        f"{_counted(len(findings), 'thing')} found wrong in {looked_at}.",
    ]


def _counted(number: int, noun: str) -> str:
    plural = "identities" if noun == "identity" else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"
