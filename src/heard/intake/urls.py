"""Which addresses does this app answer?"""

from django.urls import path

from heard.intake.views import log, matches

app_name = "intake"
urlpatterns = [
    path("records/new/", log, name="log"),
    path("records/new/matches/", matches, name="matches"),
]
