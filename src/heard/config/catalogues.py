"""In which languages can the public pages be read? A folder each, with what was translated."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured

__all__ = ["CATALOGUES", "languages"]

CATALOGUES = Path(__file__).resolve().parents[1] / "locale"


def languages(name: str, *, default: str) -> list[tuple[str, str]]:
    """Return a setting that lists languages by code, divided by commas: each with its English name.

    ImproperlyConfigured for one without a catalogue; “none” is no language beside English.
    """
    given = os.environ.get(name, "").strip().lower() or default
    codes = [each.strip() for each in given.split(",") if each.strip() not in {"", "none"}]
    there = sorted(path.parents[1].name for path in CATALOGUES.glob("*/LC_MESSAGES/django.po"))
    for code in codes:
        if code not in there:
            raise ImproperlyConfigured(
                f"{name} names “{code}”, for which there is no catalogue: "
                f"choose among {', '.join(there)}, or set it to none."
            )
    return [(code, LANG_INFO[code]["name"]) for code in codes]
