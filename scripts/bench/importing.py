"""A register of 100,000 rows, read into SQLite in one transaction."""

from __future__ import annotations

import time
from datetime import date

from scripts.bench.measuring import Measurement, peak_megabytes
from scripts.bench.office import open_office, write_register

__all__ = ["measure"]

_ROWS = 100_000


def measure() -> list[Measurement]:
    """Import one large CSV register into an empty office."""
    register = open_office() / "register.csv"
    write_register(register, _ROWS, date(2015, 3, 31))
    before = peak_megabytes()
    from heard.common.clock import now  # noqa: PLC0415 — Django is set up by then
    from heard.intake.operations import import_register  # noqa: PLC0415
    from heard.intake.registers.mapping import plain_mapping  # noqa: PLC0415
    from heard.procedures.queries import vocabularies  # noqa: PLC0415

    begun = time.process_time()
    result = import_register(register, plain_mapping(vocabularies()), at=now())
    taken = time.process_time() - begun
    if result.recorded != _ROWS:
        raise SystemExit(f"only {result.recorded} rows recorded: {result.problems[:3]}")
    return [
        Measurement(
            "import: rows a second of the processor", _ROWS / taken, "rows/s", 4_000, at_most=False,
            how="100,000 rows of CSV in one transaction, every record whole; SQLite on disk",
        ),
        Measurement("import: most memory", peak_megabytes(), "MB", 300, how=f"{before:.0f} before"),
    ]  # fmt: skip
