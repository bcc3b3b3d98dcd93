"""What must be handed over for a person to be recorded?"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["NewPerson"]


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What somebody said of themselves; "" where they did not."""

    name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    postcode: str = ""
    safe_contact: str = ""
