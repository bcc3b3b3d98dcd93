"""Which addresses does this app answer?"""

from django.urls import path

from heard.learning.views import lesson

app_name = "learning"
urlpatterns = [
    path("records/<path:reference>/acts/add_lesson/", lesson, name="add-lesson"),
]
