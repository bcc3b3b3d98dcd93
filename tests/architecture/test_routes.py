"""No address is there that nobody has said who may open."""

from __future__ import annotations

from django.urls import get_resolver
from tests.web.who_may_open import OUTSIDE, PUBLIC, ROWS


def named_addresses():
    return {
        f"{space}:{name}"
        for space, (_, resolver) in get_resolver().namespace_dict.items()
        for name in resolver.reverse_dict
        if isinstance(name, str)
    }


def test_every_address_has_its_row_and_every_row_its_address():
    assert named_addresses() == {row.name for row in (*ROWS, *PUBLIC)} | OUTSIDE


def test_every_address_belongs_to_an_app():
    assert [name for name in get_resolver().reverse_dict if isinstance(name, str)] == []
