"""How are secrets made that only one browser, or one link, holds? Here we keep their hash alone."""

from __future__ import annotations

import secrets
from hashlib import sha256

__all__ = ["hashed", "new_secret"]

_BYTES = 24  # 192 bits


def new_secret() -> str:
    """Return a secret that nobody can guess, in letters that an address may hold."""
    return secrets.token_urlsafe(_BYTES)


def hashed(secret: str) -> str:
    """Return what is kept of a secret. It is random and long, so that a plain hash is enough."""
    return sha256(secret.encode()).hexdigest()
