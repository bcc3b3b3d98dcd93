"""Has somebody written 54 for 45? Whether one figure is another with two digits exchanged."""

from __future__ import annotations

from heard.figures.checks.ledger import Parts

__all__ = ["are_exchanged", "have_changed_places"]


def have_changed_places(printed: str, computed: str) -> bool:
    """Say whether two neighbouring digits have changed places, and nothing else differs.

    A point between the two digits does not part them: 64.8 and 68.4 differ so. Numbers of another
    length do not (50 is not 5 with its digits exchanged).
    """
    if len(printed) != len(computed) or printed == computed:
        return False
    differing = [at for at in range(len(printed)) if printed[at] != computed[at]]
    match differing:
        case [one, other]:
            between = printed[one + 1 : other]
            return (
                between.strip(".,") == ""
                and printed[one] == computed[other]
                and printed[other] == computed[one]
                and (printed[one] + printed[other]).isdigit()
            )
    return False


def are_exchanged(printed: Parts, computed: Parts) -> bool:
    """Say whether all that differs is an exchange: 54 for 45, 3U & 4PU for 4U & 3PU, 27/18."""
    differing = [name for name in computed if name in printed and printed[name] != computed[name]]
    if not differing:
        return False
    match differing:
        case [one, other] if printed[one] == computed[other] and printed[other] == computed[one]:
            return True
    return all(
        printed[name].exact is not None
        and computed[name].exact is not None
        and have_changed_places(str(printed[name]), str(computed[name]))
        for name in differing
    )
