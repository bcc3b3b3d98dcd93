"""An office is set up from one file: all of it, or nothing; twice is the same as once."""

import io
import json
from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from heard.audit.models import Event
from heard.casework.models import LetterTemplate
from heard.config.command_line import main
from heard.procedures.models import Closure, Council, CustomerGroup, Procedure, ServiceArea, Theme
from heard.procedures.offices import read_office
from heard.procedures.operations import ListName, UnableToSetUp, add_entry
from heard.procedures.queries import (
    OfficeNotSetUp,
    council,
    ids_by_key,
    lists,
    service_area_if_unknown,
    vocabularies,
)
from heard.procedures.toml_files import UnableToReadFile
from tests.procedures.offices import NOW, OFFICE_FILE, set_up

pytestmark = pytest.mark.django_db

# The rows of the report's table of themes, in its order (annual report 2014/15, section 7).
THEMES = [
    ("assessment-undertaken", "Assessment Undertaken"),
    ("bully-racist-incident", "Bully/Racist Incident"),
    ("safeguarding", "Safeguarding"),
    ("confidentiality", "Confidentiality"),
    ("council-cuts", "Council Cuts"),
    ("custody-of-child", "Custody of Child"),
    ("financial-funding", "Financial/Funding"),
    ("lack-of-action", "Lack of Action"),
    ("lack-of-communication", "Lack of Communication"),
    ("policies-procedures", "Policies & Procedures"),
    ("quality-of-service", "Quality of Service"),
    ("staff-attitude", "Staff Attitude/Treatment of Customer"),
    ("request-for-service", "Request for Service"),
]
AREAS = [
    ("childrens-social-care", "Children’s Social Care"),
    ("early-help", "Early Help for Children"),
    ("education", "Education"),
]


def office_file(folder, *changes):
    """Return the example's file with each (old, new) put in place of the other."""
    text = OFFICE_FILE.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "office.toml"
    path.write_text(text, encoding="utf-8")
    return path


def set_up_by_command(*arguments):
    out = io.StringIO()
    call_command("set_up", *map(str, arguments), stdout=out)
    return out.getvalue()


def pairs(listed):
    return [(each.key, each.name) for each in listed]


def test_the_worked_example_sets_up_the_office_of_the_report():
    set_up()
    held, here = lists(), council()
    assert pairs(held.service_areas) == AREAS
    assert pairs(held.themes) == THEMES
    assert {"parent", "foster-carer", "special-guardian", "young-person", "advocate"} <= set(
        ids_by_key().customer_groups
    )
    assert (here.name, here.services_title) == ("Blackpool Council", "Children’s Services")
    assert here.local_targets.key == "blackpool-2014"
    assert here.disclosure_threshold == 5


def test_in_2014_only_social_care_had_a_procedure_of_its_own():
    set_up()
    governed = dict(ServiceArea.objects.values_list("key", "complaints_procedure__key"))
    assert governed == {
        "childrens-social-care": "england-children-2006",
        "early-help": None,
        "education": None,
    }


def test_a_word_of_a_list_stands_for_its_key():
    set_up()
    words = vocabularies()["theme"]
    assert words["Policies & Procedures"] == words["policies-procedures"] == "policies-procedures"
    assert ids_by_key().themes["safeguarding"] == Theme.objects.get(name="Safeguarding").id


def test_setting_up_twice_is_the_same_as_once():
    assert set_up()
    assert set_up() == ()


def test_a_trial_tells_the_changes_and_keeps_none():
    told = set_up(dry_run=True)
    assert "Blackpool Council was set up." in told
    assert not Council.objects.exists()
    assert not Procedure.objects.exists()
    assert not Closure.objects.exists()
    assert set_up() == told


def test_before_it_is_set_up_there_is_no_council():
    with pytest.raises(OfficeNotSetUp, match="run heard set-up"):
        council()


def test_a_new_name_keeps_the_key_and_the_row(tmp_path):
    set_up()
    row = Theme.objects.get(key="safeguarding")
    told = set_up(office_file(tmp_path, ('name = "Safeguarding"', 'name = "Keeping safe"')))
    assert told == ("Theme “Safeguarding” is now “Keeping safe”.",)
    row.refresh_from_db()
    assert row.name == "Keeping safe"


def test_two_entries_may_take_each_others_names(tmp_path):
    set_up()
    swapped = office_file(
        tmp_path,
        ('name = "Advocate"', 'name = "?"'),
        ('name = "Professional"', 'name = "Advocate"'),
        ('name = "?"', 'name = "Professional"'),
    )
    assert len(set_up(swapped)) == 2
    assert CustomerGroup.objects.get(key="advocate").name == "Professional"


