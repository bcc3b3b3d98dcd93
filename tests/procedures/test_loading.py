"""A procedure is loaded once; a version in force is never changed, by anyone."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from heard.procedures import models
from heard.procedures.operations import UnableToLoadPack, load_pack
from heard.procedures.packs import pack_keys, shipped_pack
from heard.procedures.queries import kept_procedures
from heard.rules.procedures import Basis
from heard.rules.timescales import Timescale

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
KEY = "blackpool-2014"
TARGETS = shipped_pack(KEY)
(V1,) = TARGETS.versions


def with_amount(version, amount):
    first, *others = version.limits
    changed = replace(first, timescale=Timescale(amount))
    return replace(version, limits=(changed, *others))


def with_versions(*versions, **changes):
    return replace(TARGETS, versions=versions, **changes)


ENDED = replace(V1, in_force_until=date(2027, 3, 31))
V2 = replace(with_amount(V1, 10), number=2, in_force_from=date(2027, 4, 1))


@pytest.mark.parametrize("key", pack_keys())
def test_what_is_loaded_comes_back_as_it_was(key):
    procedure = shipped_pack(key)
    assert load_pack(procedure, TODAY)
    assert kept_procedures()[key].procedure == procedure


def test_loading_the_same_again_changes_nothing():
    assert load_pack(TARGETS, TODAY)
    rows = list(models.Limit.objects.values_list("id", flat=True))
    assert not load_pack(TARGETS, TODAY)
    assert list(models.Limit.objects.values_list("id", flat=True)) == rows


def test_changed_content_of_a_version_in_force_is_refused():
    load_pack(TARGETS, TODAY)
    with pytest.raises(UnableToLoadPack, match="version 1 has been in force since 2014-04-01"):
        load_pack(with_versions(with_amount(V1, 20)), TODAY)
    assert kept_procedures()[KEY].procedure == TARGETS


def test_a_version_in_force_is_ended_and_another_follows():
    load_pack(TARGETS, TODAY)
    assert load_pack(with_versions(ENDED, V2), TODAY)
    assert kept_procedures()[KEY].procedure == with_versions(ENDED, V2)
    assert not load_pack(with_versions(ENDED, V2), TODAY)


@pytest.mark.parametrize("until", [None, date(2028, 3, 31)])
def test_an_end_once_given_to_a_version_in_force_stays(until):
    load_pack(with_versions(ENDED), TODAY)
    with pytest.raises(UnableToLoadPack, match="cannot be changed"):
        load_pack(with_versions(replace(V1, in_force_until=until)), TODAY)


def test_a_version_whose_day_has_not_come_may_be_rewritten():
    load_pack(with_versions(ENDED, V2), TODAY)
    assert load_pack(with_versions(ENDED, with_amount(V2, 12)), TODAY)
    assert kept_procedures()[KEY].procedure.versions[1] == with_amount(V2, 12)


def test_a_version_to_come_that_dates_hang_on_is_not_rewritten():
    load_pack(with_versions(ENDED, V2), TODAY)
    limit = models.Limit.objects.filter(version__number=2).first()
    models.Reckoning.objects.create(
        limit=limit, label="x", start_on=TODAY, due_on=TODAY, amount=1, fingerprint="f"
    )
    with pytest.raises(UnableToLoadPack, match="due dates have been reckoned by it"):
        load_pack(with_versions(ENDED, with_amount(V2, 12)), TODAY)


def test_versions_that_overlap_what_is_held_are_refused_and_nothing_is_kept():
    load_pack(TARGETS, TODAY)
    with pytest.raises(UnableToLoadPack, match="versions 1 and 2 overlap"):
        load_pack(with_versions(V2), TODAY)
    assert kept_procedures()[KEY].procedure == TARGETS


def test_a_name_may_change_but_not_the_authority_of_what_is_in_force():
    load_pack(TARGETS, TODAY)
    assert load_pack(replace(TARGETS, name="Our targets"), TODAY)
    assert models.Procedure.objects.get(key=KEY).name == "Our targets"
    with pytest.raises(UnableToLoadPack, match="cannot become “statute”"):
        load_pack(replace(TARGETS, basis=Basis.STATUTE), TODAY)


IN_FORCE = "in force and cannot be changed"
LIMIT, VERSION = "procedures_limit", "procedures_procedureversion"


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {LIMIT} SET amount = 30",
        f"UPDATE {LIMIT} SET version_id = version_id + 1",
        f"DELETE FROM {LIMIT}",
        "UPDATE procedures_stage SET name = 'Other'",
        "DELETE FROM procedures_stage",
        f"UPDATE {VERSION} SET in_force_from = '2030-01-01'",
        f"UPDATE {VERSION} SET is_sealed = NOT is_sealed",
        f"UPDATE {VERSION} SET source_text = 'Elsewhere'",
        f"DELETE FROM {VERSION}",
        "UPDATE procedures_procedure SET basis = 'statute'",
        "UPDATE procedures_procedure SET key = 'other'",
    ],
)
def test_the_database_itself_refuses_to_change_a_version_in_force(statement):
    load_pack(TARGETS, TODAY)
    with pytest.raises(IntegrityError, match=IN_FORCE), transaction.atomic():
        _execute(statement)
    assert kept_procedures()[KEY].procedure == TARGETS


def test_the_database_refuses_one_more_limit_for_a_version_in_force():
    load_pack(TARGETS, TODAY)
    extra = models.Limit.objects.order_by("id").first()
    extra.pk, extra.stage = None, 2
    with pytest.raises(IntegrityError, match=IN_FORCE), transaction.atomic():
        extra.save()


def test_the_database_lets_an_open_version_be_closed_and_not_opened_again():
    load_pack(TARGETS, TODAY)
    _execute(f"UPDATE {VERSION} SET in_force_until = '2030-03-31'")
    for end in ("NULL", "'2031-03-31'"):
        with pytest.raises(IntegrityError, match=IN_FORCE), transaction.atomic():
            _execute(f"UPDATE {VERSION} SET in_force_until = {end}")


def test_the_database_lets_a_version_be_changed_before_its_day():
    far = replace(V1, in_force_from=date(2999, 1, 1))
    load_pack(with_versions(far), TODAY)
    _execute(f"UPDATE {LIMIT} SET amount = 30")
    _execute(f"DELETE FROM {LIMIT}")
    assert not models.Limit.objects.exists()


def _execute(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
