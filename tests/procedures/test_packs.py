"""The packs that come with the product lay down what their sources say; a bad pack says where."""

from datetime import date

import pytest

from heard.procedures.packs import UnknownPack, pack_keys, read_pack, shipped_pack
from heard.procedures.toml_files import UnableToReadFile
from heard.rules.procedures import Basis, Standing, Step
from heard.rules.timescales import StartEvent, Timescale, Unit
from heard.rules.vocabulary import Kind

WD = Unit.WORKING_DAYS
RECEIPT, ACKNOWLEDGED = StartEvent.RECEIPT, StartEvent.ACKNOWLEDGEMENT
REQUEST = StartEvent.REQUEST

# kind, stage, step, amount, start, extendable to: docs/rules/procedures.md has the sources
IN_WORKING_DAYS = {
    "england-children-2006": [
        ("complaint", 1, Step.RESPOND, 10, RECEIPT, 20),
        ("complaint", 2, Step.REQUEST, 20, StartEvent.RESPONSE, None),
        ("complaint", 2, Step.RESPOND, 25, REQUEST, 65),
        ("complaint", 3, Step.REQUEST, 20, StartEvent.RESPONSE, None),
        ("complaint", 3, Step.ACKNOWLEDGE, 2, REQUEST, None),
        ("complaint", 3, Step.APPOINT_CHAIR, 10, REQUEST, None),
        ("complaint", 3, Step.HOLD_PANEL, 30, REQUEST, None),
        ("complaint", 3, Step.REPORT, 5, StartEvent.MEETING, None),
        ("complaint", 3, Step.RESPOND, 15, StartEvent.REPORT, None),
    ],
    "corporate-lgsco-code": [
        ("complaint", 1, Step.ACKNOWLEDGE, 5, RECEIPT, None),
        ("complaint", 1, Step.RESPOND, 10, ACKNOWLEDGED, 20),
        ("complaint", 2, Step.ACKNOWLEDGE, 5, REQUEST, None),
        ("complaint", 2, Step.RESPOND, 20, ACKNOWLEDGED, 40),
    ],
    "adult-social-care-2009": [("complaint", 1, Step.ACKNOWLEDGE, 3, RECEIPT, None)],
    "blackpool-2014": [
        ("complaint", 1, Step.RESPOND, 15, RECEIPT, None),
        ("comment", 1, Step.RESPOND, 15, RECEIPT, None),
        ("mp_enquiry", 1, Step.RESPOND, 5, RECEIPT, None),
        ("councillor_enquiry", 1, Step.RESPOND, 5, RECEIPT, None),
        ("ombudsman", 1, Step.RESPOND, 5, RECEIPT, None),
    ],
    "enquiries-and-comments": [
        ("mp_enquiry", 1, Step.RESPOND, 10, RECEIPT, None),
        ("councillor_enquiry", 1, Step.RESPOND, 10, RECEIPT, None),
        ("ombudsman", 1, Step.RESPOND, 5, RECEIPT, None),
        ("comment", 1, Step.RESPOND, 15, RECEIPT, None),
    ],
}
IN_MONTHS = {
    "england-children-2006": [
        (1, Step.COMPLAIN, 12, StartEvent.GROUNDS, True),
        (1, Step.RESUBMIT, 12, StartEvent.PROCEEDINGS_ENDED, True),
    ],
    "adult-social-care-2009": [
        (1, Step.COMPLAIN, 12, StartEvent.GROUNDS, True),
        (1, Step.RESPOND, 6, RECEIPT, False),
    ],
}
IN_FORCE_FROM = {
    "england-children-2006": (Basis.STATUTE, date(2006, 9, 1)),
    "corporate-lgsco-code": (Basis.CODE, date(2024, 2, 8)),
    "adult-social-care-2009": (Basis.STATUTE, date(2009, 4, 1)),
    "blackpool-2014": (Basis.LOCAL, date(2014, 4, 1)),
    "enquiries-and-comments": (Basis.LOCAL, date(2000, 1, 1)),
}


def only_version(key):
    (version,) = shipped_pack(key).versions
    return version


def test_these_are_the_packs_and_each_is_named_by_its_file():
    assert pack_keys() == sorted(IN_FORCE_FROM)
    assert [shipped_pack(key).key for key in pack_keys()] == pack_keys()


@pytest.mark.parametrize("key", IN_FORCE_FROM)
def test_a_pack_lays_down_these_limits_and_no_others(key):
    version = only_version(key)
    days = [
        (each.kind, each.stage, each.step, each.timescale.amount, each.start, each.extendable_to)
        for each in version.limits
        if each.timescale.unit is WD
    ]
    months = [
        (each.stage, each.step, each.timescale.amount, each.start, each.is_soft)
        for each in version.limits
        if each.timescale.unit is Unit.CALENDAR_MONTHS
    ]
    assert days == [(Kind(kind), *rest) for kind, *rest in IN_WORKING_DAYS[key]]
    assert months == IN_MONTHS.get(key, [])
    assert len(days) + len(months) == len(version.limits)


@pytest.mark.parametrize("key", IN_FORCE_FROM)
def test_a_pack_stands_on_its_authority_from_its_day(key):
    version = only_version(key)
    assert (shipped_pack(key).basis, version.in_force_from) == IN_FORCE_FROM[key]
    assert not version.counts_council_closures


