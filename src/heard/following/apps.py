"""The following app."""

from django.apps import AppConfig


class FollowingConfig(AppConfig):
    """Registers the app under its short label."""

    name = "heard.following"
    label = "following"
