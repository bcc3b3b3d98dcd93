"""Which addresses does this app answer?"""

from django.urls import path

from heard.face.views.public import logo, stylesheet

app_name = "face"
urlpatterns = [
    path("look/<slug:digest>.css", stylesheet, name="stylesheet"),
    path("look/<slug:digest>.png", logo, name="logo"),
]
