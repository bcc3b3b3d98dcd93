"""What may a file be called, so that the name can be shown and saved under without harm?"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from unicodedata import category, normalize

__all__ = ["LONGEST", "ending_of", "safe_name", "shown_name"]

LONGEST = 120
_LONGEST_ENDING = 12
# Controls, marks that turn the direction of writing or are not seen, halves of pairs, private use
# and places that Unicode leaves empty; lines and paragraphs end no file name either.
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_FORBIDDEN = re.compile(r'[<>:"|?*]')
# Windows takes these for devices, whatever ending they have.
_DEVICES = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)")


def shown_name(given: str) -> str:
    """Return what a file is called, without folders and without letters that mislead or harm.

    Never empty; at most LONGEST letters, of which the ending stays. A name that hides its true
    ending by turning the direction of writing shows it again.
    """
    text = normalize("NFC", given.replace("\x00", "").replace("\\", "/"))
    last = text.rstrip("/").rpartition("/")[2]
    kept = "".join(letter for letter in last if category(letter) not in _DROPPED)
    kept = " ".join(_FORBIDDEN.sub("_", kept).split()).strip(". ")
    kept = _DEVICES.sub(r"_\1", kept)
    return _shortened(kept) or "file"


def ending_of(name: str) -> str:
    """Return the ending of a name, in small letters and without its dot; "" for none."""
    return PurePosixPath(name).suffix.lstrip(".").lower()


def safe_name(given: str, endings: tuple[str, ...]) -> str:
    """Return the name under which a file is kept: what it was called, with an ending that is true.

    An ending of the type that was found stays; another gives way to the type's first, so that
    nothing opens as what it only claimed to be: photo.png that is a JPEG becomes photo.jpg.
    """
    name = shown_name(given)
    if ending_of(name) in endings:
        return name
    stem = name[: -len(ending_of(name)) - 1] if ending_of(name) else name
    return _shortened(f"{stem[: LONGEST - _LONGEST_ENDING]}.{endings[0]}")


def _shortened(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    suffix = PurePosixPath(name).suffix
    if len(suffix) > _LONGEST_ENDING:
        suffix = ""
    return name[: LONGEST - len(suffix)].rstrip(". ") + suffix
