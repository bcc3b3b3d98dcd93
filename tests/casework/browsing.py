"""A browser without a screen, in which somebody of the office has signed in."""

from __future__ import annotations

from django.test import Client

from tests.casework.cast import account_of

__all__ = ["browser_of"]


def browser_of(staff):
    """Return a client in which this member of staff has signed in."""
    client = Client()
    client.force_login(account_of(staff))
    return client
