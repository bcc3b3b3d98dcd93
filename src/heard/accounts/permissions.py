"""Who may say how the office is run? Its look, words, contacts, lists and letters."""

from __future__ import annotations

from heard.accounts.staff import Role, Staff
from heard.audit.entries import HEARD, Actor

__all__ = ["NotAdministrator", "may_change_settings", "require_administrator"]


class NotAdministrator(PermissionError):
    """This person may not change how the office is run."""


def may_change_settings(staff: Staff) -> bool:
    """Return whether someone may change how the office is run; they see no record by that."""
    return staff.is_any(Role.ADMINISTRATOR)


def require_administrator(by: Staff | None) -> Actor:
    """Return who acts, for the audit log; NotAdministrator for anybody who may not.

    None is whoever runs `heard` where the database is, who may do anything with it anyway.
    """
    if by is None:
        return HEARD
    if not may_change_settings(by):
        raise NotAdministrator(f"{by.name} may not change how the office is run.")
    return by.actor
