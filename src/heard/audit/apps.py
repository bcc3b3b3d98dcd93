"""The audit app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Registers the app under its short label."""

    name = "heard.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
