"""Which addresses does this app answer?"""

from django.urls import path

from heard.casework.views.acts import act
from heard.casework.views.records import record

app_name = "casework"
urlpatterns = [
    # A reference is the council's own, and may hold a slash.
    path("records/<path:reference>/acts/<slug:code>/", act, name="act"),
    path("records/<path:reference>/", record, name="record"),
]
