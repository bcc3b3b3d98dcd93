"""The common app."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    """Registers the app under its short label."""

    name = "heard.common"
    label = "common"
    default_auto_field = "django.db.models.BigAutoField"
