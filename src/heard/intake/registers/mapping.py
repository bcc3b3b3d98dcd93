"""How do a council's headings and words become ours? Read from a mapping file, checked whole."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping as MappingType
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from heard.intake.registers.fields import EQUALITY_PREFIX, FIELDS, NEEDED
from heard.rules.outcomes import Outcome
from heard.rules.vocabulary import AgeBand, Channel, Kind, Labelled, OmbudsmanDecision

__all__ = ["Mapping", "UnableToMap", "Vocabularies", "plain_mapping", "read_mapping"]

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Vocabularies = MappingType[str, MappingType[str, str]]

_OURS: dict[str, type[Labelled]] = {
    "age_band": AgeBand,
    "channel": Channel,
    "kind": Kind,
    "ombudsman_decision": OmbudsmanDecision,
    "outcome": Outcome,
}


class UnableToMap(Exception):
    """The mapping file cannot be used; the message names the file, the key and the remedy."""


class Empty(BaseModel):
    """Words that mean that nothing was recorded."""

    model_config = ConfigDict(extra="forbid")

    any: list[str] = ["", "NIL", "N/A", "-"]


class Mapping(BaseModel):
    """A council's mapping file: [columns] field = heading, and [words.LIST] its word = our code.

    `date_order` says how a date such as 03/04/2014 is meant. Every column that it names must be in
    the register, unless `takes_what_is_there`.
    """

    model_config = ConfigDict(extra="forbid")

    date_order: Literal["day-first", "month-first"] = "day-first"
    columns: dict[str, Words]
    words: dict[str, dict[str, str]] = {}
    empty: Empty = Empty()
    takes_what_is_there: bool = False

    @property
    def needed_headings(self) -> frozenset[str]:
        """Return the headings without which a sheet is not the register."""
        return frozenset(self.columns[name] for name in NEEDED)


def plain_mapping(configured: Vocabularies) -> Mapping:
    """Return the mapping of a register that uses our own field names and codes (or labels)."""
    questions = ("gender", "ethnicity", "disability", "age", "sexual_orientation", "religion")
    names = [*FIELDS, *(EQUALITY_PREFIX + question for question in questions)]
    return _completed(
        Mapping(columns={name: name for name in names}, takes_what_is_there=True), configured
    )


def read_mapping(path: Path, configured: Vocabularies) -> Mapping:
    """Return the mapping of a file, its words completed by our own codes and labels.

    `configured` holds the council's own lists (service areas, themes, customer groups), each a map
    from a word to a key. UnableToMap for a file that is not TOML, names a field that there is not,
    lacks one that is needed, or maps a word to a code that there is not.
    """
    try:
        given = Mapping.model_validate(tomllib.loads(path.read_text("utf-8")))
    except OSError as wrong:
        raise UnableToMap(f"{path} cannot be opened: {wrong.strerror}.") from wrong
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise UnableToMap(f"{path.name} is not TOML: {wrong}.") from wrong
    except ValidationError as wrong:
        first = wrong.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UnableToMap(f"{path.name}, {where}: {first['msg']}.") from wrong
    _check_columns(path, given)
    _check_words(path, given, configured)
    return _completed(given, configured)


def _check_columns(path: Path, mapping: Mapping) -> None:
    for name in mapping.columns:
        if name not in FIELDS and not name.startswith(EQUALITY_PREFIX):
            known = ", ".join(FIELDS)
            raise UnableToMap(
                f"{path.name}, [columns]: there is no field “{name}”. The fields are {known}, and "
                f"any that begins with {EQUALITY_PREFIX}."
            )
    for name in NEEDED:
        if name not in mapping.columns:
            raise UnableToMap(
                f"{path.name}, [columns]: “{name}” is missing, without which a row is no record."
            )
    headings = list(mapping.columns.values())
    for heading in headings:
        if headings.count(heading) > 1:
            raise UnableToMap(f"{path.name}, [columns]: two fields are read from “{heading}”.")


def _check_words(path: Path, mapping: Mapping, configured: Vocabularies) -> None:
    codes = _codes(configured)
    for name, words in mapping.words.items():
        if name not in codes and name != "yes_or_no":
            raise UnableToMap(
                f"{path.name}, [words.{name}]: there is no such list. "
                f"The lists are {', '.join(sorted(codes))} and yes_or_no."
            )
        wanted = set(codes[name].values()) if name in codes else {"yes", "no"}
        for word, code in words.items():
            if code not in wanted:
                raise UnableToMap(
                    f"{path.name}, [words.{name}]: “{word}” stands for “{code}”, which is none of "
                    f"{', '.join(sorted(wanted)) or 'the codes (none is set up)'}."
                )


def _codes(configured: Vocabularies) -> dict[str, dict[str, str]]:
    ours = {
        name: {word: member.value for member in words for word in (member.value, member.label)}
        for name, words in _OURS.items()
    }
    return ours | {name: dict(words) for name, words in configured.items()}


def _completed(mapping: Mapping, configured: Vocabularies) -> Mapping:
    """Return the mapping with every list it can be asked for, words folded for look-up."""
    lists = _codes(configured) | {
        "yes_or_no": {"yes": "yes", "y": "yes", "true": "yes", "1": "yes"}
        | {"no": "no", "n": "no", "false": "no", "0": "no"}
    }
    words = {
        name: {word.casefold(): code for word, code in (held | mapping.words.get(name, {})).items()}
        for name, held in lists.items()
    }
    empty = Empty(any=[word.strip().casefold() for word in ["", *mapping.empty.any]])
    return mapping.model_copy(update={"words": words, "empty": empty})
