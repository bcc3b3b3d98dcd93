"""Which addresses does this app answer?"""

from django.urls import URLPattern

app_name = "reports"
urlpatterns: list[URLPattern] = []
