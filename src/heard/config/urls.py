"""Which address belongs to which app."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("heard.accounts.urls")),
    path("records/", include("heard.feedback.urls")),
    path("", include("heard.reports.urls")),
]
