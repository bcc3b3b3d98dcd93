"""`heard sweep`: throw away what somebody outside began and did not come back to in time."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from heard.common.clock import now
from heard.intake.telling.sweeping import sweep_outside

__all__ = ["Command"]


class Command(BaseCommand):
    help = "Throw away drafts of forms that nobody came back to. May run as often as one likes."

    def handle(self, *args: object, **options: Any) -> None:
        drafts = sweep_outside(now())
        self.stdout.write(f"{drafts} drafts were thrown away.\n")
