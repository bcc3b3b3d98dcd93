"""Which figures are too small to publish, and which others would give those away?"""

from __future__ import annotations

from heard.rules.disclosure.publication import PrintedCell, Publication, Sum, UnableToProtect
from heard.rules.disclosure.suppression import Suppression, suppress

__all__ = [
    "PrintedCell",
    "Publication",
    "Sum",
    "Suppression",
    "UnableToProtect",
    "suppress",
]