def test_an_entry_that_the_file_no_longer_names_is_kept_at_the_end(tmp_path):
    set_up()
    without = office_file(
        tmp_path, ('[[theme]]\nkey = "council-cuts"\nname = "Council Cuts"\n', "")
    )
    set_up(without)
    kept = pairs(lists().themes)
    assert kept == [
        *(theme for theme in THEMES if theme[0] != "council-cuts"),
        ("council-cuts", "Council Cuts"),
    ]


def test_a_name_that_another_key_holds_is_refused_and_nothing_is_changed(tmp_path):
    set_up()
    rekeyed = office_file(
        tmp_path,
        ('name = "Blackpool Council"', 'name = "Another Council"'),
        ('key = "safeguarding"', 'key = "keeping-safe"'),
    )
    with pytest.raises(UnableToSetUp, match="held with the key “safeguarding”"):
        set_up(rekeyed)
    assert council().name == "Blackpool Council"


def test_an_area_may_change_its_procedure(tmp_path):
    set_up()
    corporate = (
        'name = "Education"',
        'name = "Education"\ncomplaints_procedure = "corporate-lgsco-code"',
    )
    told = set_up(office_file(tmp_path, corporate))
    assert told == ("Complaints about Education go by corporate-lgsco-code.",)
    assert set_up() == ("Complaints about Education go by no procedure.",)


OWN_PACK = """
key = "our-targets"
name = "Our targets"
basis = "local"
[[version]]
number = 1
in_force_from = 2020-04-01
counts_council_closures = true
source = { text = "Cabinet, 3 March 2020", standing = "V" }
stage = [{ number = 1, name = "Response" }]
[[version.limit]]
kind = "complaint"
amount = 12
start = "receipt"
source = { text = "Cabinet, 3 March 2020", standing = "V" }
"""


def test_a_council_brings_its_own_pack_and_its_own_closures(tmp_path):
    (tmp_path / "ours.toml").write_text(OWN_PACK, encoding="utf-8")
    file = office_file(
        tmp_path,
        (
            'local_targets = "blackpool-2014"',
            'packs = ["ours.toml"]\nlocal_targets = "our-targets"',
        ),
        (
            "[[service_area]]",
            '[[closure]]\non = 2025-12-29\nname = "Shut"\nreach = "council"\n\n[[service_area]]',
        ),
    )
    told = set_up(file)
    assert "Procedure “Our targets” was loaded." in told
    assert "Closure on 2025-12-29, Shut, was entered." in told
    assert council().local_targets.key == "our-targets"
    closure = Closure.objects.get(on=date(2025, 12, 29))
    assert (closure.reach, closure.source) == ("council", "Entered by Blackpool Council")
    assert set_up(file) == ()


def test_an_own_pack_may_not_take_the_key_of_another(tmp_path):
    taken = OWN_PACK.replace("our-targets", "blackpool-2014")
    (tmp_path / "ours.toml").write_text(taken, encoding="utf-8")
    file = office_file(
        tmp_path, ("disclosure_threshold", 'packs = ["ours.toml"]\ndisclosure_threshold')
    )
    with pytest.raises(UnableToReadFile, match="there is a pack “blackpool-2014” already"):
        read_office(file)


BAD = [
    (('name = "Blackpool Council"', 'nam = "X"'), "council, name: this key is missing: add it."),
    (("[council]", "[counsel]"), "council: this key is missing: add it."),
    (("threshold = 5", "threshold = 0"), "council, disclosure_threshold: “0” will not do"),
    (
        ('"blackpool-2014"', '"blackpool"'),
        "council, local_targets: there is no procedure “blackpool”: write one of adult-social",
    ),
    (
        ('"england-children-2006"', '"england"'),
        "service_area 1, complaints_procedure: there is no procedure “england”",
    ),
    (
        ('key = "education"', 'key = "early-help"'),
        "service_area 3, key: “early-help” is that of service_area 2 too: each must be different.",
    ),
    (
        ('name = "Safeguarding"', 'name = "Confidentiality"'),
        "theme 4, name: “Confidentiality” is that of theme 3 too",
    ),
    (('key = "safeguarding"', 'key = "Safe Guarding"'), "theme 3, key: “Safe Guarding” will not"),
    (("[council]", "[council"), "it is not TOML"),
]


