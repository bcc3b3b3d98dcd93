"""The demonstration council wears a look of its own, until somebody chooses another."""

from __future__ import annotations

import pytest

from heard.face.colours import Colours, faults_of
from heard.face.operations import choose_look
from heard.face.points import Point
from heard.face.queries import current_face
from heard.ops.living_office import dress_council
from tests.face.looks import NOW, TEAL, a_look

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


def test_it_has_a_logo_colours_that_can_be_read_and_numbers_of_nobody():
    assert dress_council(at=NOW)
    face = current_face()
    assert face.logo is not None
    assert face.colours != Colours()
    assert faults_of(face.colours) == ()
    assert face.contact(Point.TEAM).phone.startswith("01632 960")


def test_a_look_that_somebody_chose_stays():
    choose_look(a_look(), by=None, at=NOW)
    assert not dress_council(at=NOW)
    assert current_face().colours == TEAL
