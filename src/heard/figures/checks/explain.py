"""What is the least that could be wrong, if these sums do not add up?

One wrong figure inside a table upsets its row and its column, and perhaps another table as well:
that is one fault, not three. So corrections are looked for that mend several sums at once, fewest
first, and only what they leave is told sum by sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heard.figures.checks.agreement import Sum
from heard.figures.checks.corrections import Correction, Workings
from heard.figures.checks.ledger import Check, Ledger

__all__ = ["Explanation", "explain"]

MOST_AT_ONCE = 3
# Past these, steps that are surely right come first, and the search is for the least of the rest.
MOST_BROKEN = 6
MOST_TRIES = 1_500


@dataclass(frozen=True)
class Explanation:
    """The corrections that mend most, in order, and the checks that stay broken without them.

    `mended` holds, for each correction, the checks that it mended.
    """

    corrections: tuple[Correction, ...]
    mended: tuple[tuple[Check, ...], ...]
    left: tuple[Check, ...]
    ledger: Ledger

    def settled(self) -> Ledger:
        """Return the ledger with the totals corrected, too, of the sums that are left broken."""
        ledger = self.ledger
        for check in self.left:
            if isinstance(check, Sum) and check.is_broken(ledger):
                reading = check.implied(ledger, check.focus)
                ledger = ledger.with_corrected({check.focus: reading})
        return ledger


@dataclass(slots=True)
class _Tries:
    left: int = MOST_TRIES


def explain(workings: Workings, ledger: Ledger) -> Explanation:
    """Return the least that could be wrong with the figures.

    Corrections are fewer than the checks they mend: where a sum is broken by itself, nothing tells
    which of its figures is wrong, and it is left as it is.
    """
    made: list[Correction] = []
    mended: list[tuple[Check, ...]] = []
    left: list[Check] = []
    for group in _groups(workings, [each for each in workings.checks if each.is_broken(ledger)]):
        broken: list[Check] = group
        while broken:
            ways = (_least, _surest) if len(broken) <= MOST_BROKEN else (_surest, _least)
            found = ways[0](workings, broken, ledger) or ways[1](workings, broken, ledger)
            if not found:
                left += broken
                break
            for correction in found:
                after = workings.broken_after(broken, ledger, correction)
                made.append(correction)
                mended.append(tuple(check for check in broken if check not in after))
                ledger = ledger.with_corrected(correction.readings)
                broken = after
    return Explanation(tuple(made), tuple(mended), tuple(left), ledger)


def _least(
    workings: Workings, broken: Sequence[Check], ledger: Ledger
) -> tuple[Correction, ...] | None:
    """Return the fewest corrections that mend all that is broken, None when not found."""
    for count in range(1, min(MOST_AT_ONCE, len(broken) - 1) + 1):
        found = list(_sets(workings, broken, ledger, count, _Tries()))
        if found:
            return min(found, key=lambda each: sum(workings.cost(c, ledger) for c in each))
    return None


def _sets(
    workings: Workings, broken: Sequence[Check], ledger: Ledger, count: int, tries: _Tries
) -> Iterator[tuple[Correction, ...]]:
    """Yield sets of so many corrections, or fewer, after which nothing is broken."""
    if not broken:
        yield ()
        return
    sums = [check for check in broken if isinstance(check, Sum)]
    if not count or not sums:
        return
    shortest = min(sums, key=lambda each: len(each.places))
    places = shortest.places
    if count == 1:
        for check in broken:
            places = places & check.places
    candidates = list(workings.singles(broken, ledger, sorted(places)))
    if len(broken) > 1:
        candidates += workings.swaps(broken, ledger) if count == 1 else []
    for correction in candidates:
        if not tries.left:
            return
        tries.left -= 1
        after = workings.broken_after(broken, ledger, correction)
        corrected = ledger.with_corrected(correction.readings)
        for rest in _sets(workings, after, corrected, count - 1, tries):
            yield correction, *rest


def _surest(
    workings: Workings, broken: Sequence[Check], ledger: Ledger
) -> tuple[Correction, ...] | None:
    """Return the one correction that mends the most, at least two, and breaks nothing."""
    places = [
        place
        for place in sorted({place for check in broken for place in check.places})
        if sum(place in check.places for check in broken) > 1
    ]
    best: tuple[int, int, Correction] | None = None
    for correction in (
        *workings.singles(broken, ledger, places),
        *workings.swaps(broken, ledger),
    ):
        after = workings.broken_after(broken, ledger, correction)
        gain = len(broken) - len(after)
        breaks = any(check not in broken for check in after)
        rank = (gain, -workings.cost(correction, ledger))
        if gain > 1 and not breaks and (best is None or rank > best[:2]):
            best = (*rank, correction)
    return None if best is None else (best[2],)


def _groups(workings: Workings, broken: Sequence[Check]) -> list[list[Check]]:
    """Return the broken checks in groups that could have a fault in common.

    Two belong together when they share a figure, or when some sum holds a figure of each: there a
    fault of one may be made good by a fault of the other.
    """
    group_of = {check: {check: None} for check in broken}
    for check in workings.checks:
        near = {other: None for place in check.places for other in workings.touching[place]}
        members = [other for other in near if other in group_of]
        if len(members) > 1:
            merged = {each: None for member in members for each in group_of[member]}
            for each in merged:
                group_of[each] = merged
    unique = {id(group): list(group) for group in group_of.values()}
    return list(unique.values())
