"""`heard print-forms`: write the forms for the post into a folder, to be printed or put online."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from heard.face.queries import current_face
from heard.intake.printed import as_pdf, printed
from heard.intake.questions import FORMS


class Command(BaseCommand):
    help = "Write each public form as a PDF to print and post, with the council's own face."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--out", type=Path, required=True, help="the folder to write into")
        parser.add_argument(
            "--language",
            default=settings.LANGUAGE_CODE,
            choices=[code for code, _ in settings.LANGUAGES],
            metavar="CODE",
            help="the language, such as en-gb (the default)",
        )

    def handle(self, *args: object, **options: Any) -> None:
        folder: Path = options["out"]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with translation.override(options["language"]):
                for name in _written(folder):
                    self.stdout.write(str(name))
        except OSError as unable:
            raise CommandError(f"{folder}: {unable.strerror}.", returncode=2) from unable


def _written(folder: Path) -> list[Path]:
    """Write every form, and return where each stands."""
    face = current_face()
    names = []
    for form in FORMS:
        names.append(folder / f"{form.key}.pdf")
        names[-1].write_bytes(as_pdf(printed(form, face), face))
    return names
