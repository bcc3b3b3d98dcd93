"""What does a TOML file say, and where exactly is it wrong?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

__all__ = ["Day", "Key", "Name", "Strict", "UnableToReadFile", "read_toml"]

ValidatedT = TypeVar("ValidatedT", bound=BaseModel)


def _slug(key: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key):
        raise ValueError(f"“{key[:60]}” will not do: write small letters and digits, with hyphens.")
    return key


def _said(name: str) -> str:
    if not name.strip() or not name.isprintable():
        raise ValueError("it is empty, or has a line break or a tab in it: write a name.")
    return name.strip()


Key = Annotated[str, Field(max_length=60), AfterValidator(_slug)]
Name = Annotated[str, Field(max_length=120), AfterValidator(_said)]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]


class Strict(BaseModel):
    """A table of a file: no key that is not known, no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class UnableToReadFile(ValueError):
    """The file is not what it should be; each sentence names the file, the place and the remedy."""

    def __init__(self, name: str, faults: Iterable[str]) -> None:
        self.sentences = tuple(f"{name}: {fault}" for fault in faults)
        super().__init__("\n".join(self.sentences))


def read_toml(file: Path | Traversable, schema: type[ValidatedT]) -> ValidatedT:
    """Return what the file says, in the given shape; UnableToReadFile with every fault in it."""
    try:
        said = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
        return schema.model_validate(said)
    except OSError as refused:
        why = (refused.strerror or "no reason given").lower()
        raise UnableToReadFile(str(file), [f"it cannot be opened ({why})."]) from refused
    except UnicodeDecodeError as wrong:
        fault = f"it is not text in UTF-8 (byte {wrong.start + 1}): save it as UTF-8."
        raise UnableToReadFile(file.name, [fault]) from wrong
    except RecursionError as wrong:
        raise UnableToReadFile(file.name, ["it is nested too deeply to be read."]) from wrong
    except tomllib.TOMLDecodeError as wrong:
        raise UnableToReadFile(file.name, [f"it is not TOML: {wrong}."]) from wrong
    except ValidationError as wrong:
        raise UnableToReadFile(file.name, map(_sentence, wrong.errors())) from wrong


def _sentence(error: ErrorDetails) -> str:
    """Return "version 1, limit 3, amount: …" for one fault that pydantic found."""
    where = ""
    for part in error["loc"]:
        where += f" {part + 1}" if isinstance(part, int) else f", {part}"
    return f"{where.lstrip(', ') or 'the file'}: {_fault(error)}"


def _fault(error: ErrorDetails) -> str:
    found = str(error["input"])
    shown = f"“{found[:60]}{'…' if len(found) > 60 else ''}”"
    match error["type"]:
        case "missing":
            return "this key is missing: add it."
        case "extra_forbidden":
            return "this key is not known here: correct its spelling or leave it out."
        case "enum":
            return f"{shown} is not known here: write one of {error['ctx']['expected']}."
        case "value_error":
            return str(error["ctx"]["error"])
        case _:
            return f"{shown} will not do: {error['msg'][0].lower()}{error['msg'][1:]}."
