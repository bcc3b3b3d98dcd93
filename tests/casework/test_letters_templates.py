"""Templates are changed by a new version, by an administrator, and only into what can be read."""

from __future__ import annotations

import pytest

from heard.audit.models import Event
from heard.casework.letters.defaults import default_templates
from heard.casework.models import LetterTemplate, TemplateVersion
from heard.casework.operations.acting import NotAllowed, NotLawful
from heard.casework.operations.letters import (
    add_template_version,
    load_default_templates,
    send,
    start_letter,
    write_draft,
)
from heard.casework.queries.letters import latest_version, templates
from heard.face.operations import change_contact
from heard.face.points import ContactFacts, Point
from tests.casework.cases import a_complaint
from tests.casework.cast import at
from tests.casework.letters import DAY, fresh

NOW = at(DAY)
EVERYTHING = len(LetterTemplate.Purpose) * len(LetterTemplate.Reader)


@pytest.fixture
def template(office):
    """Return the template of a holding letter, as the product brings it."""
    load_default_templates(NOW)
    return LetterTemplate.objects.get(purpose="holding", reader="standard")


def verbs_of(kind):
    return list(Event.objects.filter(subject_kind=kind).values_list("verb", flat=True))


def say_who_to_turn_to(by):
    """Say how to reach the team, an advocate and the Ombudsman."""
    team = ContactFacts(
        name="Customer Relations Team",
        address="Number One\nFY1 3AH",
        phone="01253 477477",
        email="complaints@council.example",
    )
    change_contact(Point.TEAM, team, by=by, at=NOW)
    advocate = ContactFacts(name="Speak Up", phone="01253 000001")
    change_contact(Point.ADVOCACY, advocate, by=by, at=NOW)
    ombudsman = ContactFacts(name="The Ombudsman", phone="0300 061 0614")
    change_contact(Point.OMBUDSMAN, ombudsman, by=by, at=NOW)


def test_the_products_own_words_are_loaded_once(office):
    assert load_default_templates(NOW) == EVERYTHING
    assert load_default_templates(NOW) == 0
    assert TemplateVersion.objects.count() == EVERYTHING
    assert verbs_of("letter_template") == ["templates_loaded"]
    held = latest_version("holding", "under_12")
    default = next(
        each
        for each in default_templates()
        if (each.purpose, each.reader) == ("holding", "under_12")
    )
    assert (held.number, held.subject, held.body) == (1, default.subject, default.body)
    assert held.written_by is None


def test_loading_again_leaves_what_the_council_wrote(template, adi):
    add_template_version(template.pk, "Ours", "Our words.", by=adi, at=NOW)
    LetterTemplate.objects.get(purpose="thanks", reader="standard").delete()
    assert load_default_templates(NOW) == 1
    assert latest_version("holding", "standard").body == "Our words."


def test_new_words_are_a_new_version_and_the_old_ones_stay(template, adi):
    first = template.versions.get()
    second = add_template_version(
        template.pk, "Your {{ kind }}\n", "Dear {{ name }}\r\n", by=adi, at=NOW, seen=1
    )
    assert (second.number, second.subject, second.body) == (2, "Your {{ kind }}", "Dear {{ name }}")
    assert second.written_by_id == adi.id
    assert fresh(first).body == first.body
    assert latest_version("holding", "standard") == second
    event = Event.objects.filter(verb="template_changed").get()
    assert event.actor_name == "Adi Cohen"
    assert event.subject_name == "Holding letter (Standard)"


def test_a_letter_keeps_the_words_that_it_was_begun_from(template, adi, asha):
    record = a_complaint(by=asha)
    begun = start_letter(record.reference, "holding", "standard", to=None, by=asha)
    draft = write_draft(record.reference, begun, by=asha, at=NOW)
    add_template_version(template.pk, "Ours", "Our words.", by=adi, at=NOW)
    assert fresh(draft).template_version.number == 1
    assert fresh(draft).body == begun.body


