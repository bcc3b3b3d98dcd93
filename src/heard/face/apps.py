"""The face app."""

from django.apps import AppConfig


class FaceConfig(AppConfig):
    """Registers the app under its short label."""

    name = "heard.face"
    label = "face"
    default_auto_field = "django.db.models.BigAutoField"
