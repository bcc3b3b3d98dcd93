"""What did the person who runs this choose? Every setting from the environment, checked at once."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

__all__ = ["address_list", "count", "data_folder", "flag", "kept_secret"]


def flag(name: str, *, default: bool) -> bool:
    """Return a yes-or-no setting; ImproperlyConfigured for any other word."""
    words = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    given = os.environ.get(name, "").strip().lower()
    if not given:
        return default
    if given not in words:
        raise ImproperlyConfigured(f"{name} is “{given}”: set it to yes or no.")
    return words[given]


def address_list(name: str, *, default: str) -> list[str]:
    """Return a setting that lists host names, divided by commas."""
    return [each.strip() for each in os.environ.get(name, default).split(",") if each.strip()]


def count(name: str, *, default: int) -> int:
    """Return a setting that is a number, 0 or more; ImproperlyConfigured for anything else."""
    given = os.environ.get(name, "").strip()
    if not given:
        return default
    if not given.isascii() or not given.isdecimal():
        raise ImproperlyConfigured(f"{name} is “{given}”: set it to a whole number, 0 or more.")
    return int(given)


def data_folder() -> Path:
    """Return the folder for the database and files, made if need be (HEARD_DATA, or ./var)."""
    folder = Path(os.environ.get("HEARD_DATA", "var")).resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o750)
    except OSError as refused:
        raise ImproperlyConfigured(
            f"HEARD_DATA names {folder}, which cannot be made ({refused.strerror}): "
            "set it to a folder that this user may write to."
        ) from refused
    return folder


def kept_secret(name: str, kept: Path) -> str:
    """Return a secret of the environment, or one made once and kept in a file of its own."""
    given = os.environ.get(name, "")
    if given:
        if len(given) < 40:
            raise ImproperlyConfigured(f"{name} is too short: give 40 characters or more.")
        return given
    if not kept.exists():
        fresh = kept.with_name(f"{kept.name}.{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48), encoding="ascii")
        fresh.rename(kept)
    return kept.read_text(encoding="ascii")
