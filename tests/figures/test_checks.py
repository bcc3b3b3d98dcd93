"""What the auditor says of small reports, each with one thing wrong (or nothing)."""

from __future__ import annotations

import pytest

from heard.figures.checks import UnableToFollow, check_published
from heard.figures.published import Identity, PublishedSet
from tests.figures.printed_reports import found, table

SOUND = {
    "Social care": [11, 22, 33, 45, 111],
    "Education": [1, 2, 3, 4, 10],
    "TOTALS": [12, 24, 36, 49, 121],
}


def with_cell(row, column, cell):
    rows = {label: list(cells) for label, cells in SOUND.items()}
    rows[row][column] = cell
    return table(rows)


# row, column, what is printed there instead -> kind, row, column, computed
ONE_WRONG = [
    ("Social care", 1, 25, ("wrong", "Social care", "Q2", "22")),
    ("Social care", 3, 54, ("transposed", "Social care", "Q4", "45")),
    ("Education", 4, 11, ("row_total", "Education", "Year", "10")),
    ("TOTALS", 2, 40, ("column_total", "TOTALS", "Q3", "36")),
    ("TOTALS", 4, 120, ("row_total", "TOTALS", "Year", "121")),
    ("TOTALS", 4, 112, ("transposed", "TOTALS", "Year", "121")),
    ("Education", 0, "NIL", ("wrong", "Education", "Q1", "1")),
    ("Education", 3, "", ("missing", "Education", "Q4", "4")),
    ("Education", 4, "n/a", ("missing", "Education", "Year", "10")),
    ("TOTALS", 1, "-", ("missing", "TOTALS", "Q2", "24")),
    ("Education", 0, "<1", ("wrong", "Education", "Q1", "1")),
]


@pytest.mark.parametrize(("row", "column", "cell", "expected"), ONE_WRONG)
def test_one_wrong_figure_is_one_finding(row, column, cell, expected):
    kind, at_row, at_column, computed = expected
    assert found(with_cell(row, column, cell)) == [(kind, at_row, at_column, str(cell), computed)]


# What a cell prints that could be so: nothing is found.
@pytest.mark.parametrize(
    ("row", "column", "cell"),
    [
        ("Education", 0, "n/a"),
        ("Education", 0, "<5"),
        ("Social care", 4, "111"),
        ("Social care", 1, "–"),
        ("TOTALS", 0, "12"),
    ],
)
def test_what_could_be_so_is_no_finding(row, column, cell):
    assert found(with_cell(row, column, cell)) == []


def test_not_given_is_not_nought():
    assert found(table({"A": [1, "n/a", 3, 4, 10]})) == []
    assert found(table({"A": [1, "n/a", 3, 4, 8]})) == []


def test_a_total_that_lacks_a_part_is_not_missing():
    rows = {label: list(cells) for label, cells in SOUND.items()}
    rows["Education"][2] = rows["TOTALS"][2] = "n/a"
    assert found(table(rows)) == []


def test_known_parts_that_exceed_the_total_are_wrong_whatever_is_not_given():
    assert found(table({"A": [1, "n/a", 3, 4, 7]})) == [
        ("row_total", "A", "Year", "7", "at least 8")
    ]


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (8, []),
        (11, []),
        (7, [("row_total", "A", "Year", "7", "8 to 11")]),
        (12, [("row_total", "A", "Year", "12", "8 to 11")]),
    ],
)
def test_a_number_withheld_is_added_as_what_it_can_be(year, expected):
    assert found(table({"A": ["<5", 0, 3, 4, year]})) == expected


def test_a_total_withheld_must_hold_its_parts():
    assert found(table({"A": [1, 1, 1, 0, "<5"]})) == []
    assert found(table({"A": [2, 1, 1, 2, "<5"]})) == [("row_total", "A", "Year", "<5", "6")]


def test_findings_of_complaints_are_added_letter_by_letter():
    outcomes = table(
        {
            "Social care": ["3U & 4PU", "2U & 6PU", "NIL", "2U & 1PU", "7U & 11PU"],
            "Education": ["NIL", "NIL", "2PU", "0", "2 PU"],
            "TOTALS": [
                "3U & 4PU [31]",
                "2U & 6PU [36]",
                "2PU [32]",
                "2U 1PU 26",
                "7U & 13PU [125]",
            ],
        }
    )
    assert found(outcomes) == []


def test_nil_among_findings_says_nothing_of_how_many_were_received():
    outcomes = {
        "Social care": ["NIL", "2U", "0", "NIL", "2U"],
        "TOTALS": ["NIL [26]", "2U [30]", "0U 0PU 29", "NIL 4", "2U [89]"],
    }
    assert found(table(outcomes)) == []
    outcomes["TOTALS"][0] = "1U [26]"
    assert found(table(outcomes)) == [("column_total", "TOTALS", "Q1", "1U [26]", "NIL")]


