"""Which words does an office start with? One file a purpose and reader, the subject on top."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["DefaultTemplate", "default_templates"]

FOLDER = Path(__file__).with_name("templates")
_SUBJECT = "Subject: "


@dataclass(frozen=True, slots=True)
class DefaultTemplate:
    """The words of one template as the product brings them."""

    purpose: str
    reader: str
    subject: str
    body: str


def default_templates() -> Iterator[DefaultTemplate]:
    """Yield every template that the product brings, by purpose and reader."""
    for path in sorted(FOLDER.glob("*/*.txt")):
        subject, _, body = path.read_text(encoding="utf-8").partition("\n")
        yield DefaultTemplate(
            path.parent.name, path.stem, subject.removeprefix(_SUBJECT), body.strip()
        )
