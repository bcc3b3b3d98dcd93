"""Which letters can stand in a document? All but those that no format can hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar
from unicodedata import category

__all__ = ["legible", "printable"]

Value = TypeVar("Value")

KEPT = frozenset("\t\n\r")
# Control characters and the halves of surrogate pairs, and two places that Unicode leaves empty.
DROPPED = frozenset({"Cc", "Cs"})
EMPTY = frozenset("\ufffe\uffff")


def printable(text: str) -> str:
    """Return the text without the letters that XML forbids or that stand for no letter."""
    return "".join(
        letter
        for letter in text
        if letter in KEPT or (category(letter) not in DROPPED and letter not in EMPTY)
    )


def legible(value: Value) -> Value:
    """Return the same value (a dataclass, mapping, tuple or text) with every text printable."""
    return _legible(value)  # type: ignore[return-value]


def _legible(value: object) -> object:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, tuple):
        return tuple(_legible(each) for each in value)
    if isinstance(value, Mapping):
        return {_legible(key): _legible(each) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        held = ((each.name, getattr(value, each.name)) for each in fields(value))
        return replace(value, **{name: _legible(each) for name, each in held})
    return value