def test_the_complaints_manager_changes_templates_too(template, ben):
    assert add_template_version(template.pk, "Ours", "Our words.", by=ben, at=NOW).number == 2


@pytest.mark.parametrize("who", ["asha", "cleo", "dev", "eve", "aud"])
def test_nobody_else_changes_templates(template, office, who):
    staff = getattr(office, who)
    with pytest.raises(NotAllowed):
        add_template_version(template.pk, "Ours", "Our words.", by=staff, at=NOW)
    assert template.versions.count() == 1


@pytest.mark.parametrize(
    ("subject", "body", "sentence"),
    [
        ("", "Words.", "has a subject and words"),
        ("Subject", " ", "has a subject and words"),
        ("Subject", "{{ nmae }}", "The letter cannot be read. Line 1: there is no field called"),
        ("{{ nmae }}", "Words.", "The subject cannot be read. Line 1: there is no field called"),
        ("Subject", "{{ name.__class__ }}", "“.__class__” is not there"),
        ("Subject", "{% if name %}", "cannot be read: Unexpected end of template"),
        ("Subject", "x" * 20_001, "The template has 20,001 letters"),
        ("S" * 161, "Words.", "The subject may have 160 letters"),
        ("Subject", "{% if false %}x{% endif %}", "The letter says nothing"),
    ],
)
def test_what_cannot_be_read_is_not_kept(template, adi, subject, body, sentence):
    with pytest.raises(NotLawful, match=sentence):
        add_template_version(template.pk, subject, body, by=adi, at=NOW)
    assert template.versions.count() == 1
    assert verbs_of("letter_template") == ["templates_loaded"]


def test_what_was_not_changed_makes_no_version(template, adi):
    held = template.versions.get()
    with pytest.raises(NotLawful, match="Nothing was changed"):
        add_template_version(template.pk, held.subject, held.body, by=adi, at=NOW)


def test_the_second_of_two_who_change_a_template_is_told(template, adi):
    add_template_version(template.pk, "First", "First words.", by=adi, at=NOW, seen=1)
    with pytest.raises(NotLawful, match="Somebody saved version 2"):
        add_template_version(template.pk, "Second", "Second words.", by=adi, at=NOW, seen=1)
    assert latest_version("holding", "standard").body == "First words."


def test_templates_are_listed_in_the_order_of_the_procedure(template):
    listed = [(each.purpose, each.reader) for each in templates()]
    assert len(listed) == EVERYTHING
    assert listed[:5] == [
        ("acknowledgement", "standard"),
        ("acknowledgement", "easy_read"),
        ("acknowledgement", "from_12"),
        ("acknowledgement", "under_12"),
        ("holding", "standard"),
    ]


def test_who_to_turn_to_stands_in_letters_from_then_on(template, adi, asha):
    say_who_to_turn_to(adi)
    record = a_complaint(by=asha)
    begun = start_letter(record.reference, "acknowledgement", "standard", to=None, by=asha)
    for words in (
        "- Speak Up\n- Phone: 01253 000001",
        "- The Ombudsman",
        "- Phone: 01253 477477\n- E-mail: complaints@council.example\n- Address: Number One, FY1",
        "Customer Relations Team, Blackpool Council",
    ):
        assert words in begun.body


def test_before_anyone_said_who_to_turn_to_letters_name_the_ombudsman(template, asha):
    record = a_complaint(by=asha)
    begun = start_letter(record.reference, "acknowledgement", "standard", to=None, by=asha)
    assert "- Phone: 0300 061 0614" in begun.body


def test_a_letter_by_post_says_who_writes_and_how_to_reach_them(template, adi, asha):
    say_who_to_turn_to(adi)
    record = a_complaint(by=asha)
    begun = start_letter(record.reference, "acknowledgement", "standard", to=None, by=asha)
    draft = write_draft(record.reference, begun, by=asha, at=NOW)
    with pytest.raises(NotLawful, match="Give the e-mail address"):
        send(record.reference, draft.pk, by=asha, at=NOW)
