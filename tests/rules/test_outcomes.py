"""The outcome of a complaint follows from the findings on its elements."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.rules.outcomes import Outcome, Override, OverrideWithoutReason, RolledUp, roll_up

U, PU, NU = Outcome.UPHELD, Outcome.PARTIALLY_UPHELD, Outcome.NOT_UPHELD
NF, W = Outcome.NO_FINDING, Outcome.WITHDRAWN

# The rows of docs/rules/outcomes.md, in its order.
WORKED = [
    ([U, U], U, "Every finding is upheld."),
    ([PU], PU, "Of 1 finding, 0 upheld and 1 partially upheld."),
    ([U, PU], PU, "Of 2 findings, 1 upheld and 1 partially upheld."),
    ([U, NU, NU], PU, "Of 3 findings, 1 upheld and 0 partially upheld."),
    ([PU, NU], PU, "Of 2 findings, 0 upheld and 1 partially upheld."),
    ([NU, NU], NU, "No finding is upheld, wholly or in part."),
    ([U, W], U, "Every finding is upheld. 1 element withdrawn or without a finding was set aside."),
    (
        [U, NU, NF, W],
        PU,
        (
            "Of 2 findings, 1 upheld and 0 partially upheld. "
            "2 elements withdrawn or without a finding were set aside."
        ),
    ),
    ([NF, W], NF, "No element could be decided one way or the other."),
    ([W, W], W, "Every element was withdrawn."),
    ([U, None, NU], None, "1 of 3 elements not yet decided."),
    ([], None, "No element has been recorded, so there is no outcome yet."),
]


@pytest.mark.parametrize(("findings", "outcome", "rule"), WORKED)
def test_findings_roll_up_to_one_outcome_with_its_rule(findings, outcome, rule):
    assert roll_up(findings) == RolledUp(outcome, rule)


PAGE = Path(__file__).parents[2] / "docs" / "rules" / "outcomes.md"
WORDS = {each.label.lower(): each for each in Outcome} | {"undecided": None, "none yet": None}


def test_the_page_on_outcomes_lists_these_examples():
    rows = [line.strip("| ").split(" | ") for line in PAGE.read_text("utf-8").splitlines()]
    examples = [row for row in rows if len(row) == 4 and row[1] in WORDS]
    printed = [([WORDS[word] for word in row[0].split(", ")], WORDS[row[1]]) for row in examples]
    assert printed == [(findings, outcome) for findings, outcome, _ in WORKED if findings]


findings_of_elements = st.lists(st.sampled_from(Outcome), min_size=1, max_size=8)


@given(findings_of_elements, st.randoms())
def test_order_of_the_elements_makes_no_difference(findings, shuffler):
    turned = list(findings)
    shuffler.shuffle(turned)
    assert roll_up(turned) == roll_up(findings)


@given(findings_of_elements)
def test_saying_everything_twice_makes_no_difference_to_the_outcome(findings):
    assert roll_up(findings * 2).outcome == roll_up(findings).outcome


@given(findings_of_elements)
def test_withdrawing_one_more_element_changes_no_outcome(findings):
    assert roll_up([*findings, W]).outcome == roll_up(findings).outcome


@given(findings_of_elements)
def test_upheld_in_any_part_is_never_lost_and_never_invented(findings):
    found = roll_up(findings).outcome in {U, PU}
    assert found == bool({U, PU} & set(findings))


@given(findings_of_elements)
def test_an_undecided_element_leaves_the_complaint_without_an_outcome(findings):
    assert roll_up([*findings, None]).outcome is None


def test_an_override_stands_and_says_what_the_findings_alone_would_give():
    decided = Override(U, " The apology accepts all of it. ").applied_to(roll_up([U, NU]))
    assert decided == RolledUp(
        U,
        "Set to “Upheld” because: The apology accepts all of it. "
        "(the findings alone give: partially upheld).",
    )


def test_an_override_of_a_complaint_without_findings_says_so():
    decided = Override(W, "She telephoned.").applied_to(roll_up([]))
    assert "(the findings alone give: none yet)" in decided.rule


@pytest.mark.parametrize("reason", ["", "   ", "\n\t"])
def test_an_override_without_a_reason_is_refused(reason):
    with pytest.raises(OverrideWithoutReason, match="without a reason: say why"):
        Override(Outcome.NOT_UPHELD, reason)
