"""Our templates of the library's components are what the library's own examples are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.forms import CharField, Form, PasswordInput
from django.template.loader import render_to_string
from lxml import html

COMPONENTS = (
    Path(__file__).resolve().parents[2]
    / "frontend/node_modules/govuk-frontend/dist/govuk/components"
)


def example(component, name="default"):
    """Return one of the library's own examples of a component: the HTML that it makes."""
    text = (COMPONENTS / component / "fixtures.json").read_text("utf-8")
    return next(each["html"] for each in json.loads(text)["fixtures"] if each["name"] == name)


def structure(markup):
    """Return what matters of HTML: elements, attributes and words, in order."""
    return _element(html.fragment_fromstring(markup.strip()))


def _element(element):
    attributes = dict(element.attrib)
    attributes["class"] = tuple(sorted(attributes.get("class", "").split()))
    words = " ".join((element.text or "").split())
    return (
        element.tag,
        attributes,
        words,
        [(_element(child), " ".join((child.tail or "").split())) for child in element],
    )


def assert_holds(ours, theirs):
    """Assert that ours has every element, attribute and word of theirs, and may say more."""
    (ours_tag, ours_attributes, ours_words, ours_children) = ours
    (tag, attributes, words, children) = theirs
    assert (ours_tag, ours_words) == (tag, words)
    assert attributes.items() <= ours_attributes.items()
    assert len(ours_children) == len(children)
    for (our_child, our_tail), (child, tail) in zip(ours_children, children, strict=True):
        assert our_tail == tail
        assert_holds(our_child, child)


def test_breadcrumbs():
    trail = [
        ("Home", "/"),
        ("Section", "/section"),
        ("Sub-section", "/section/sub-section"),
        ("Sub Sub-section", "/section/sub-section/sub-sub-section"),
    ]
    ours = render_to_string("common/parts/breadcrumbs.html", {"trail": trail})
    assert_holds(structure(ours), structure(example("breadcrumbs")))


class Enquiry(Form):
    issued = CharField(
        error_messages={"required": "The date your passport was issued must be in the past"}
    )
    postcode = CharField(error_messages={"required": "Enter a postcode, like AA1 1AA"})


def test_an_error_summary():
    ours = render_to_string("common/forms/error_summary.html", {"form": Enquiry({}, auto_id="%s")})
    theirs = example("error-summary").replace("example-error-1", "issued")
    assert_holds(structure(ours), structure(theirs.replace("example-error-2", "postcode")))


def test_no_summary_without_an_error():
    filled = Enquiry({"issued": "1 May 2014", "postcode": "AA1 1AA"})
    assert render_to_string("common/forms/error_summary.html", {"form": filled}).strip() == ""


def field(component_field, given=None):
    form_class = type("Sample", (Form,), {"sample": component_field})
    return form_class(given, auto_id="%s")["sample"].as_field_group()


@pytest.mark.parametrize(
    ("component", "label", "widget", "names"),
    [
        ("input", "National Insurance number", None, {"test-name": "sample"}),
        ("password-input", "Password", PasswordInput, {'="password"': '="sample"'}),
    ],
)
def test_a_field(component, label, widget, names):
    theirs = example(component)
    for old, new in names.items():
        theirs = theirs.replace(old, new)
    theirs = theirs.replace('type="sample"', 'type="password"')
    attributes = {"autocomplete": "current-password"} if widget else {}
    ours = field(CharField(label=label, widget=widget and widget(attributes)))
    assert_holds(structure(ours), structure(theirs))


def test_a_field_in_error():
    wrong = "Enter a National Insurance number in the correct format"
    ours = field(
        CharField(label="National Insurance number", error_messages={"required": wrong}), {}
    )
    theirs = example("input", "with error message")
    for old, new in [
        ("input-with-error-message-error", "sample_error"),
        ("input-with-error-message", "sample"),
        ("test-name-3", "sample"),
    ]:
        theirs = theirs.replace(old, new)
    assert_holds(structure(ours), structure(theirs))


def test_a_hint_is_tied_to_its_field():
    ours = html.fragment_fromstring(field(CharField(help_text="As on the letter")).strip())
    hint = ours.xpath(".//*[contains(@class, 'govuk-hint')]")[0]
    assert hint.text_content() == "As on the letter"
    assert ours.xpath(".//input/@aria-describedby") == [hint.get("id")]


@pytest.mark.parametrize(
    ("first", "following", "links"),
    [("", "", []), ("?a", "", ["?a"]), ("", "?b", ["?b"]), ("?a", "?b", ["?a", "?b"])],
)
def test_paging_leads_only_where_there_is_a_page(first, following, links):
    ours = render_to_string(
        "common/parts/pagination.html", {"first_address": first, "next_address": following}
    )
    found = html.fromstring(f"<div>{ours}</div>").xpath(".//a/@href")
    assert found == links
