"""What may a template say? Words, fields, conditions and plain lists: nothing that computes.

Every part of a template is looked at before it runs. Whatever is not on the short list here is
refused with a sentence, so no template can loop for ever, grow without bound, or reach into the
program; that it then runs in jinja2's sandbox is a second wall behind the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from difflib import get_close_matches

from jinja2 import nodes

from heard.casework.letters.facts import FIELDS, ElementFacts, Shape

__all__ = ["UnableToRead", "check"]

DEEPEST = 12  # blocks within blocks, brackets within brackets
_IN_A_LIST = {Shape.LINES: Shape.TEXT, Shape.ELEMENTS: Shape.ELEMENT}
_OF_A_LOOP = {
    "first": Shape.FLAG,
    "last": Shape.FLAG,
    "index": Shape.NUMBER,
    "length": Shape.NUMBER,
}
_OF_AN_ELEMENT = {each.name: Shape.TEXT for each in fields(ElementFacts)}
_FILTERS = {
    "join": {Shape.LINES: Shape.TEXT},
    "length": {Shape.LINES: Shape.NUMBER, Shape.ELEMENTS: Shape.NUMBER},
    "lower": {Shape.TEXT: Shape.TEXT},
}
_CONSTANTS = {str: Shape.TEXT, bool: Shape.FLAG, int: Shape.NUMBER}
_LISTS = frozenset(_IN_A_LIST)

Names = Mapping[str, Shape]


class UnableToRead(ValueError):
    """The template says something that it may not; the sentence says where and what."""


def check(template: nodes.Template) -> None:
    """Return when the template says only what one may; UnableToRead says which line does not."""
    _blocks(template.body, {each.name: each.shape for each in FIELDS}, 0)


def _refuse(node: nodes.Node, sentence: str) -> UnableToRead:
    return UnableToRead(f"Line {node.lineno}: {sentence}")


def _blocks(body: list[nodes.Node], names: Names, depth: int) -> None:
    for node in body:
        match node:
            case nodes.Output():
                for part in node.nodes:
                    _printed(part, names, depth)
            case nodes.If():
                _condition(node, names, depth + 1)
            case nodes.For():
                _list(node, names, depth + 1)
            case _:
                raise _refuse(
                    node,
                    f"“{type(node).__name__.lower()}” is not for letters. A template has "
                    "words, {{ fields }}, {% if … %} and {% for … in … %}.",
                )


def _printed(part: nodes.Expr, names: Names, depth: int) -> None:
    if isinstance(part, nodes.TemplateData):
        return
    shape = _shape(part, names, depth + 1)
    if shape in _LISTS:
        raise _refuse(
            part, "this is a list: go through it with {% for … in … %}, or |join its lines."
        )
    if shape not in {Shape.TEXT, Shape.NUMBER}:
        raise _refuse(part, f"this is {shape.value}: it can be asked in {{% if %}}, not printed.")


def _condition(node: nodes.If, names: Names, depth: int) -> None:
    _shape(node.test, names, depth)
    _blocks(node.body, names, depth)
    for other in node.elif_:
        _condition(other, names, depth)
    _blocks(node.else_, names, depth)


def _list(node: nodes.For, names: Names, depth: int) -> None:
    if "loop" in names:
        raise _refuse(node, "a list inside a list is not for letters.")
    if node.recursive or node.test is not None or not isinstance(node.target, nodes.Name):
        raise _refuse(node, "write {% for line in … %} and nothing more.")
    shape = _shape(node.iter, names, depth)
    if shape not in _LISTS:
        raise _refuse(
            node, f"this goes through {shape.value}, and only a list can be gone through."
        )
    _blocks(node.body, {**names, node.target.name: _IN_A_LIST[shape], "loop": Shape.FLAG}, depth)
    _blocks(node.else_, names, depth)


def _shape(node: nodes.Node, names: Names, depth: int) -> Shape:
    if depth > DEEPEST:
        raise _refuse(node, "this has too much inside one another.")
    match node:
        case nodes.Name():
            return _named(node, names)
        case nodes.Const() if type(node.value) in _CONSTANTS:
            return _CONSTANTS[type(node.value)]
        case nodes.Getattr():
            return _part(node, names)
        case nodes.Filter():
            return _filtered(node, names, depth)
        case nodes.Not() | nodes.And() | nodes.Or():
            for part in node.iter_child_nodes():
                _shape(part, names, depth + 1)
            return Shape.FLAG
        case nodes.Compare():
            return _compared(node, names, depth)
    raise _refuse(node, "this is not for letters. Between {{ and }} stands the name of a field.")


def _compared(node: nodes.Compare, names: Names, depth: int) -> Shape:
    shapes = {_shape(node.expr, names, depth + 1)}
    for other in node.ops:
        if other.op not in {"eq", "ne"}:
            raise _refuse(node, "only == and != are for letters.")
        shapes.add(_shape(other.expr, names, depth + 1))
    if len(shapes) > 1:
        raise _refuse(node, f"these are never the same: {' and '.join(sorted(shapes))}.")
    return Shape.FLAG


def _named(node: nodes.Name, names: Names) -> Shape:
    if node.name in names:
        return names[node.name]
    near = get_close_matches(node.name, names, n=1)
    hint = f" Did you mean “{near[0]}”?" if near else ""
    raise _refuse(node, f"there is no field called “{node.name}”.{hint}")


def _part(node: nodes.Getattr, names: Names) -> Shape:
    if isinstance(node.node, nodes.Name):
        if node.node.name == "loop" and "loop" in names and node.attr in _OF_A_LOOP:
            return _OF_A_LOOP[node.attr]
        if _named(node.node, names) is Shape.ELEMENT and node.attr in _OF_AN_ELEMENT:
            return _OF_AN_ELEMENT[node.attr]
    parts = ", ".join(_OF_AN_ELEMENT)
    raise _refuse(
        node, f"“.{node.attr}” is not there. Only an element in a list has parts: {parts}."
    )


def _filtered(node: nodes.Filter, names: Names, depth: int) -> Shape:
    if node.name not in _FILTERS or node.node is None:
        raise _refuse(node, f"“|{node.name}” is not for letters; {_filter_names()} are.")
    if node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) > (node.name == "join"):
        raise _refuse(node, f"“|{node.name}” is given too much.")
    for given in node.args:
        if not (isinstance(given, nodes.Const) and isinstance(given.value, str)):
            raise _refuse(node, "“|join” takes the words to put between the lines.")
    shape = _shape(node.node, names, depth + 1)
    if shape not in _FILTERS[node.name]:
        raise _refuse(node, f"“|{node.name}” cannot be used with {shape.value}.")
    return _FILTERS[node.name][shape]


def _filter_names() -> str:
    return " and ".join(f"“|{name}”" for name in _FILTERS)
