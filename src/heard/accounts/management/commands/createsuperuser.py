"""`heard createsuperuser`: the first account of an office, which may take on all others."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.management.commands import createsuperuser

from heard.accounts.models import User
from heard.accounts.operations import make_administrator
from heard.common.clock import now


class Command(createsuperuser.Command):
    help = "Make the first account, which administers the office and takes on everybody else."

    def handle(self, *args: object, **options: Any) -> None:
        before = set(User.objects.values_list("pk", flat=True))
        super().handle(*args, **options)
        for user in User.objects.exclude(pk__in=before):
            make_administrator(user.username, at=now())
            self.stdout.write(
                f"{user.username} administers the office: others are taken on under Settings, "
                "or by “heard staff add”."
            )
