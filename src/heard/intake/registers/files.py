"""What kind of file is this? Known by its content, never by its name."""

from __future__ import annotations

import codecs
from pathlib import Path

from heard.intake.registers.csv_files import csv_rows
from heard.intake.registers.sheets import Sheet, UnableToRead, with_headings
from heard.intake.registers.workbooks import workbook_sheets

__all__ = ["read_register"]

_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_register(path: Path, needed: frozenset[str], encoding: str = "utf-8") -> list[Sheet]:
    """Return the sheets of a register that hold the needed headings; at least one.

    Reads CSV, XLSX and ODS. `encoding` is that of a CSV file. UnableToRead, with what is wrong and
    what to do, for anything else.
    """
    try:
        with path.open("rb") as file:
            beginning = file.read(4096)
    except OSError as wrong:
        raise UnableToRead(f"{path} cannot be opened: {wrong.strerror}.") from wrong
    if not beginning.strip():
        raise UnableToRead(f"{path.name} is empty.")
    if beginning.startswith(b"PK"):
        sheets = workbook_sheets(path, needed)
    else:
        _refuse_what_is_no_register(path, beginning)
        if beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            encoding = "utf-16"
        sheet = with_headings(path.name, csv_rows(path, encoding), needed, _line_count(path))
        sheets = [sheet] if sheet else []
    if not sheets:
        wanted = ", ".join(f"“{heading}”" for heading in sorted(needed))
        raise UnableToRead(
            f"{path.name} has no row of headings with all of {wanted}. Check the headings, or say "
            "in the mapping file's [columns] what they are called here."
        )
    return sheets


def _line_count(path: Path) -> int:
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))


def _refuse_what_is_no_register(path: Path, beginning: bytes) -> None:
    if beginning.startswith(_OLD_WORKBOOK):
        # A workbook with a password is kept inside an old-style container.
        if _ENCRYPTED in path.read_bytes():
            raise UnableToRead(
                f"{path.name} is locked by a password. Save a copy without the password and "
                "import that."
            )
        raise UnableToRead(
            f"{path.name} is a workbook of the old XLS kind. Save it as XLSX and import that."
        )
    start = beginning.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml", b"<meta")):
        raise UnableToRead(
            f"{path.name} is a web page (HTML or XML), whatever its name says. Open it in the "
            "spreadsheet program and save it as XLSX."
        )
    if start.startswith(b"%pdf"):
        raise UnableToRead(f"{path.name} is a PDF. Ask for the register as a spreadsheet.")
