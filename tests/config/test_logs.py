"""No line of the log lets anybody into what a family wrote."""

import logging
from logging.config import dictConfig

import pytest
from django.conf import settings
from django.test import Client


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what the handler of the settings writes."""
    lines: list[str] = []
    dictConfig(settings.LOGGING)
    (handler,) = (
        each for each in logging.getLogger().handlers if type(each) is logging.StreamHandler
    )
    monkeypatch.setattr(handler, "emit", lambda record: lines.append(handler.format(record)))
    return lines


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/come-back/{}/", "/confirm/{}/"])
def test_a_secret_in_an_address_is_in_no_line_of_the_log(address: str, said: list[str]) -> None:
    secret = "EkVOHqrDg09PKFsFNdkY5VeAxYbtLe2"
    outside = Client(enforce_csrf_checks=True)
    outside.post(address.format(secret))
    assert said == [f"Forbidden (CSRF cookie not set.): {address.format('…')}"]
