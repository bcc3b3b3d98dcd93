"""A council's mapping file: read whole, or refused in a sentence that says where."""

import pytest

from heard.intake.registers.mapping import UnableToMap, read_mapping
from tests.intake.words import CONFIGURED

COLUMNS = """
[columns]
reference = "Ref"
kind = "Type"
received_on = "Date"
service_area = "Service"
"""


def mapping_of(tmp_path, text):
    path = tmp_path / "mapping.toml"
    path.write_text(text, encoding="utf-8")
    return read_mapping(path, CONFIGURED)


def test_the_register_s_own_words_are_added_to_ours(tmp_path):
    mapping = mapping_of(tmp_path, COLUMNS + '[words.kind]\n"Moan" = "complaint"\n')
    assert mapping.words["kind"]["moan"] == "complaint"
    assert mapping.words["kind"]["mp enquiry"] == "mp_enquiry"
    assert mapping.needed_headings == {"Ref", "Type", "Date", "Service"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[columns", "mapping.toml is not TOML"),
        (COLUMNS.replace('kind = "Type"', ""), "“kind” is missing"),
        (COLUMNS + 'colour = "Colour"\n', "there is no field “colour”"),
        (COLUMNS + 'theme = "Ref"\n', "two fields are read from “Ref”"),
        (COLUMNS + "[words.mood]\nx = 'y'\n", "[words.mood]: there is no such list"),
        (COLUMNS + "[words.kind]\nMoan = 'moan'\n", "“Moan” stands for “moan”, which is none of"),
        (COLUMNS + "[words]\nkind = 3\n", "words.kind"),
        ("date_order = 'whenever'\n" + COLUMNS, "date_order"),
        ("surprise = 1\n" + COLUMNS, "surprise"),
        ("", "columns"),
    ],
)
def test_what_is_no_mapping_is_refused_with_the_place(tmp_path, text, sentence):
    with pytest.raises(UnableToMap) as refused:
        mapping_of(tmp_path, text)
    assert sentence in str(refused.value)


def test_a_mapping_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UnableToMap, match="cannot be opened"):
        read_mapping(tmp_path / "nowhere.toml", CONFIGURED)
