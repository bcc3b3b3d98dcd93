"""Which addresses does the public side answer?"""

from django.urls import path

from heard.intake.telling.views import front

app_name = "telling"
urlpatterns = [
    path("", front, name="front"),
]