def test_the_windows_of_a_complainant_warn_and_never_block():
    soft = {
        (each.stage, each.step)
        for each in only_version("england-children-2006").limits
        if each.is_soft
    }
    assert soft == {
        (1, Step.COMPLAIN),
        (1, Step.RESUBMIT),
        (2, Step.REQUEST),
        (3, Step.REQUEST),
    }


def test_a_late_acknowledgement_buys_no_time_under_the_code():
    limits = only_version("corporate-lgsco-code").limits
    caps = {each.stage: (each.cap, each.cap_from) for each in limits if each.cap}
    assert caps == {1: (Timescale(5), RECEIPT), 2: (Timescale(5), REQUEST)}


@pytest.mark.parametrize("key", IN_FORCE_FROM)
def test_every_value_names_its_source(key):
    version = only_version(key)
    for source in (version.source, *(limit.source for limit in version.limits)):
        assert source.text
        is_in_print = key == "blackpool-2014"
        assert source.url or is_in_print or source.standing is not Standing.READ


def test_every_value_that_only_configuration_chose_says_so():
    version = only_version("enquiries-and-comments")
    for source in (version.source, *(limit.source for limit in version.limits)):
        assert source.standing is Standing.INFERRED
        assert source.text.startswith("Configuration")


def test_an_unknown_pack_is_answered_with_those_there_are():
    with pytest.raises(UnknownPack, match=r"no procedure pack “blackpol”.*blackpool-2014"):
        shipped_pack("blackpol")


@pytest.mark.parametrize("key", ["../packs/blackpool-2014", "/etc/passwd", "", "__init__"])
def test_a_pack_is_named_by_its_key_and_never_by_a_path(key):
    with pytest.raises(UnknownPack):
        shipped_pack(key)


GOOD = """
key = "our-targets"
name = "Our targets"
basis = "local"
[[version]]
number = 1
in_force_from = 2020-04-01
source = { text = "Cabinet, 3 March 2020", standing = "V" }
stage = [{ number = 1, name = "Response" }]
[[version.limit]]
kind = "complaint"
amount = 15
start = "receipt"
source = { text = "Cabinet, 3 March 2020", standing = "V" }
"""


def pack_file(folder, text):
    path = folder / "ours.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_council_writes_its_own_pack(tmp_path):
    procedure = read_pack(pack_file(tmp_path, GOOD))
    limit = procedure.versions[0].limit(Kind.COMPLAINT)
    assert (procedure.key, limit.timescale, limit.start) == ("our-targets", Timescale(15), RECEIPT)


BAD = [
    ("amount = 15", "amount = 0", "version 1, limit 1, amount: “0” will not do"),
    ("amount = 15", "amount = true", "version 1, limit 1, amount: “True” will not do"),
    ("amount = 15", "amount = 15.0", "version 1, limit 1, amount: “15.0” will not do"),
    ("amount = 15", 'amount = "15"', "version 1, limit 1, amount: “15” will not do"),
    ("amount = 15", "amout = 15", "version 1, limit 1, amount: this key is missing: add it."),
    ("amount = 15", "amout = 15", "version 1, limit 1, amout: this key is not known here"),
    ('"complaint"', '"complaints"', "limit 1, kind: “complaints” is not known here: write one of"),
    ('start = "receipt"', 'start = "post"', "limit 1, start: “post” is not known here"),
    ("amount = 15", "amount = 15\nextendable_to = 15", "it can be extended to 15, no more than"),
    ("2020-04-01", '"1 April 2020"', "version 1, in_force_from: “1 April 2020” will not do"),
    ("2020-04-01", "2020-04-01T09:00:00", "version 1, in_force_from: “2020-04-01 09:00:00” will"),
    ("2020-04-01", "0001-01-01", "version 1, in_force_from: “0001-01-01” will not do"),
    ('key = "our-targets"', 'key = "Our Targets"', "key: “Our Targets” will not do: write small"),
    ('name = "Our targets"', 'name = ""', "name: it is empty, or has a line break"),
    ('standing = "V" }\nstage', 'standing = "X" }\nstage', "source, standing: “X” is not known"),
    ("[[version]]", "[version]", "version: "),
    ('basis = "local"', "basis = local", "it is not TOML: "),
    (GOOD, "", "key: this key is missing: add it."),
]


@pytest.mark.parametrize(("good", "bad", "sentence"), BAD)
def test_a_bad_pack_is_refused_with_the_file_the_key_and_the_remedy(tmp_path, good, bad, sentence):
    assert good in GOOD
    with pytest.raises(UnableToReadFile) as refused:
        read_pack(pack_file(tmp_path, GOOD.replace(good, bad, 1)))
    assert any(sentence in each for each in refused.value.sentences)
    assert all(each.startswith("ours.toml: ") for each in refused.value.sentences)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe\x00", "it is not text in UTF-8 (byte 1): save it as UTF-8."),
        (b"key = " + b"[" * 100_000, "it is nested too deeply to be read."),
        (b"\x00\x01", "it is not TOML"),
    ],
)
def test_a_file_that_is_no_toml_is_refused(tmp_path, content, sentence):
    path = tmp_path / "ours.toml"
    path.write_bytes(content)
    with pytest.raises(UnableToReadFile, match=r"ours\.toml") as refused:
        read_pack(path)
    assert sentence in str(refused.value)


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path):
    with pytest.raises(UnableToReadFile, match="it cannot be opened"):
        read_pack(tmp_path)
    with pytest.raises(UnableToReadFile, match="no such file"):
        read_pack(tmp_path / "gone.toml")
