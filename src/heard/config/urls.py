"""Which address belongs to which app."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("heard.accounts.urls")),
    path("audit/", include("heard.ops.urls")),
    path("records/", include("heard.feedback.urls")),
    path("", include("heard.intake.telling.urls")),
    path("", include("heard.face.urls")),
    path("", include("heard.following.urls")),
    # What is more particular comes first: a record's own page answers whatever is left.
    path("", include("heard.intake.urls")),
    path("", include("heard.learning.urls")),
    path("", include("heard.casework.urls")),
    path("", include("heard.reports.urls")),
]
