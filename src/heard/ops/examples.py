"""Where is the worked example? Beside the code, in a checkout as in an installed wheel."""

from __future__ import annotations

from pathlib import Path

__all__ = ["worked_example"]

_PACKAGE = Path(__file__).resolve().parent


def worked_example() -> Path:
    """Return the folder of the worked example; FileNotFoundError where it was not installed."""
    for examples in (_PACKAGE / "examples", _PACKAGE.parents[2] / "examples"):
        folder = examples / "blackpool-2014-15"
        if folder.is_dir():
            return folder
    raise FileNotFoundError("the worked example is not part of this installation")