def test_nil_among_counts_is_nought():
    themes = {
        "Delay": [2, "NIL", 0, 1, 3],
        "Waiting": ["NIL", "NIL", 0, "NIL", "NIL"],
        "TOTALS": ["2 [1U]", "NIL", 0, "2 [NIL]", 3],
    }
    assert found(table(themes)) == [("column_total", "TOTALS", "Q4", "2 [NIL]", "1")]


@pytest.mark.parametrize(
    ("printed", "kind", "computed"),
    [
        ("15U & 25PU 134", "row_total", "13U & 24PU"),
        ("13U & 24PU 135", "row_total", "13U & 24PU [134]"),
        ("13U & 25PU 134", "row_total", "13U & 24PU"),
        ("24U & 13PU 134", "transposed", "13U & 24PU"),
        ("31U & 24PU 134", "transposed", "13U & 24PU"),
    ],
)
def test_only_the_letters_that_differ_are_told(printed, kind, computed):
    quarters = ["6 U & 3 PU 35", "0 U & 8 PU 35", "4 U & 5 PU 29", "3 U & 8 PU 35"]
    assert found(table({"2013/14": [*quarters, printed]})) == [
        (kind, "2013/14", "Year", printed, computed)
    ]


def test_rows_after_the_total_are_no_part_of_it_but_must_add_up_themselves():
    rows = {**SOUND, "Comparison 2012/13": [1, 1, 1, 1, 5]}
    assert found(table(rows)) == [("row_total", "Comparison 2012/13", "Year", "5", "4")]


def test_a_part_with_two_digits_exchanged_is_found_though_only_its_row_says_so():
    assert found(table({"A": [54, 10, 20, 5, 80]})) == [("transposed", "A", "Q1", "54", "45")]


def test_two_figures_that_changed_places_are_one_finding():
    rows = {label: list(cells) for label, cells in SOUND.items()}
    rows["Social care"][1:3] = [33, 22]
    [finding] = check_published(PublishedSet(tables=(table(rows),)))
    assert (finding.kind, finding.row, finding.column) == ("transposed", "Social care", "Q2")
    assert finding.sentence == (
        "Complaints, “Social care”: “Q2” prints 33 and “Q3” 22: the two have changed places."
    )


def test_two_wrong_figures_of_a_row_are_two_findings():
    rows = {label: list(cells) for label, cells in SOUND.items()}
    rows["Social care"][0] = 14
    rows["Social care"][2] = 38
    assert found(table(rows)) == [
        ("wrong", "Social care", "Q1", "14", "11"),
        ("wrong", "Social care", "Q3", "38", "33"),
    ]


@pytest.mark.parametrize(
    ("rows", "total_column", "sentence"),
    [
        (
            {"A": [1, 2, 3, 4, 11]},
            "Year",
            "Complaints, “A”: “Year” prints 11, but “Q1” to “Q4” add up to 10.",
        ),
        (
            {"A": [1, 2, 3, 4, 9], "B": [1, 1, 1, 1, 9], "TOTALS": [2, 3, 4, 7, 18]},
            "",
            "Complaints, “TOTALS”: “Q4” prints 7, but “A” to “B” add up to 5.",
        ),
        (
            {"A": [1, 2, 3, 4, 10], "B": [5, 1, 1, 1, 8], "TOTALS": [6, 7, 4, 5, 18]},
            "Year",
            "Complaints, “TOTALS”: “Q2” prints 7, but “A” to “B” add up to 3.",
        ),
        (
            {"A": [1, 2, 3, 4, 10], "B": [5, 9, 1, 1, 8], "TOTALS": [6, 3, 4, 5, 18]},
            "Year",
            "Complaints, “B”: “Q2” prints 9, but the sums it is part of add up only with 1.",
        ),
        (
            {"A": [1, 2, 3, "", 10]},
            "Year",
            "Complaints, “A”: “Q4” is left blank, though it can only be 4.",
        ),
    ],
)
def test_a_finding_is_a_sentence_for_a_committee(rows, total_column, sentence):
    report = PublishedSet(tables=(table(rows, total_column=total_column),))
    assert [each.sentence for each in check_published(report)] == [sentence]


def test_a_wrong_figure_that_upsets_another_table_too_is_one_finding():
    rows = {label: list(cells) for label, cells in SOUND.items()}
    rows["TOTALS"][1] = 25
    everything = table({"TOTALS": SOUND["TOTALS"]}, id="all", total_column="")
    agree = [("a.TOTALS.*", "all.TOTALS.*")]
    assert found(table(rows), everything, identities=agree) == [
        ("column_total", "TOTALS", "Q2", "25", "24")
    ]


def test_tables_that_disagree_are_told_of_at_the_side_that_is_one_figure():
    tables = (
        table({"TOTALS": [1, 2, 3, 4, 10]}, id="a", title="Complaints"),
        table({"TOTALS": [1, 2, 3, 4, 10]}, id="b", title="Comments"),
        table({"TOTALS": [2, 4, 9, 8, 23]}, id="all", title="All feedback"),
    )
    [finding] = check_published(
        PublishedSet(
            tables=tables, identities=(Identity("a.TOTALS.Q3 + b.TOTALS.Q3", "all.TOTALS.Q3"),)
        )
    )
    assert (finding.kind, finding.table, finding.computed) == ("cross_table", "all", "6")
    assert finding.sentence == (
        "All feedback, “TOTALS”: “Q3” prints 9, but Complaints and Comments give 6."
    )


