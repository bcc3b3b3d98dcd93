"""In which quarter was each record received, so that every table of the report comes out?

The report prints complaints by theme and quarter, by service and quarter, and by service, quarter
and outcome; a complaint stands in one cell of each. So each *sort* of complaint (theme, service,
outcome) is shared out over the four quarters, exactly, by depth-first search with backtracking.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from random import Random
from typing import Any

from making.said import COMPLAINT, Record

__all__ = ["UnableToPlace", "in_quarters"]

Quarters = tuple[int, ...]
Sort = tuple[str, str, str]
Room = dict[object, Quarters]


class UnableToPlace(Exception):
    """The cells and the records cannot both be right."""


def in_quarters(said: Sequence[Record], cells: Mapping[str, Any], rng: Random) -> list[Record]:
    """Return the records, each with its quarter; one that has a date keeps the date's quarter."""
    complaints = [each for each in said if each.kind == COMPLAINT]
    placed = _complaints(complaints, cells, rng)
    for kind, services in cells["received"].items():
        for service, counts in services.items():
            if kind != COMPLAINT:
                of_these = [each for each in said if (each.kind, each.service) == (kind, service)]
                placed += _dealt(of_these, _less(tuple(counts), _dated(of_these)))
    if len(placed) != len(said):
        raise UnableToPlace(f"{len(said)} were said, and the cells hold {len(placed)}")
    return placed


def _complaints(complaints: list[Record], cells: Mapping[str, Any], rng: Random) -> list[Record]:
    room = _room(cells)
    sorts: dict[Sort, list[Record]] = {}
    for each in complaints:
        sorts.setdefault((each.theme, each.service, each.outcome), []).append(each)
    for sort, records in sorts.items():
        room = _taken(room, sort, _dated(records))
    free = {sort: sum(each.quarter is None for each in of) for sort, of in sorts.items()}
    in_order = sorted(free, key=lambda sort: (sort[1:] == ("CSC", "NU"), free[sort], sort))
    shares = next(_shares(in_order, free, room), None)
    if shares is None:
        raise UnableToPlace("no way to share the complaints out over the quarters")
    placed = []
    for sort in sorted(shares):
        rng.shuffle(sorts[sort])
        placed += _dealt(sorts[sort], shares[sort])
    return placed


def _room(cells: Mapping[str, Any]) -> Room:
    """Return what each theme, and each service and outcome, may still take in each quarter."""
    room: Room = {theme: tuple(counts) for theme, counts in cells["theme"].items()}
    for service, received in cells["received"][COMPLAINT].items():
        left = tuple(received)
        for outcome in ("U", "PU"):
            room[service, outcome] = tuple(cells["outcome"][outcome][service])
            left = _less(left, room[service, outcome])
        room[service, "NU"] = left
    return room


def _shares(
    sorts: Sequence[Sort], free: Mapping[Sort, int], room: Room
) -> Iterator[dict[Sort, Quarters]]:
    """Yield each way to share the sorts out, the evenest first, that leaves no room over."""
    if not sorts:
        if not any(any(left) for left in room.values()):
            yield {}
        return
    sort, later = sorts[0], sorts[1:]
    theme, service, outcome = sort
    fits = tuple(min(pair) for pair in zip(room[theme], room[service, outcome], strict=True))
    last_of_theme = all(other[0] != theme for other in later)
    last_of_cell = all(other[1:] != (service, outcome) for other in later)
    for share in _splits(free[sort], fits):
        if last_of_theme and share != room[theme]:
            continue
        if last_of_cell and share != room[service, outcome]:
            continue
        for rest in _shares(later, free, _taken(room, sort, share)):
            yield {sort: share, **rest}


def _splits(total: int, fits: Quarters) -> list[Quarters]:
    """Return the ways to split a number over four quarters, nearest to the room there is first."""
    every = product(*(range(min(total, most) + 1) for most in fits))
    splits = [split for split in every if sum(split) == total]
    width = sum(fits)
    return sorted(
        splits,
        key=lambda split: (
            sum((part * width - total * most) ** 2 for part, most in zip(split, fits, strict=True)),
            split,
        ),
    )


def _taken(room: Room, sort: Sort, share: Quarters) -> Room:
    theme, service, outcome = sort
    cell = (service, outcome)
    return room | {theme: _less(room[theme], share), cell: _less(room[cell], share)}


def _less(left: tuple[int, ...], taken: tuple[int, ...]) -> Quarters:
    rest = tuple(have - take for have, take in zip(left, taken, strict=True))
    if min(rest) < 0:
        raise UnableToPlace(f"{taken} do not fit into {left}")
    return rest


def _dated(records: Sequence[Record]) -> Quarters:
    counts = Counter(each.quarter for each in records if each.quarter)
    return tuple(counts[quarter] for quarter in (1, 2, 3, 4))


def _dealt(records: Sequence[Record], counts: Quarters) -> list[Record]:
    """Return the records, those without a quarter given one in order, as many as it has room."""
    quarters = [quarter for quarter, count in enumerate(counts, start=1) for _ in range(count)]
    free = [each for each in records if not each.quarter]
    dated = [each for each in records if each.quarter]
    if len(free) != len(quarters):
        raise UnableToPlace(f"{len(free)} to be placed and room for {len(quarters)}: {free[:1]}")
    return dated + [
        replace(each, quarter=quarter) for each, quarter in zip(free, quarters, strict=True)
    ]
