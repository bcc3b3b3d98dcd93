"""The procedures app."""

from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    """Registers the app under its short label."""

    name = "heard.procedures"
    label = "procedures"
    default_auto_field = "django.db.models.BigAutoField"
