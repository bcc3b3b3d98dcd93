"""Taking in a register: all of it or none, once, and what is refused comes back."""

from __future__ import annotations

import csv
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from heard.casework.models import OmbudsmanCase, Remedy, StageRun
from heard.feedback.models import Element, Feedback, Party
from heard.learning.models import Lesson
from heard.people.models import EqualityAnswer, Person
from tests.conftest import EXAMPLE
from tests.intake.register_files import csv_file, xlsx_with_a_formula

pytestmark = pytest.mark.usefixtures("office")

HEADINGS = "reference,kind,received_on,service_area,responded_on,findings,complainant\n"
GOOD = "A1,complaint,12/05/2014,education,02/06/2014,upheld;not_upheld,P1\n"
ALSO_GOOD = "A2,comment,13/05/2014,education,,,P1\n"
LATE_REPLY = "A3,complaint,14/05/2014,education,01/05/2014,,P2\n"


def run(path, capsys, **options):
    """Import a file by the command; return its exit code and what it printed."""
    code = 0
    try:
        call_command("import_register", str(path), **options)
    except SystemExit as leaving:
        code = leaving.code
    return code, capsys.readouterr().out


def test_a_good_register_is_recorded_whole(tmp_path, capsys):
    code, said = run(csv_file(tmp_path, HEADINGS + GOOD + ALSO_GOOD), capsys)
    assert (code, said) == (0, "2 rows read: 2 recorded.\n")
    complaint = Feedback.objects.get(reference="A1")
    assert (complaint.reporting_year, complaint.quarter) == (2014, 1)
    assert complaint.responded_on == date(2014, 6, 2)
    assert list(complaint.elements.values_list("finding", flat=True)) == ["upheld", "not_upheld"]
    assert complaint.outcome == "partially_upheld"


def test_a_complaint_gets_the_council_s_date_with_its_reasons(tmp_path, capsys):
    run(csv_file(tmp_path, HEADINGS + GOOD), capsys)
    complaint = Feedback.objects.select_related("target_reckoning").get()
    # 15 working days from Monday 12 May 2014, the spring bank holiday left out.
    assert complaint.target_due_on == date(2014, 6, 3)
    assert "26 May 2014" in complaint.target_reckoning.explanation
    assert complaint.statutory_due_on is None


def test_two_rows_of_one_complainant_are_one_person(tmp_path, capsys):
    run(csv_file(tmp_path, HEADINGS + GOOD + ALSO_GOOD), capsys)
    assert Person.objects.count() == 1
    assert Party.objects.filter(role="complainant").count() == 2


def test_one_refused_row_keeps_everything_out(tmp_path, capsys):
    code, said = run(csv_file(tmp_path, HEADINGS + GOOD + LATE_REPLY), capsys)
    assert code == 1
    assert "row 3, column responded_on: found “01/05/2014”, expected a day on or after" in said
    assert "1 refused, so nothing was imported" in said
    assert not Feedback.objects.exists()
    assert not Person.objects.exists()


def test_refused_rows_come_back_in_a_file_that_can_be_corrected_and_read_again(tmp_path, capsys):
    path = csv_file(tmp_path, HEADINGS + GOOD + LATE_REPLY + ALSO_GOOD)
    code, said = run(path, capsys, accept_valid=True)
    refused = tmp_path / "register-refused.csv"
    assert code == 1
    assert str(refused) in said
    assert set(Feedback.objects.values_list("reference", flat=True)) == {"A1", "A2"}
    with refused.open(encoding="utf-8-sig", newline="") as file:
        [row] = csv.DictReader(file)
    assert row["reference"] == "A3"
    assert "on or after receipt" in row["Problem"]

    refused.write_text(refused.read_text("utf-8-sig").replace("01/05/2014", "01/06/2014"), "utf-8")
    assert run(refused, capsys) == (0, "1 rows read: 1 recorded.\n")
    assert Feedback.objects.get(reference="A3").responded_on == date(2014, 6, 1)


def test_refused_rows_never_write_over_an_earlier_file(tmp_path, capsys):
    path = csv_file(tmp_path, HEADINGS + LATE_REPLY)
    (tmp_path / "register-refused.csv").write_text("corrections in progress")
    run(path, capsys, accept_valid=True)
    assert (tmp_path / "register-refused.csv").read_text() == "corrections in progress"
    assert (tmp_path / "register-refused-2.csv").exists()


