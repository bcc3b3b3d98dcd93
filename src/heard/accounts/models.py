"""Who works here?"""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser

__all__ = ["User"]


class User(AbstractUser):
    """A member of staff. Whoever is not signed in as one sees no record and no report."""
