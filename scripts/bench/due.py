"""A hundred thousand questions of `heard due --batch`, in words and back, without a database."""

from __future__ import annotations

import json
import random
import time
from datetime import date, timedelta
from io import BytesIO

from scripts.bench.measuring import Measurement, peak_megabytes

__all__ = ["measure"]

_LINES = 100_000


def measure() -> list[Measurement]:
    """Answer a batch of starts on any day of ten years, by a few timescales."""
    from heard.procedures.due import answer_batch  # noqa: PLC0415 — its loading is not measured

    chance = random.Random(6)
    lines = b"\n".join(_line(number, chance) for number in range(_LINES))
    begun = time.process_time()
    answers = sum(not answered.is_bad for answered in answer_batch(BytesIO(lines)))
    taken = time.process_time() - begun
    if answers != _LINES:
        raise SystemExit(f"only {answers} lines were answered")
    return [
        Measurement(
            "due --batch: lines a second of the processor", _LINES / taken, "lines/s", 20_000,
            at_most=False, how="100,000 lines, each with its explanation",
        ),
        Measurement("due --batch: most memory", peak_megabytes(), "MB", 150),
    ]  # fmt: skip


def _line(number: int, chance: random.Random) -> bytes:
    start = date(2015, 4, 1) + timedelta(days=chance.randrange(3650))
    amount, unit = chance.choice(
        [(10, "working_days"), (20, "working_days"), (65, "working_days"), (6, "calendar_months")]
    )
    asked = {"id": number, "start": start.isoformat(), "amount": amount, "unit": unit}
    return json.dumps(asked).encode()
