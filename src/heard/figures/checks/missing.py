"""Which figures were merely left out? Those left blank, and totals whose parts are all given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from heard.figures.checks.agreement import Sum
from heard.figures.checks.corrections import Workings
from heard.figures.checks.faults import Fault, FaultKind
from heard.figures.checks.ledger import Check, Ledger, Parts
from heard.figures.printed import Said, in_print
from heard.figures.published import Place
from heard.figures.spans import NOUGHT

__all__ = ["missing_figures"]


def missing_figures(workings: Workings, ledger: Ledger) -> Iterator[Fault]:
    """Yield a fault for each figure that somebody left out.

    An empty cell always is. "n/a" and a dash are said on purpose and are no fault in a part of a
    sum, where nothing is known of them (they are not nought); in a total they are, once every part
    is given and there is something to add up.
    """
    for place, cell in ledger.printed.items():
        if cell.said is Said.BLANK:
            computed = in_print(_worked_out(workings.touching.get(place, ()), ledger, place))
            because = f", though it can only be {computed}" if computed else ""
            yield Fault(place, FaultKind.MISSING, computed, because)
        elif cell.said is Said.NOT_GIVEN:
            parts = _worked_out(workings.totals_at(place), ledger, place)
            if any(span != NOUGHT for span in parts.values()):
                because = f", though its parts add up to {in_print(parts)}"
                yield Fault(place, FaultKind.MISSING, in_print(parts), because)


def _worked_out(checks: Iterable[Check], ledger: Ledger, place: Place) -> Parts:
    """Return the one figure that some sum leaves possible, {} where there is none such."""
    for check in checks:
        if isinstance(check, Sum) and not check.is_broken(ledger):
            implied = check.implied(ledger, place)
            if implied and all(span.exact is not None for span in implied.values()):
                return implied
    return {}
