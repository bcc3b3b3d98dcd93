"""Which browser do the tests and the pictures open pages in? Debian's Chromium without a screen."""

from __future__ import annotations

import shutil

__all__ = ["chromium"]

# The first is Chromium without its windows: a page costs it a fifth of what it costs the second.
_PROGRAMS = ("chromium-headless-shell", "chromium")


def chromium() -> str | None:
    """Return the path of the first that is installed, None where none is."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)
