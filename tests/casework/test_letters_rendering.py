"""A template says only what one may; whatever else it tries is refused with a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.casework.letters.examples import EXAMPLE
from heard.casework.letters.facts import FIELDS, Shape
from heard.casework.letters.grammar import UnableToRead
from heard.casework.letters.rendering import (
    LONGEST_SUBJECT,
    LONGEST_TEMPLATE,
    gaps,
    render,
    render_line,
)
from heard.common.words.layout import Look, blocks_of

PRINTED = [field for field in FIELDS if field.shape is Shape.TEXT]


def refusal_of(source):
    with pytest.raises(UnableToRead) as refused:
        render(source, EXAMPLE)
    return str(refused.value)


@pytest.mark.parametrize("field", PRINTED, ids=lambda field: field.name)
def test_a_field_of_words_prints_them(field):
    assert render(f"{{{{ {field.name} }}}}", EXAMPLE) == getattr(EXAMPLE, field.name)


@pytest.mark.parametrize("field", PRINTED, ids=lambda field: field.name)
def test_a_field_that_is_not_known_is_false_and_prints_as_a_gap_to_fill(field):
    nothing = replace(EXAMPLE, **{field.name: ""})
    assert gaps(render(f"{{{{ {field.name} }}}}", nothing)) == (field.meaning,)
    assert render(f"{{% if {field.name} %}}known{{% else %}}not{{% endif %}}", nothing) == "not"
    assert render(f"{{% if {field.name} == '' %}}blank{{% endif %}}", nothing) == "blank"


def test_elements_are_gone_through_with_their_parts():
    source = (
        "{% for each in elements %}\n{{ loop.index }}. {{ each.words }} {{ each.finding|lower }}\n"
        "{% endfor %}\n{{ elements|length }} in all"
    )
    assert render(source, EXAMPLE).splitlines() == [
        "1. No one rang back when they said they would. upheld",
        "2. The plan was changed and nobody said so. not upheld",
        "2 in all",
    ]


def test_an_element_without_a_finding_leaves_a_gap():
    first = replace(EXAMPLE.elements[0], finding="")
    letter = render(
        "{% for each in elements %}{{ each.finding }}{% endfor %}",
        replace(EXAMPLE, elements=(first,)),
    )
    assert gaps(letter) == ("finding of element 1",)


def test_lines_are_joined_by_what_the_template_says():
    assert render("{{ advocacy|join('; ') }}", EXAMPLE) == (
        "Speak Up advocates; Phone: 01632 960 002 (free)"
    )


def test_what_a_person_wrote_is_never_read_as_a_template():
    told = replace(EXAMPLE, name="{{ council }}{% for x in elements %}")
    assert render("{{ name }}", told) == told.name


def test_blank_lines_that_conditions_leave_are_closed_up():
    source = "One\n\n{% if manager %}\n{{ manager }}\n{% endif %}\n\n\n\nTwo   \n"
    assert render(source, replace(EXAMPLE, manager="")) == "One\n\nTwo"


def test_a_subject_is_one_line_of_a_length_that_can_be_sent():
    assert render_line("Your\n {{ kind }}\r\nBcc: all", EXAMPLE) == "Your complaint Bcc: all"
    assert len(render_line("word " * 200, EXAMPLE)) <= LONGEST_SUBJECT


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("{{ nme }}", "Line 1: there is no field called “nme”. Did you mean “name”?"),
        ("one\n{{ zzzz }}", "Line 2: there is no field called “zzzz”."),
        ("{{ elements }}", "Line 1: this is a list: go through it with {% for … in … %}"),
        ("{{ is_statutory }}", "Line 1: this is yes or no: it can be asked in {% if %}, not"),
        ("{% if stage == 1 %}a{% endif %}", "Line 1: these are never the same: a number and"),
        ("{% if stage > '1' %}a{% endif %}", "Line 1: only == and != are for letters."),
        ("{% for x in name %}{% endfor %}", "Line 1: this goes through words, and only a list"),
        ("{% for x in elements %}{{ x }}{% endfor %}", "Line 1: this is an element"),
        ("{{ name|upper }}", "Line 1: “|upper” is not for letters; “|join” and “|length” and"),
        ("{{ name|length }}", "Line 1: “|length” cannot be used with words."),
        ("{{ due_why|join(name) }}", "Line 1: “|join” takes the words to put between"),
        ("{{ name|lower('x') }}", "Line 1: “|lower” is given too much."),
        ("{% if name %}", "Line 1 cannot be read: Unexpected end of template."),
        ("\n\n{{ name }", "Line 3 cannot be read: unexpected '}'"),
    ],
)
def test_a_mistake_is_named_with_its_line(source, sentence):
    assert refusal_of(source).startswith(sentence)


ESCAPES = [
    "{{ name.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ name|attr('__class__') }}",
    "{{ self._TemplateReference__context }}",
    "{{ name.format(name) }}",
    "{{ '%s'|format(name) }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__ }}",
    "{{ config }}",
    "{{ request }}",
    "{{ loop }}",
    "{% for x in due_why %}{{ loop.__class__ }}{% endfor %}",
    "{% for x in elements %}{{ x.pop('words') }}{% endfor %}",
    "{% for x in elements %}{{ x['words'] }}{% endfor %}",
    "{% import 'os' as os %}",
    "{% include '/etc/passwd' %}",
    "{% extends 'common/page.html' %}",
    "{% set x = name %}",
    "{% with x = name %}{% endwith %}",
    "{% block a %}{% endblock %}",
    "{% filter lower %}x{% endfilter %}",
    "{% autoescape true %}{% endautoescape %}",
    "{{ none }}",
    "{{ 1.5 }}",
    "{{ [name] }}",
    "{{ {'a': name} }}",
    "{{ name if council else team }}",
    "{% if name is defined %}{% endif %}",
]
BOMBS = [
    "{{ 10**10**10 }}",
    "{{ 'a' * 9999999999 }}",
    "{{ name ~ name }}",
    "{{ name + name }}",
    "{{ range(10**10) }}",
    "{% for a in due_why %}{% for b in due_why %}x{% endfor %}{% endfor %}",
    "{% for a in due_why recursive %}{{ loop(due_why) }}{% endfor %}",
    "{% for a in due_why if name %}x{% endfor %}",
    "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "{% call name() %}{% endcall %}",
    "{% if name %}" * 200 + "{% endif %}" * 200,
    "{% if " + "(" * 900 + "name" + ")" * 900 + " %}{% endif %}",
    "{% if " + "not " * 900 + "name %}{% endif %}",
    "{{ " + "9" * 10_000 + " }}",
    "{{ name" + "|lower" * 100 + " }}",
    "x" * (LONGEST_TEMPLATE + 1),
]


@pytest.mark.parametrize("source", [*ESCAPES, *BOMBS], ids=lambda source: source[:40])
def test_what_would_reach_into_the_program_or_run_for_ever_is_refused(source):
    assert refusal_of(source).endswith(("”.", ".", ")", "?")) or "cannot be read" in refusal_of(
        source
    )


def test_a_letter_that_would_grow_too_long_is_stopped():
    long = replace(EXAMPLE, due_why=("x" * 500,) * 200)
    with pytest.raises(UnableToRead, match="more than 60,000 letters"):
        render("{% for line in due_why %}{{ line }}{% endfor %}", long)


PIECES = "{{ }} {% %} {# #} for in if endif endfor | name elements loop . ( ) == ' not 1 x lower"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*PIECES.split(), " ", "\n"]) | st.text(max_size=4), max_size=30))
def test_whatever_is_typed_is_a_letter_or_a_sentence_and_never_a_crash(pieces):
    try:
        outcome = render("".join(pieces), EXAMPLE)
    except UnableToRead as refused:
        outcome = str(refused)
    assert isinstance(outcome, str)


def test_a_letter_is_paragraphs_headings_and_lists():
    blocks = blocks_of("Dear Sam\n\nOne line\nand another\n# Next\n- first\n- second\nlast\n#none")
    assert [(block.look, block.lines) for block in blocks] == [
        (Look.PARAGRAPH, ("Dear Sam",)),
        (Look.PARAGRAPH, ("One line", "and another")),
        (Look.HEADING, ("Next",)),
        (Look.LIST, ("first", "second")),
        (Look.PARAGRAPH, ("last", "#none")),
    ]


def test_nothing_is_laid_out_as_nothing():
    assert blocks_of(" \n\n ") == ()