def test_the_same_figure_printed_twice_must_be_the_same():
    one = table({"TOTALS": [1, 2, 3, 4, 10]}, id="one")
    other = table({"TOTALS": [1, 2, 3, 5, 11]}, id="other")
    assert found(one, other, identities=[("one.TOTALS.*", "other.TOTALS.*")]) == [
        ("cross_table", "TOTALS", "Q4", "5", "4"),
        ("cross_table", "TOTALS", "Year", "11", "10"),
    ]


def test_an_identity_that_is_said_twice_is_still_one_fault():
    tables = (
        table({"TOTALS": [1, 2, 3, 7, 10]}, id="z", total_column=""),
        table({"TOTALS": [1, 2, 3, 4, 10]}, id="a", total_column=""),
    )
    said = [("a.TOTALS.*", "z.TOTALS.*"), ("a.TOTALS.Q4", "z.TOTALS.Q4")]
    assert found(*tables, identities=said) == [("cross_table", "TOTALS", "Q4", "7", "4")]


def test_a_figure_that_is_not_given_elsewhere_is_no_fault():
    one = table({"TOTALS": [1, 2, 3, 4, 10]}, id="one")
    other = table({"TOTALS": [1, 2, "n/a", 4, 10]}, id="other")
    assert found(one, other, identities=[("one.TOTALS.*", "other.TOTALS.*")]) == []


def test_a_difference_and_a_number_may_stand_in_an_identity():
    a = table({"TOTALS": [1, 2, 3, 4, 10]})
    assert found(a, identities=[("a.TOTALS.Year - a.TOTALS.Q4", "6")]) == []
    assert found(a, identities=[("7", "a.TOTALS.Year - a.TOTALS.Q4 + 1")]) == []


def test_parts_of_figures_may_be_named():
    met = table({"TOTALS": ["1/2", "3/4", "5/6", "7/8", "16/20"]}, id="met")
    received = table({"TOTALS": [2, 4, 6, 9, 21]}, id="received")
    assert found(met, received, identities=[("met.TOTALS.*.denominator", "received.TOTALS.*")]) == [
        ("cross_table", "TOTALS", "Q4", "9", "8"),
        ("cross_table", "TOTALS", "Year", "21", "20"),
    ]


def test_two_per_cents_agree_when_one_is_the_other_with_fewer_places():
    tables = [table({"A": ["64.81%"] * 5}, id="a"), table({"A": ["65%"] * 5}, id="b")]
    assert found(*tables, identities=[("a.A.Q1", "b.A.Q1")]) == []
    tables[1] = table({"A": ["66%"] * 5}, id="b")
    [(kind, *_, computed)] = found(*tables, identities=[("a.A.Q1", "b.A.Q1")])
    assert (kind, computed) == ("cross_table", "64.81%")


@pytest.mark.parametrize(
    ("left", "words"),
    [
        ("d.TOTALS.Q1", "There is no table “d”"),
        ("a.TOTAL.Q1", "Table “a” has no row “TOTAL”"),
        ("a.TOTALS.Q9", "Row “TOTALS” of table “a” has no column “Q9”"),
        ("a.TOTALS", "Table “a” has no row “TOTALS”"),
        ("a.TOTALS.Q1 + ", "There is no table “”"),
        ("", "There is no table “”"),
        ("a.TOTALS.Q1 * 2", "has no column “Q1 * 2”"),
    ],
)
def test_a_reference_to_nothing_is_named(left, words):
    with pytest.raises(UnableToFollow) as refused:
        found(table(SOUND), identities=[(left, "a.TOTALS.Q1")])
    assert words in str(refused.value)


def test_figures_of_different_sorts_cannot_be_compared():
    shares = table({"A": ["1/2"] * 5}, id="b")
    with pytest.raises(UnableToFollow, match=r"Name the part that is meant, such as \.denominator"):
        found(table(SOUND), shares, identities=[("b.A.Q1", "a.TOTALS.Q1")])


def test_numbers_alone_name_no_figure():
    with pytest.raises(UnableToFollow, match="name no figure"):
        found(table(SOUND), identities=[("1 + 2", "3")])


AWKWARD = ["Policies & Procedures", "Early help + support", "Under 12s - all", "Dr. Smith’s", "A.B"]


@pytest.mark.parametrize("label", AWKWARD)
def test_heads_with_signs_points_and_quotation_marks_are_followed(label):
    a = table({label: [1, 2, 3, 4, 10], "A": [1, 2, 3, 4, 10]})
    for written in (label, f'"{label}"', label.replace("’", "'")):
        identity = (f"a.{written}.Q1 + a.{written}.Q2 - a.A.Q1", "a.A.Q2")
        assert found(a, identities=[identity]) == []
