"""Which addresses does this app answer?"""

from django.urls import path

from heard.ops.views import check, download, log

app_name = "ops"
urlpatterns = [
    path("", log, name="log"),
    path("as/csv/", download, name="log-file"),
    path("check/", check, name="check-log"),
]
