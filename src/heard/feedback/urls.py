"""Which addresses does this app answer?"""

from django.urls import path

from heard.feedback.views import record, records

app_name = "feedback"
urlpatterns = [
    path("", records, name="records"),
    # A reference is the council's own, and may hold a slash.
    path("<path:reference>/", record, name="record"),
]
