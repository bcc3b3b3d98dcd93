"""Who works here, in which roles, and for which services?"""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from heard.accounts.staff import Role

__all__ = ["Membership", "User"]


class User(AbstractUser):
    """A member of staff. Whoever is not signed in as one sees no record and no report.

    `line_manager` is reminded with them of what they handle. Whoever `prefers_digest` has the
    reminders of a day in one message.
    """

    line_manager = models.ForeignKey("self", models.SET_NULL, null=True, blank=True)
    prefers_digest = models.BooleanField(default=True)


class Membership(models.Model):
    """A role that someone has, for one service area by its key, or for all ("")."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices())
    service_area = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "service_area"], name="membership_once"
            ),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]), name="membership_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.service_area}"