def test_the_same_register_twice_adds_nothing(tmp_path, capsys):
    path = csv_file(tmp_path, HEADINGS + GOOD + ALSO_GOOD)
    run(path, capsys)
    assert run(path, capsys) == (0, "2 rows read: 0 recorded, 2 already held.\n")
    assert Feedback.objects.count() == 2


def test_a_record_held_with_other_facts_is_named_and_left(tmp_path, capsys):
    run(csv_file(tmp_path, HEADINGS + GOOD), capsys)
    _, said = run(csv_file(tmp_path, HEADINGS + GOOD.replace("02/06", "09/06")), capsys)
    assert "1 held already with other facts, and left as they are: A1." in said
    assert Feedback.objects.get().responded_on == date(2014, 6, 2)


def test_a_reference_that_stands_twice_is_refused(tmp_path, capsys):
    code, said = run(csv_file(tmp_path, HEADINGS + GOOD + GOOD), capsys)
    assert code == 1
    assert "row 3, column reference: found “A1”, expected a reference of its own: row 2" in said


def test_a_dry_run_keeps_nothing(tmp_path, capsys):
    code, said = run(csv_file(tmp_path, HEADINGS + GOOD), capsys, dry_run=True)
    assert (code, said) == (0, "1 rows read: 1 would be recorded. Nothing was kept (dry run).\n")
    assert not Feedback.objects.exists()


def test_json_says_where_each_problem_is(tmp_path, capsys):
    code, said = run(csv_file(tmp_path, HEADINGS + LATE_REPLY), capsys, json=True)
    answer = json.loads(said)
    assert code == 1
    assert answer["problems"] == [
        {
            "file": "register.csv",
            "sheet": "register.csv",
            "row": 2,
            "column": "responded_on",
            "found": "01/05/2014",
            "expected": "a day on or after receipt, 14/05/2014",
        }
    ]
    assert (answer["is_kept"], answer["recorded"]) == (False, 0)


def test_a_formula_is_refused_at_its_cell(tmp_path, capsys):
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(
        '[columns]\nreference = "Ref"\nreceived_on = "Received"\nservice_area = "Service"\n'
        'kind = "Ref"\n'
    )
    with pytest.raises(CommandError, match="two fields are read from “Ref”"):
        call_command("import_register", str(xlsx_with_a_formula(tmp_path)), mapping=mapping)


def test_a_bad_file_is_an_error_and_changes_nothing(tmp_path):
    path = csv_file(tmp_path, b"PK\x03\x04 cut", "register.xlsx")
    with pytest.raises(CommandError, match="cut short or damaged") as refused:
        call_command("import_register", str(path))
    assert refused.value.returncode == 1
    assert not Feedback.objects.exists()


def test_an_unknown_encoding_is_wrong_use(tmp_path):
    path = csv_file(tmp_path, HEADINGS)
    with pytest.raises(CommandError, match="no encoding “latin-99”") as refused:
        call_command("import_register", str(path), encoding="latin-99")
    assert refused.value.returncode == 2


def test_the_worked_example_brings_every_kind_of_fact(capsys):
    code, said = run(EXAMPLE / "register.csv", capsys, mapping=EXAMPLE / "mapping.toml")
    assert (code, said) == (0, "252 rows read: 252 recorded.\n")
    assert OmbudsmanCase.objects.count() == 10
    assert StageRun.objects.filter(stage=2, progressed_on__isnull=True).count() == 4
    for model in (Element, Remedy, Lesson, EqualityAnswer):
        assert model.objects.exists()
    care = Feedback.objects.filter(kind="complaint", service_area__key="childrens-social-care")
    assert not care.filter(statutory_due_on=None).exists()


def test_the_example_of_mistakes_is_refused_mistake_by_mistake(capsys):
    path = EXAMPLE / "register-with-problems.csv"
    code, said = run(path, capsys, mapping=EXAMPLE / "mapping.toml", json=True)
    answer = json.loads(said)
    assert code == 1
    assert [problem["row"] for problem in answer["problems"]] == list(range(3, 16))
    assert not Feedback.objects.exists()
