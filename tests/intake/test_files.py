"""Which files are registers; every other one gets a sentence that says what to do."""

from __future__ import annotations

import tracemalloc
import zipfile

import pytest

from heard.intake.registers.files import read_register
from heard.intake.registers.sheets import UnableToRead
from tests.intake.register_files import (
    HEADINGS,
    ROWS,
    csv_file,
    ods_file,
    xlsx_file,
    xlsx_with_a_formula,
    xlsx_with_merged_headings,
)

NEEDED = frozenset({"Ref", "Received"})
CSV = "Ref,Received,Service\nA1,12/05/2014,care\nA2,13/05/2014,education\n"


def rows_of(path, encoding="utf-8"):
    [sheet] = read_register(path, NEEDED, encoding)
    assert sheet.headings[:3] == HEADINGS
    return [(number, tuple(str(cell) for cell in cells[:3])) for number, cells in sheet.rows]


EXPECTED = [(2, ROWS[0]), (3, ROWS[1])]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_csv_register_is_read_whatever_divides_its_cells(tmp_path, delimiter):
    assert rows_of(csv_file(tmp_path, CSV.replace(",", delimiter))) == EXPECTED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_register_is_read_in_each_unicode_encoding(tmp_path, encoding):
    assert rows_of(csv_file(tmp_path, CSV.encode(encoding))) == EXPECTED


def test_a_csv_register_from_an_older_spreadsheet_is_read_when_its_encoding_is_given(tmp_path):
    path = csv_file(tmp_path, CSV.replace("care", "Children’s").encode("cp1252"))
    assert rows_of(path, "windows-1252")[0][1][2] == "Children’s"


def test_a_cell_may_hold_several_lines_and_rows_are_numbered_as_a_spreadsheet_does(tmp_path):
    path = csv_file(tmp_path, 'Ref,Received,Service\nA1,"12\n05",care\n\nA2,x,care\n')
    assert [number for number, _ in rows_of(path)] == [2, 4]


def test_a_workbook_is_read_from_its_own_headings_down(tmp_path):
    assert rows_of(xlsx_file(tmp_path, [HEADINGS, *ROWS])) == EXPECTED


def test_a_workbook_with_a_title_above_its_headings_keeps_its_own_row_numbers(tmp_path):
    path = xlsx_file(tmp_path, [("Register 2014/15",), HEADINGS, *ROWS], above=2)
    assert [number for number, _ in rows_of(path)] == [5, 6]


def test_an_opendocument_register_is_read(tmp_path):
    assert rows_of(ods_file(tmp_path, [HEADINGS, *ROWS])) == EXPECTED


def test_a_formula_in_a_workbook_is_known_by_its_cell(tmp_path):
    [sheet] = read_register(xlsx_with_a_formula(tmp_path), NEEDED)
    assert sheet.formulas == {(3, 1): "=B2+1"}


def read_whole(path):
    return [list(sheet.rows) for sheet in read_register(path, NEEDED)]


def refusal(path):
    with pytest.raises(UnableToRead) as refused:
        read_whole(path)
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        ("", "register.csv", "register.csv is empty."),
        (" \n \n", "register.csv", "register.csv is empty."),
        (CSV.replace("Ref", "Id"), "r.csv", "no row of headings with all of “Received”, “Ref”"),
        (CSV.replace("Service", "Ref"), "r.csv", "row 1: the heading “Ref” stands twice"),
        (CSV.replace("care", "Childrens\u2019").encode("cp1252"), "r.csv", "0x92 is not UTF-8"),
        (CSV + "A3,\0,care\n", "r.csv", "line 4 holds a zero byte"),
        (CSV + 'A3,"unclosed,care\n', "r.csv", "not CSV"),
        ("<html><table><tr><td>Ref", "register.xls", "is a web page"),
        ("<?xml version='1.0'?>", "register.xls", "is a web page"),
        (b"%PDF-1.7", "register.xlsx", "is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, "register.xls", "old XLS kind"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "register.xlsx",
            "locked by a password",
        ),
        (b"PK\x03\x04 cut", "register.xlsx", "cut short or damaged"),
    ],
)
def test_what_is_no_register_is_refused_in_a_sentence(tmp_path, content, name, sentence):
    assert sentence in refusal(csv_file(tmp_path, content, name))


def test_a_missing_file_is_refused_in_a_sentence(tmp_path):
    assert "cannot be opened: No such file" in refusal(tmp_path / "nowhere.csv")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_workbook_cut_short_is_refused(tmp_path, share):
    path = xlsx_file(tmp_path, [HEADINGS, *ROWS])
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    assert "cut short or damaged" in refusal(path)


def test_a_zip_file_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "register.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("readme.txt", "nothing")
    assert "cannot be read as a workbook" in refusal(path)


def test_a_workbook_that_would_unpack_to_more_than_any_register_is_refused(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(7):
            packed.writestr(f"part{number}", b"\0" * 100_000_000)
    assert "unpacks to 700 MB" in refusal(path)


def test_an_opendocument_register_with_a_password_is_refused(tmp_path):
    path = ods_file(tmp_path, [HEADINGS, *ROWS])
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    manifest = parts["META-INF/manifest.xml"].decode()
    parts["META-INF/manifest.xml"] = manifest.replace(
        "</manifest:manifest>", "<manifest:encryption-data/></manifest:manifest>"
    ).encode()
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    assert "locked by a password" in refusal(path)


def test_an_opendocument_register_with_formulas_is_refused(tmp_path):
    path = ods_file(tmp_path, [HEADINGS, *ROWS], formula="of:=[.B2]+1")
    assert "holds formulas, the first “of:=[.B2]+1”" in refusal(path)


def test_merged_headings_are_refused(tmp_path):
    assert "are merged where headings stand" in refusal(xlsx_with_merged_headings(tmp_path))


def test_one_endless_line_is_refused_without_being_held_in_memory(tmp_path):
    path = csv_file(tmp_path, b"Ref," + b"x" * 30_000_000)
    tracemalloc.start()
    try:
        assert "longer than a million characters" in refusal(path)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 15_000_000


def test_a_cell_of_endless_lines_is_refused(tmp_path):
    path = csv_file(tmp_path, CSV + 'A3,"' + "x\n" * 300_000)
    assert "not CSV" in refusal(path)
