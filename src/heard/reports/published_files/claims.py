"""Which claims does a file of published figures hold, and what is each worked out from?"""

from __future__ import annotations

from decimal import Decimal

from heard.figures.published import Claim, Operand
from heard.reports.published_files.words import Misshapen, Said, figure, look_for_slips, words

__all__ = ["claim_of"]

WAYS = (("numerator", "denominator"), ("from", "to"), ("figure",), ("value",), ("top_of",))
"""The ways in which a claim says what it is worked out from, of which it uses one."""
CLAIM = ("text", "printed", "column", *(key for keys in WAYS for key in keys))


def claim_of(said: Said, where: str) -> Claim:
    """Return a claim of the file; Misshapen says what it lacks."""
    look_for_slips(said, CLAIM, where)
    if "printed" not in said:
        raise Misshapen(f'{where}: it lacks printed: add the figure in the prose, such as "6.7%"')
    text = words(said, "text", where) or str(said["printed"])
    where = f"{where} (“{text}”)"
    used = [keys for keys in WAYS if any(key in said for key in keys)]
    if len(used) != 1 or any(key not in said for key in used[0]):
        raise Misshapen(
            f"{where}: say in one way what it is worked out from: numerator and denominator, "
            "from and to, figure, value, or top_of"
        )
    return Claim(
        text=text,
        printed=figure(said["printed"], f"{where}, printed"),
        numerator=_operand(said, "numerator", where),
        denominator=_operand(said, "denominator", where),
        before=_operand(said, "from", where),
        after=_operand(said, "to", where),
        figure=_operand(said, "figure" if "figure" in said else "value", where),
        top_of=words(said, "top_of", where),
        column=words(said, "column", where),
    )


def _operand(said: Said, key: str, where: str) -> Operand | None:
    match said.get(key):
        case None | str() as operand:
            return operand
        case int() as operand if not isinstance(operand, bool):
            return operand
        case Decimal() as operand if operand.is_finite():
            return operand
    raise Misshapen(f"{where}: {key} must be a number, or name figures as table.row.column")
