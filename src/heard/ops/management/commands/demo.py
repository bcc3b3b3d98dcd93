"""`heard demo`: the main job on the worked example, from an empty file to the finished report.

Beside the year reported on there is an office at work, around today, with a login for each role.
"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from heard.common.clock import now
from heard.ops.examples import worked_example
from heard.ops.living_office import PEOPLE, Desk, dress_council, employ, open_living_office

_PASSWORD = "listening-to-families"  # noqa: S105 (of invented people, and printed)
# By then every record of the example had been answered, so the report no longer changes.
_AS_AT = "2015-07-31"


class Command(BaseCommand):
    help = "Load the worked example and write its report in every format."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--out", type=Path, default=Path("out"), help="default: ./out")

    def handle(self, *args: object, **options: Any) -> None:
        example = worked_example()
        out = options["out"] / example.name
        self._step("The database")
        call_command("migrate", verbosity=0)
        self._step("The office: its services, themes and procedures")
        call_command("set_up", str(example / "office.toml"))
        self._step("What the earlier years' reports printed")
        for year in ("2012-13", "2013-14"):
            call_command("import_published", str(example / f"published-{year}.toml"))
        self._step("The register of 2014/15 (252 invented records)")
        call_command(
            "import_register", str(example / "register.csv"), mapping=example / "mapping.toml"
        )
        self._step("The annual report, in every format")
        call_command("report", "2014-15", "--out", str(out), "--as-at", _AS_AT)
        self._step("The same for the public, small numbers suppressed")
        public = str(out / "public")
        call_command("report", "2014-15", "--out", public, "--edition", "public", "--as-at", _AS_AT)
        self._step("The office today (invented complaints, compliments, comments and enquiries)")
        dress_council(at=now())
        staff = employ(_PASSWORD)
        self._open(staff)
        self._step("The web view")
        for each in PEOPLE:
            self.stdout.write(f"  {each.username:<5} {each.name} (demonstration): {each.part}")
        self.stdout.write(f"Sign in as one of them with the password {_PASSWORD}")

    def _step(self, words: str) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(f"\n{words}"))

    def _open(self, staff: Desk) -> None:
        made = open_living_office(staff, at=now())
        self.stdout.write(f"{made} records made." if made else "They are all there already.")
