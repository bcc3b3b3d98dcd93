"""The learning app."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    """Registers the app under its short label."""

    name = "heard.learning"
    label = "learning"
    default_auto_field = "django.db.models.BigAutoField"
