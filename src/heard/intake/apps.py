"""The intake app."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Registers the app under its short label."""

    name = "heard.intake"
    label = "intake"
    default_auto_field = "django.db.models.BigAutoField"
