"""Which addresses does this app answer?"""

from django.urls import path

from heard.learning.views import experience, lesson

app_name = "learning"
urlpatterns = [
    path("how-it-was/<slug:year_slug>/", experience, name="experience"),
    path("records/<path:reference>/acts/add_lesson/", lesson, name="add-lesson"),
]
