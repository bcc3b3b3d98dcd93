"""Which addresses does this app answer?"""

from django.urls import URLPattern

app_name = "feedback"
urlpatterns: list[URLPattern] = []
