"""What is written down of an act? Who, what was done to what, what changed, and why."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["HEARD", "PUBLIC", "Actor", "Change", "Entry", "Subject"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acted, by id and by the name shown: text, for the log outlives the account."""

    id: str
    name: str


# The product itself, when it does something that nobody asked for just then.
HEARD = Actor("", "Heard")
# Somebody outside: who it was stands with the record, and never in the log.
PUBLIC = Actor("public", "The public")


@dataclass(frozen=True, slots=True)
class Subject:
    """What was acted upon: its kind (`feedback`, `report`, …), its id, and the name shown."""

    kind: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that changed: what it is, in words, and both values as they read on screen."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One act, or one reading of a record; `verb` is in the past tense: `agreed extension`."""

    verb: str
    subject: Subject
    changes: tuple[Change, ...] = ()
    reason: str = ""
