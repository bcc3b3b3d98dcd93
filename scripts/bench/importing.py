"""A register of 100,000 rows, read into SQLite in one transaction."""

from __future__ import annotations

import time

from scripts.bench.measuring import Measurement, peak_megabytes
from scripts.bench.office import open_office, write_register

__all__ = ["measure"]

_ROWS = 100_000


def measure() -> list[Measurement]:
    """Import one large CSV register into an empty office."""
    database = open_office()
    register = database.with_name("register.csv")
    write_register(register, _ROWS)
    before = peak_megabytes()
    from heard.common.clock import now  # noqa: PLC0415 — Django is set up by then
    from heard.intake.operations import import_register  # noqa: PLC0415
    from heard.intake.registers.mapping import plain_mapping  # noqa: PLC0415
    from heard.procedures.queries import vocabularies  # noqa: PLC0415

    begun = time.perf_counter()
    result = import_register(register, plain_mapping(vocabularies()), at=now())
    taken = time.perf_counter() - begun
    if result.recorded != _ROWS:
        raise SystemExit(f"only {result.recorded} rows recorded: {result.problems[:3]}")
    return [
        Measurement(
            "import: rows a second", _ROWS / taken, "rows/s", 4_000, at_most=False,
            how="100,000 rows of CSV in one transaction, SQLite on disk",
        ),
        Measurement("import: most memory", peak_megabytes(), "MB", 300, how=f"{before:.0f} before"),
    ]  # fmt: skip
