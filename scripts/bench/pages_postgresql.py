"""The same pages on PostgreSQL, on a server that lives as long as the measurement."""

from __future__ import annotations

from scripts.bench import pages
from scripts.bench.measuring import Measurement
from scripts.postgresql import server

__all__ = ["measure"]


def measure() -> list[Measurement]:
    """Ask for each page of an office whose records stand in PostgreSQL."""
    with server() as database_url:
        return pages.measure(database_url)
