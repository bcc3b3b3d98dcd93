"""What is to be said of each fault? Its kind, its place, what it should read, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heard.figures.checks.agreement import Sum, SumKind
from heard.figures.checks.corrections import Correction, Workings
from heard.figures.checks.digits import are_exchanged
from heard.figures.checks.explain import Explanation
from heard.figures.checks.faults import Fault, FaultKind
from heard.figures.checks.ledger import Check, Ledger, Parts
from heard.figures.checks.rates import Rate
from heard.figures.printed import COUNT, in_print
from heard.figures.published import Place

__all__ = ["faults_explained"]

EXCHANGED = "two digits have changed places"


def faults_explained(
    workings: Workings, ledger: Ledger, explanation: Explanation
) -> Iterator[Fault]:
    """Yield a fault for each correction, and one for each check that is left broken."""
    for correction, mended in zip(explanation.corrections, explanation.mended, strict=True):
        sums = [check for check in mended if isinstance(check, Sum)]
        if correction.is_swap:
            yield _swap(correction, ledger)
        else:
            yield _single(workings, correction, sums, ledger)
    alone = {check for check in explanation.left if _is_alone(check, explanation.left)}
    for check in explanation.left:
        if isinstance(check, Sum):
            yield _left(workings, check, explanation.ledger, is_alone=check in alone)
        elif isinstance(check, Rate):
            yield check.fault(explanation.ledger)


def _swap(correction: Correction, ledger: Ledger) -> Fault:
    first, second = correction.readings
    if first.row == second.row:
        where = f" and “{second.column}” {ledger.printed[second].text}"
    else:
        where = f" and “{second.row}” {ledger.printed[second].text}"
    because = f"{where}: the two have changed places"
    return Fault(first, FaultKind.TRANSPOSED, ledger.printed[second].text, because)


def _single(
    workings: Workings, correction: Correction, sums: Sequence[Sum], ledger: Ledger
) -> Fault:
    place = correction.place
    reading = correction.readings[place]
    computed = _differing(ledger, place, reading)
    if are_exchanged(ledger.parts(place), reading):
        because = f", but it adds up only as {computed}: {EXCHANGED}"
        return Fault(place, FaultKind.TRANSPOSED, computed, because)
    kinds = {check.kind for check in sums if check.focus == place}
    if kinds:
        kind = next(each for each in SumKind if each in kinds)
        check = next(each for each in sums if each.focus == place and each.kind is kind)
        return Fault(place, KINDS[kind], computed, f", but {_others(workings, check)} {computed}")
    if all(check.kind is SumKind.ACROSS for check in sums):
        because = f", but the tables agree only if it is {computed}"
        return Fault(place, FaultKind.CROSS_TABLE, computed, because)
    because = f", but the sums it is part of add up only with {computed}"
    return Fault(place, FaultKind.WRONG, computed, because)


def _left(workings: Workings, check: Sum, ledger: Ledger, *, is_alone: bool) -> Fault:
    """Return the fault of a sum that nothing else explains: by convention its total is wrong."""
    focus = check.focus
    reading = check.implied(ledger, focus)
    computed = _differing(ledger, focus, reading)
    if are_exchanged(ledger.parts(focus), reading):
        because = f", but {_others(workings, check)} {computed}: {EXCHANGED}"
        return Fault(focus, FaultKind.TRANSPOSED, computed, because)
    if is_alone:
        exchanged = [
            correction
            for correction in workings.singles([check], ledger, sorted(check.places - {focus}))
            if workings.cost(correction, ledger) == 0
            and not workings.broken_after([check], ledger, correction)
        ]
        if len(exchanged) == 1:
            return _single(workings, exchanged[0], [check], ledger)
    return Fault(focus, KINDS[check.kind], computed, f", but {_others(workings, check)} {computed}")


KINDS = {
    SumKind.ROW: FaultKind.ROW_TOTAL,
    SumKind.COLUMN: FaultKind.COLUMN_TOTAL,
    SumKind.ACROSS: FaultKind.CROSS_TABLE,
}


def _others(workings: Workings, check: Sum) -> str:
    """Return the other figures of a sum, as the subject of a sentence with its verb."""
    others = [term.place for term in check.terms if term.place != check.focus]
    if not others:
        return "it should be"
    if check.kind is SumKind.ACROSS:
        names = list(dict.fromkeys(_named(workings, place, check.focus) for place in others))
        listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
        return f"{listed} {'give' if len(others) > 1 else 'gives'}"
    heads = [place.column if check.kind is SumKind.ROW else place.row for place in others]
    if len(heads) == 1:
        return f"“{heads[0]}” alone is"
    return f"“{heads[0]}” to “{heads[-1]}” add up to"


def _named(workings: Workings, place: Place, focus: Place) -> str:
    """Return the figure's table, with its heads where they are not those of the focus.

    Totals go by many names ("Totals", "Year End Totals"): those are alike.
    """
    table, other = workings.tables[place.table], workings.tables[focus.table]
    heads = [
        f"“{head}”"
        for head, of_focus, totals in (
            (place.row, focus.row, {table.total_row, other.total_row}),
            (place.column, focus.column, {table.total_column, other.total_column}),
        )
        if head != of_focus and not {head, of_focus} <= totals
    ]
    return " ".join([table.title or f"“{table.id}”", *heads])


def _is_alone(check: Check, left: Sequence[Check]) -> bool:
    return not any(other is not check and other.places & check.places for other in left)


def _differing(ledger: Ledger, place: Place, reading: Parts) -> str:
    """Return the figure as it should be printed; its number only where that is what differs."""
    before = ledger.printed[place].parts
    shown = {**before, **reading}
    differing = {name for name, span in shown.items() if before.get(name) != span}
    if differing and COUNT not in differing:
        shown.pop(COUNT, None)
    return in_print(shown) or "something else"
