"""The people in the tests, and the worked example they work on."""

from __future__ import annotations

from io import StringIO

from django.contrib.auth import get_user_model
from django.core.management import call_command

from heard.accounts.models import Membership
from heard.accounts.staff import Role
from heard.ops.examples import worked_example

PASSWORD = "listening to families"


def asha():
    """Return the complaints officer, made when she is not there yet."""
    user, is_new = get_user_model().objects.get_or_create(
        username="asha", defaults={"first_name": "Asha", "last_name": "Patel"}
    )
    if is_new:
        user.set_password(PASSWORD)
        user.save()
        Membership.objects.create(user=user, role=Role.OFFICER)
    return user


def load_the_worked_example():
    """Set the example's office up and read in its published figures and its register."""
    example = worked_example()
    call_command("set_up", str(example / "office.toml"), stdout=StringIO())
    for year in ("2012-13", "2013-14"):
        published = str(example / f"published-{year}.toml")
        call_command("import_published", published, stdout=StringIO())
    call_command(
        "import_register",
        str(example / "register.csv"),
        mapping=example / "mapping.toml",
        stdout=StringIO(),
    )
