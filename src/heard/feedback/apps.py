"""The feedback app."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """Registers the app under its short label."""

    name = "heard.feedback"
    label = "feedback"
    default_auto_field = "django.db.models.BigAutoField"
