"""How did it end? (to be completed: findings, roll-up, override)."""

from heard.rules.vocabulary import Labelled


class Outcome(Labelled):
    """How a complaint, or one element of it, was decided."""

    UPHELD = "upheld", "Upheld"
    PARTIALLY_UPHELD = "partially_upheld", "Partially upheld"
    NOT_UPHELD = "not_upheld", "Not upheld"
    NO_FINDING = "no_finding", "No finding"
    WITHDRAWN = "withdrawn", "Withdrawn"
