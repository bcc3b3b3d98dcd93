"""The living office of a journey, in each kind of browser in turn."""

from __future__ import annotations

from collections import defaultdict

import pytest

from heard.casework.operations.letters import load_default_templates
from tests.browser.journeys.office import LiveOffice
from tests.casework.cast import at
from tests.casework.pages import TODAY


@pytest.fixture(scope="session")
def checked():
    """Return what axe-core has seen on pages, by the kind of browser."""
    return defaultdict(set)


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def office(request, chromium, live_server, people, monkeypatch, checked):
    """Return the office of casework with everyone at their desks, on Tuesday 20 May 2025."""
    load_default_templates(at(TODAY))
    office = LiveOffice(
        chromium, live_server.url, people, monkeypatch, checked, scripts=request.param
    )
    yield office
    office.close()
