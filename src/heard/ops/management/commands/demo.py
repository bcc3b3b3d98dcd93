"""`heard demo`: the main job on the worked example, from an empty file to the finished report."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand

from heard.ops.examples import worked_example

_STAFF, _PASSWORD = "asha", "listening-to-families"
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
        self._account()

    def _step(self, words: str) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(f"\n{words}"))

    def _account(self) -> None:
        staff, _ = get_user_model().objects.get_or_create(
            username=_STAFF, defaults={"first_name": "Asha", "last_name": "(demonstration)"}
        )
        staff.set_password(_PASSWORD)
        staff.save()
        self._step("The web view")
        self.stdout.write(f"Sign in as {_STAFF} with the password {_PASSWORD}")
