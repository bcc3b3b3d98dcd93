"""The office of the casework tests, writing from and answered at addresses of its own."""

from __future__ import annotations

import pytest

from heard.intake.mail.sources import FolderPlace
from heard.intake.mail.sources.folders import Folder
from tests.casework import conftest
from tests.files import conftest as scanners

OURS = "Complaints team <complaints@council.example>"

office_of_the_module = conftest.office_of_the_module
office, live_office = conftest.office, conftest.live_office
asha, ben, cleo, eve = conftest.asha, conftest.ben, conftest.cleo, conftest.eve
scanner = scanners.scanner


@pytest.fixture(autouse=True)
def _our_addresses(settings, tmp_path):
    settings.DEFAULT_FROM_EMAIL = settings.REPLIES_TO = OURS
    settings.MAILBOX = FolderPlace(tmp_path / "mailbox")
    settings.MAIL_AUTHSERV = ""


@pytest.fixture
def mailbox(settings):
    """Return the mail folder of the settings."""
    return Folder(settings.MAILBOX.path)
