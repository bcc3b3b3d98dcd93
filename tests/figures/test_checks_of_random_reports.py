"""One fault put into a sound report is one finding, of its kind and at its place."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from heard.figures.checks import FaultKind, UnableToFollow
from heard.figures.measures import rounded
from tests.figures.printed_reports import (
    MODEST,
    Counts,
    counts,
    found,
    percent,
    shares,
    table,
    with_sums,
)


def place_in(sums, draw):
    return draw(st.integers(0, len(sums.rows) - 1)), draw(st.integers(0, len(sums.rows[0]) - 1))


@MODEST
@given(counts())
def test_a_sound_table_has_no_findings(sums):
    assert found(sums.printed()) == []


@MODEST
@given(counts(least=1), st.data())
def test_a_wrong_figure_is_one_finding_at_its_place(sums, data):
    row, column = place_in(sums, data.draw)
    right = sums.rows[row][column]
    wrong = data.draw(st.integers(0, 900).filter(lambda number: number != right))
    sums.rows[row][column] = wrong

    [(kind, *at, printed, computed)] = found(sums.printed())

    assert tuple(at) == sums.place(row, column)
    assert (printed, computed) == (str(wrong), str(right))
    last_row, last_column = row == len(sums.rows) - 1, column == len(sums.rows[0]) - 1
    by_place = "row_total" if last_column else "column_total" if last_row else "wrong"
    assert kind in {by_place, "transposed"}


@MODEST
@given(counts(least=10, most=99), st.data())
def test_two_digits_exchanged_are_transposed(sums, data):
    row = data.draw(st.integers(0, len(sums.rows) - 2))
    column = data.draw(st.integers(0, len(sums.rows[0]) - 2))
    right = sums.rows[row][column]
    tens, units = divmod(right, 10)
    assume(units not in {0, tens})
    sums.rows[row][column] = 10 * units + tens

    [(kind, *at, _, computed)] = found(sums.printed())

    assert (kind, tuple(at), computed) == ("transposed", sums.place(row, column), str(right))


@MODEST
@given(counts(), st.data())
def test_two_figures_of_a_row_that_changed_places_are_one_finding(sums, data):
    row = data.draw(st.integers(0, len(sums.rows) - 2))
    one, other = data.draw(
        st.lists(st.integers(0, len(sums.rows[0]) - 2), min_size=2, max_size=2, unique=True)
    )
    cells = sums.rows[row]
    assume(cells[one] != cells[other])
    cells[one], cells[other] = cells[other], cells[one]
    difference = cells[one] - cells[other]
    # Where other figures of the two columns differ by as much, nobody can say which were exchanged.
    alike = [at for at, each in enumerate(sums.rows) if each[one] - each[other] == difference]
    if sums.rows[-1][other] - sums.rows[-1][one] == difference:
        alike.append(len(sums.rows) - 1)

    findings = found(sums.printed())

    assert [kind for kind, *_ in findings] == ["transposed"]
    if alike == [row]:
        assert findings[0][1:3] == sums.place(row, min(one, other))


@MODEST
@given(st.lists(st.lists(st.integers(0, 60), min_size=4, max_size=4), min_size=3, max_size=3))
def test_kinds_that_add_up_to_all_feedback_have_no_findings(kinds):
    tables, identities = across(kinds)
    assert found(*tables, identities=identities) == []


@MODEST
@given(
    st.lists(st.lists(st.integers(0, 60), min_size=4, max_size=4), min_size=3, max_size=3),
    st.data(),
)
def test_a_total_that_its_kinds_do_not_give_is_one_finding(kinds, data):
    tables, identities = across(kinds, error=(data.draw(st.integers(0, 3)), 7))
    [(kind, row, column, *_)] = found(*tables, identities=identities)
    assert (kind in {"cross_table", "transposed"}, row) == (True, "TOTALS")
    assert column in {"Q1", "Q2", "Q3", "Q4"}


def across(kinds, error=None):
    """Return tables of one row each, the last the sum of the others, perhaps with one error."""
    everything = [sum(column) for column in zip(*kinds, strict=True)]
    if error is not None:
        everything[error[0]] += error[1]
    heads = {"columns": ("Q1", "Q2", "Q3", "Q4")}
    tables = [table({"TOTALS": row}, id=f"k{at}", **heads) for at, row in enumerate(kinds)]
    tables.append(table({"TOTALS": everything}, id="all", **heads))
    left = " + ".join(f"k{at}.TOTALS.*" for at in range(len(kinds)))
    return tables, [(left, "all.TOTALS.*")]


def printed_shares(sums, layout):
    """Return shares in one of the three ways in which reports lay them out."""
    columns = [f"Q{at}" for at in range(1, len(sums[0]))] + ["Year"]
    heads = [f"R{at}" for at in range(1, len(sums))] + ["TOTALS"]
    rows = {}
    for head, row in zip(heads, sums, strict=True):
        if layout == "one cell":
            rows[head] = [f"{n}/{d} {p}" for n, d, p in row]
        else:
            rows[head] = [f"{n}/{d}" for n, d, _ in row]
            rows[f"{head} %"] = [p for *_, p in row]
    return table(rows, columns=columns)


LAYOUTS = st.sampled_from(["one cell", "two rows"])


@MODEST
@given(shares(), LAYOUTS)
def test_sound_shares_have_no_findings(parts, layout):
    sums = [[(*share, percent(share)) for share in row] for row in with_sums(parts)]
    assert found(printed_shares(sums, layout)) == []


@MODEST
@given(shares(), LAYOUTS, st.data())
def test_a_wrong_per_cent_is_one_finding_with_the_right_one(parts, layout, data):
    sums = [[(*share, percent(share)) for share in row] for row in with_sums(parts)]
    row = data.draw(st.integers(0, len(sums) - 1))
    column = data.draw(st.integers(0, len(sums[0]) - 1))
    numerator, denominator, right = sums[row][column]
    places = data.draw(st.integers(0, 2))
    right = percent((numerator, denominator), places)
    wrong = data.draw(st.decimals(0, 100, places=places).map(lambda number: f"{number:f}%"))
    assume(wrong != right)
    sums[row][column] = (numerator, denominator, wrong)

    [(kind, *_, computed)] = found(printed_shares(sums, layout))

    assert computed == right
    assert kind in {
        *("percent", "truncated", "rounded_half_even", "transposed"),
        *(["mean_of_percents"] if row == len(sums) - 1 or column == len(sums[0]) - 1 else []),
    }


@MODEST
@given(shares(), LAYOUTS)
def test_a_mean_of_per_cents_is_told_from_a_rate(parts, layout):
    sums = [[(*share, percent(share)) for share in row] for row in with_sums(parts)]
    quarters = [Fraction(100 * n, d) for n, d in parts[0]]
    mean = f"{rounded(sum(quarters) / len(quarters), 2):f}%"
    numerator, denominator, right = sums[0][-1]
    exact = Fraction(100 * numerator, denominator)
    assume(abs(Fraction(mean.rstrip("%")) - exact) > Fraction(1, 50))
    sums[0][-1] = (numerator, denominator, mean)

    [(kind, _, column, printed, computed)] = found(printed_shares(sums, layout))

    assert column == "Year"
    assert (kind in {"mean_of_percents", "transposed"}, computed) == (True, right)
    assert mean in printed


@MODEST
@given(shares(), LAYOUTS, st.data())
def test_a_wrong_numerator_is_one_finding_though_its_per_cent_differs_too(parts, layout, data):
    sums = [[(*share, percent(share)) for share in row] for row in with_sums(parts)]
    assume(len(sums) > 2)
    row = data.draw(st.integers(0, len(sums) - 2))
    column = data.draw(st.integers(0, len(sums[0]) - 2))
    numerator, denominator, share = sums[row][column]
    wrong = data.draw(st.integers(0, 99).filter(lambda number: number != numerator))
    sums[row][column] = (wrong, denominator, share)

    [(kind, head, _, _, computed)] = found(printed_shares(sums, layout))

    assert (kind in {"wrong", "transposed"}, head) == (True, f"R{row + 1}")
    assert computed == f"{numerator}/{denominator}"


@MODEST
@given(counts(), st.data())
def test_a_figure_that_is_not_given_is_no_fault(sums, data):
    row = data.draw(st.integers(0, len(sums.rows) - 2))
    column = data.draw(st.integers(0, len(sums.rows[0]) - 2))
    sums.rows[row][column] = data.draw(st.sampled_from(["n/a", "-", "–"]))
    assert found(sums.printed()) == []


@MODEST
@given(counts(), st.data())
def test_a_small_number_that_is_withheld_is_no_fault(sums, data):
    row = data.draw(st.integers(0, len(sums.rows) - 2))
    column = data.draw(st.integers(0, len(sums.rows[0]) - 2))
    sums.rows[row][column] = 3
    sums = Counts.of([each[:-1] for each in sums.rows[:-1]])
    sums.rows[row][column] = "<5"
    assert found(sums.printed()) == []


@MODEST
@given(counts(), st.data())
def test_a_total_left_out_is_missing_and_its_value_told(sums, data):
    row = data.draw(st.integers(0, len(sums.rows) - 2))
    assume(sums.rows[row][-1])
    right = str(sums.rows[row][-1])
    sums.rows[row][-1] = "n/a"
    assert found(sums.printed()) == [("missing", *sums.place(row, -1), "n/a", right)]


@MODEST
@given(counts(), st.data())
def test_two_wrong_figures_are_two_findings(sums, data):
    places = st.tuples(st.integers(0, len(sums.rows) - 2), st.integers(0, len(sums.rows[0]) - 2))
    wrong = data.draw(st.lists(places, min_size=2, max_size=2, unique=True))
    # So far off that no other two figures could account for it.
    for (row, column), error in zip(wrong, (3_000, 50_000), strict=True):
        sums.rows[row][column] += error

    at = [finding[1:3] for finding in found(sums.printed())]

    assert at == [sums.place(*place) for place in sorted(wrong)]


CELLS = st.integers(0, 30) | st.sampled_from(
    [
        *("n/a", "-", "", "NIL", "<5", "3U & 4PU", "2PU [9]", "NIL [3]", "7 [1U]", "0U 0PU 4"),
        *("1/2", "3/4 75%", "3/4 70%", "0/0", "0/0 0%", "4/3", "50%", "66.67%", "0%", "-3", "2.5"),
    ]
)


@MODEST
@given(
    st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=6),
    st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=2, max_size=3),
    st.sampled_from(["", "a", "b"]),
)
def test_whatever_is_printed_is_checked_without_a_slip(rows, others, of):
    heads = {"columns": ("Q1", "Q2", "Q3", "Year")}
    a = table({**{f"R{at}": row for at, row in enumerate(rows[:-1])}, "TOTALS": rows[-1]}, **heads)
    b = table(
        {**{f"R{at}": row for at, row in enumerate(others[:-1])}, "TOTALS": others[-1]},
        id="b",
        of="a" if of else "",
        **heads,
    )
    with suppress(UnableToFollow):
        findings = found(a, b, identities=[("a.TOTALS.*", "b.TOTALS.*")] if of == "b" else ())
        assert all(kind in set(FaultKind) for kind, *_ in findings)
