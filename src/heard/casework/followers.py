"""Who follows a record from outside the council? Someone who plays a part in it, by a secret code.

The code has 140 bits, is shown or sent once, and is kept only as its hash. Letters and figures that
look alike are taken for one another, so that it can be read out and typed.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from hashlib import sha256

from heard.audit.entries import Actor
from heard.feedback.models import Party

__all__ = ["Follower", "hash_of", "new_code"]

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH, _GROUP = 28, 4
_ALIKE = str.maketrans("OIL", "011")
_ASKING = (
    Party.Role.COMPLAINANT,
    Party.Role.CHILD,
    Party.Role.REPRESENTATIVE,
    Party.Role.ADVOCATE,
)


@dataclass(frozen=True, slots=True)
class Follower:
    """Someone who opened a record by their code: which record, and which part they play in it.

    `is_alone` says that nobody else complains in the record, so that they can take it back alone.
    """

    link_id: int
    record_id: int
    party_id: int
    part: Party.Role
    is_alone: bool

    @property
    def name(self) -> str:
        """Return what a history calls them: the part they play, for names stay with the people."""
        return f"{self.part.label}, from outside"

    @property
    def actor(self) -> Actor:
        """Return who this is in the audit log."""
        return Actor("", self.name)

    @property
    def may_ask(self) -> bool:
        """Return whether they can take the matter further: a member asks anew instead."""
        return self.part in _ASKING

    @property
    def may_withdraw(self) -> bool:
        """Return whether they can take it back by themselves."""
        return self.is_alone and self.part in {Party.Role.COMPLAINANT, Party.Role.CHILD}


def new_code() -> str:
    """Return a code that nobody can guess, in groups of four as it is read out."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    return "-".join(letters[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))


def hash_of(code: str) -> str:
    """Return what is kept of a code, however it was typed: spaces, hyphens and case are nothing."""
    typed = "".join(each for each in code.upper() if each.isascii() and each.isalnum())
    return sha256(typed.translate(_ALIKE).encode()).hexdigest()
