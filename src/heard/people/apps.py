"""The people app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers the app under its short label."""

    name = "heard.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