@pytest.mark.parametrize(("change", "sentence"), BAD)
def test_a_bad_file_names_the_key_exits_1_and_changes_nothing(tmp_path, change, sentence):
    with pytest.raises(CommandError) as refused:
        set_up_by_command(office_file(tmp_path, change))
    assert f"office.toml: {sentence}" in str(refused.value)
    assert str(refused.value).endswith("Nothing was changed.")
    assert refused.value.returncode == 1
    assert not Council.objects.exists()
    assert not Procedure.objects.exists()


def test_the_command_prints_what_was_changed_and_then_that_there_is_nothing_to_change():
    assert "Service area “Education” was added.\n" in set_up_by_command(OFFICE_FILE)
    again = set_up_by_command(OFFICE_FILE)
    assert again == "Everything is as the file says: nothing to change.\n"


def test_the_command_brings_the_words_that_letters_begin_with_once():
    assert "48 templates of letters were added.\n" in set_up_by_command(OFFICE_FILE, "--dry-run")
    assert not LetterTemplate.objects.exists()
    assert "48 templates of letters were added.\n" in set_up_by_command(OFFICE_FILE)
    assert LetterTemplate.objects.count() == 48


def test_the_command_says_that_a_trial_kept_nothing():
    assert set_up_by_command(OFFICE_FILE, "--dry-run").endswith("nothing was kept.\n")
    assert not Council.objects.exists()


def test_as_json_it_prints_only_json():
    said = json.loads(set_up_by_command(OFFICE_FILE, "--json", "--dry-run"))
    assert said["dry_run"]
    assert "Blackpool Council was set up." in said["changes"]


def test_as_json_a_refusal_is_json_too(tmp_path):
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("set_up", str(tmp_path / "gone.toml"), "--json", stdout=out)
    assert "cannot be opened" in json.loads(out.getvalue())["error"]


def test_heard_set_up_ends_with_1_for_a_file_that_is_not_there(tmp_path, capsys):
    assert main(["set-up", str(tmp_path / "gone.toml")]) == 1
    assert "gone.toml: it cannot be opened (no such file or directory)." in capsys.readouterr().err


def test_heard_set_up_without_a_file_is_wrong_use(capsys):
    assert main(["set-up"]) == 2
    assert "file" in capsys.readouterr().err


# --- The file and the browser ------------------------------------------------------------------

ON_THE_SERVER = {"by": None, "at": NOW}


def events_of(kind):
    return list(Event.objects.filter(subject_kind=kind).values_list("verb", "subject_id"))


def test_setting_up_leaves_the_events_that_the_browser_leaves():
    set_up()
    assert ("entry_added", "safeguarding") in events_of("theme")
    assert events_of("council")[0] == ("council_changed", "council")
    before = Event.objects.count()
    set_up()
    assert Event.objects.count() == before


def test_what_an_administrator_added_stays_when_the_file_is_loaded_again():
    set_up()
    add_entry(ListName.THEMES, "Foster care", **ON_THE_SERVER)
    assert set_up() == ()
    assert pairs(lists().themes)[-1] == ("foster-care", "Foster care")


def test_the_file_retires_and_offers_again(tmp_path):
    set_up()
    retired = office_file(
        tmp_path, ('name = "Council Cuts"', 'name = "Council Cuts"\nretired = true')
    )
    assert set_up(retired) == ("Theme “Council Cuts” is no longer offered.",)
    assert "council-cuts" not in dict(pairs(lists().offered.themes))
    assert "council-cuts" in dict(pairs(lists().themes))
    assert set_up() == ("Theme “Council Cuts” is offered again.",)


def test_the_file_says_which_service_stands_for_what_is_not_known(tmp_path):
    set_up()
    assert service_area_if_unknown().key == "childrens-social-care"
    other = office_file(
        tmp_path, ('if_unknown = "childrens-social-care"', 'if_unknown = "early-help"')
    )
    assert set_up(other) == ("While the service is not known, Early Help for Children is used.",)
    assert service_area_if_unknown().key == "early-help"


def test_a_file_that_is_silent_leaves_what_was_chosen(tmp_path):
    set_up()
    silent = office_file(tmp_path, ("service_area_if_unknown", "# "))
    assert set_up(silent) == ()
    assert service_area_if_unknown().key == "childrens-social-care"


def test_the_service_for_what_is_not_known_must_be_one_that_is_offered(tmp_path):
    for change in (
        ('if_unknown = "childrens-social-care"', 'if_unknown = "housing"'),
        (
            'name = "Children’s Social Care"',
            'name = "Children’s Social Care"\nretired = true',
        ),
    ):
        with pytest.raises(UnableToReadFile, match="no service area that is offered has the key"):
            read_office(office_file(tmp_path, change))


def test_before_anything_is_set_up_no_service_stands_for_it():
    assert service_area_if_unknown() is None
