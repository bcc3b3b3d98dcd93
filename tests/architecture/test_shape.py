"""What the import contracts cannot see: sizes, foreign keys, templates, vague names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import ForeignKey

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "heard"
MODULES = sorted(
    path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts and path.stat().st_size
)
TEMPLATES = sorted(SOURCE.rglob("*.html"))
# Lowest first: a table may point at its own storey or below, never above.
STOREYS = [
    "audit",
    "accounts",
    "people",
    "procedures",
    "files",
    "face",
    "feedback",
    "casework",
    "learning",
    "intake",
    "reports",
    "following",
]


def test_there_is_something_to_look_at():
    assert len(MODULES) > 30
    assert TEMPLATES


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_stays_under_three_hundred_lines(path):
    assert len(path.read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_template_stays_under_a_hundred_lines(path):
    assert len(path.read_text("utf-8").splitlines()) <= 100


@pytest.mark.parametrize(
    "path",
    # A report saved as a file has no server to ask, so it carries its own style sheet.
    [path for path in TEMPLATES if path.parent.name != "standalone"],
    ids=lambda path: str(path.relative_to(SOURCE)),
)
def test_a_template_carries_no_inline_script_style_or_handler(path):
    text = path.read_text("utf-8")
    assert not re.search(r"<style\b|\sstyle=|\son[a-z]+=|javascript:", text)
    assert not re.search(r"<script\b(?![^>]*\bsrc=)", text)


def test_foreign_keys_point_downwards():
    upward = [
        f"{model.__name__}.{field.name}"
        for app in apps.get_app_configs()
        if app.label in STOREYS
        for model in app.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey)
        and field.related_model._meta.app_label in STOREYS
        and STOREYS.index(field.related_model._meta.app_label) > STOREYS.index(app.label)
    ]
    assert upward == []


def test_every_app_with_tables_has_its_storey():
    with_tables = {
        app.label for app in apps.get_app_configs() if app.name.startswith("heard.") and app.models
    }
    assert with_tables <= set(STOREYS)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_template_includes_only_its_own_app_or_a_lower_one(path):
    storeys = ["common", *STOREYS, "ops"]
    own = storeys.index(path.relative_to(SOURCE).parts[0])
    named = re.findall(r"{%\s*(?:include|extends)\s+\"([a-z_]+)/", path.read_text("utf-8"))
    assert all(storeys.index(app) <= own for app in named if app in storeys)


# Django calls a command by the first of these and a middleware by the second, Python's parser of
# HTML a reader by the others.
CALLED_SO = {"handle", "process_view", "handle_starttag", "handle_endtag", "handle_data"}
VAGUE = re.compile(r"(^|_)(utils?|helpers?|misc|manager|handle|process)(_|$)")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_names_say_what_things_are(path):
    text = path.read_text("utf-8")
    names = [path.stem, *re.findall(r"^\s*(?:def|class) (\w+)", text, re.MULTILINE)]
    assert [name for name in names if VAGUE.search(name.lower()) and name not in CALLED_SO] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_opens_with_a_docstring(path):
    assert path.read_text("utf-8").lstrip().startswith('"""')


def test_every_decision_has_a_number_of_its_own_at_its_head():
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [int(record.name[:4]) for record in records]
    assert numbers == list(range(1, len(records) + 1))
    for number, record in zip(numbers, records, strict=True):
        assert record.read_text("utf-8").startswith(f"# {number}. ")
