"""In which formats can a report be had, and what files does each make?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from heard.figures.report import Report

__all__ = ["FORMATS", "Format", "UnableToWrite", "render", "write"]

_STEM = "annual-report"


class UnableToWrite(Exception):
    """A report's files cannot be put where they were asked for; the message says why."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name (also the ending and the renderer), in words, and its media type."""

    name: str
    label: str
    media_type: str


FORMATS: dict[str, Format] = {
    each.name: each
    for each in [
        Format("html", "Web page", "text/html"),
        Format(
            "docx",
            "Word document",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        Format("pdf", "PDF", "application/pdf"),
        Format("ods", "Spreadsheet", "application/vnd.oasis.opendocument.spreadsheet"),
        Format("csv", "CSV", "application/zip"),
        Format("json", "JSON", "application/json"),
    ]
}


def render(report: Report, name: str) -> dict[str, bytes]:
    """Return the files of a report in a format, by their paths below the report's folder."""
    # Imported when asked for: a PDF writer is not loaded to write JSON.
    rendered = import_module(f"heard.reports.renderers.{name}").render(report)
    if isinstance(rendered, dict):
        return {f"{name}/{file}": content for file, content in rendered.items()}
    return {f"{_STEM}.{name}": rendered}


def write(report: Report, folder: Path, names: Iterable[str]) -> list[Path]:
    """Write a report in these formats and return the files, each whole or not there at all.

    UnableToWrite when the folder cannot be made or written to.
    """
    written = []
    try:
        for name in names:
            for file, content in render(report, name).items():
                path = folder / file
                path.parent.mkdir(parents=True, exist_ok=True)
                part = path.with_name(f"{path.name}.part")
                part.write_bytes(content)
                part.replace(path)
                written.append(path)
    except OSError as wrong:
        raise UnableToWrite(
            f"The report cannot be written to {folder}: {wrong.strerror}. Give another --out."
        ) from wrong
    return written
