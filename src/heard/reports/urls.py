"""Which addresses does this app answer?"""

from django.urls import path

from heard.reports import views

app_name = "reports"
urlpatterns = [
    path("reports/", views.years, name="years"),
    path("reports/<slug:slug>/", views.report, name="report"),
    path("reports/<slug:slug>/download/<slug:name>/", views.download, name="download"),
    path("reports/<slug:slug>/public/", views.report, {"audience": "public"}, name="public-report"),
    path(
        "reports/<slug:slug>/public/download/<slug:name>/",
        views.download,
        {"audience": "public"},
        name="public-download",
    ),
    path("editions/<int:edition_id>/", views.edition, name="edition"),
    path(
        "editions/<int:edition_id>/download/<slug:name>/",
        views.edition_download,
        name="edition-download",
    ),
]
