"""The ops app."""

from django.apps import AppConfig


class OpsConfig(AppConfig):
    """Registers the app under its short label."""

    name = "heard.ops"
    label = "ops"
    default_auto_field = "django.db.models.BigAutoField"
