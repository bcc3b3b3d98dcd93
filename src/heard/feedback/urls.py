"""Which addresses does this app answer?"""

from django.urls import path

from heard.feedback.views import records

app_name = "feedback"
urlpatterns = [
    path("", records, name="records"),
]
