"""A browser without a screen, with Asha signed in or nobody."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import asha


@pytest.fixture
def signed_in(db):
    """Return a client in which Asha, the complaints officer, has signed in."""
    client = Client()
    client.force_login(asha())
    return client
