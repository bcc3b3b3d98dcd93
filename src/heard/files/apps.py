"""The files app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Registers the app under its short label."""

    name = "heard.files"
    label = "files"
    default_auto_field = "django.db.models.BigAutoField"
