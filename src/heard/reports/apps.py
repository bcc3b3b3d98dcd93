"""The reports app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Registers the app under its short label."""

    name = "heard.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"
