"""The casework app."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Registers the app under its short label."""

    name = "heard.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"
