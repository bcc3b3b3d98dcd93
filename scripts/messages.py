"""The public words in other languages: from the sources to the catalogues, and to what is read.

`make messages` collects every public word anew and brings each catalogue up to it; with LANGUAGE=uk
it begins one for Ukrainian. `make assets` compiles them. What a translator edits is
`src/heard/locale/<language>/LC_MESSAGES/django.po`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf.locale import LANG_INFO
from django.utils.translation.template import templatize

from heard.face.places import ON_PAGES, first_words

SOURCES = Path(__file__).resolve().parents[1] / "src" / "heard"
CATALOGUES = SOURCES / "locale"
TEMPLATE = CATALOGUES / "django.pot"
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}
_ABOUT: dict[str, Any] = {
    "project": "Heard",
    "version": "public pages",
    "msgid_bugs_address": "see CONTRIBUTING.md",
    "last_translator": "nobody who speaks it has checked it yet",
    "language_team": "none yet",
    "charset": "utf-8",
    "fuzzy": False,
}
_HEADER = """\
# Heard: what the public pages say. Made by `make messages`; translate in the folders beside it.
#"""
_DRAFT_HEADER = """\
# Heard: what the public pages say, in {language}.
# A DRAFT, to be checked by a native speaker before anybody relies on it. Plain, everyday words, as
# in the English; keep every %(name)s and every <tag>.
#"""


def main() -> int:
    """Do one of the two; 2 for a language that nobody could be offered."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("what", choices=["collect", "compile"])
    asked.add_argument("--language", default="", help="begin a catalogue for this language: uk")
    given = asked.parse_args()
    if given.language and given.language not in LANG_INFO:
        sys.stderr.write(f"Django knows no language “{given.language}”: see its LANG_INFO.\n")
        return 2
    if given.what == "collect":
        collect(given.language)
    else:
        compile_all()
    return 0


def collect(begun: str = "") -> None:
    """Write the template anew, bring every catalogue up to it, and begin one where asked to."""
    template = collected()
    TEMPLATE.write_bytes(written(template))
    for path in [*catalogue_files(), *([_path(begun)] if begun else [])]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(_brought_up(path, template)))


def compile_all() -> None:
    """Write beside each catalogue what the server reads. What is marked fuzzy is left out."""
    for path in catalogue_files():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue_at(path))


def collected() -> Catalog:
    """Return a catalogue of every public word in the sources, in the order of files and lines."""
    catalogue = Catalog(header_comment=_HEADER, **_ABOUT)
    for path in sorted([*SOURCES.rglob("*.py"), *SOURCES.rglob("*.html"), *SOURCES.rglob("*.txt")]):
        place = path.relative_to(SOURCES.parent).as_posix()
        for words, comments, context in _in_file(path):
            catalogue.add(words, locations=[(place, 0)], auto_comments=comments, context=context)
    for each in ON_PAGES:
        for words in first_words(each).split("\n\n"):
            catalogue.add(words, locations=[(f"heard/face/words/{each.value}.txt", 0)])
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue as it is kept: without line numbers, dates or wrapped lines."""
    file = BytesIO()
    write_po(file, catalogue, width=0, include_lineno=False, ignore_obsolete=True)
    dates = re.compile(rb'^"(POT-Creation-Date|PO-Revision-Date|Generated-By): .*\n', re.MULTILINE)
    return dates.sub(b"", file.getvalue())


def catalogue_files() -> list[Path]:
    """Return the catalogue of each language there is, in the order of their codes."""
    return sorted(CATALOGUES.glob("*/LC_MESSAGES/django.po"))


def catalogue_at(path: Path) -> Catalog:
    """Return the catalogue of a file, whose folder names its language."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name, charset="utf-8")


def _in_file(path: Path) -> Iterator[tuple[str | tuple[str, ...], list[str], str | None]]:
    """Yield what a file says to the public, with a note for translators and its context."""
    source = path.read_text("utf-8")
    if path.suffix != ".py":
        # As calls among blanks; without indentation they read as Python.
        source = "\n".join(line.lstrip() for line in templatize(source).splitlines())
    found = extract("python", BytesIO(source.encode()), KEYWORDS, ["Translators:"])
    for _, words, comments, context in found:
        yield words, comments, context


def _brought_up(path: Path, template: Catalog) -> Catalog:
    """Return a catalogue with every message of the template and no other."""
    language = path.parents[1].name
    if path.exists():
        catalogue = catalogue_at(path)
    else:
        name = Locale.parse(language).get_language_name("en")
        comment = _DRAFT_HEADER.format(language=name)
        catalogue = Catalog(locale=language, header_comment=comment, **_ABOUT)
    # Words that are only alike are no translation: a new sentence begins empty.
    catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
    return catalogue


def _path(language: str) -> Path:
    return CATALOGUES / language / "LC_MESSAGES" / "django.po"


if __name__ == "__main__":
    sys.exit(main())
