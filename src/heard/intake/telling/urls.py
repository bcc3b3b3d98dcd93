"""Which addresses does the public side answer?"""

from django.urls import path

from heard.intake.telling.views.confirming import confirm
from heard.intake.telling.views.front import about, front, start
from heard.intake.telling.views.leaving import clear, come_back, save
from heard.intake.telling.views.pages import page
from heard.intake.telling.views.paper import paper
from heard.intake.telling.views.sending import check, sent

app_name = "telling"
urlpatterns = [
    path("", front, name="front"),
    path("about/", about, name="about"),
    path("come-back/<str:secret>/", come_back, name="come-back"),
    path("confirm/<str:token>/", confirm, name="confirm"),
    path("tell-us/<slug:form_key>/", start, name="start"),
    # What is more particular comes first: no page of a form is called so.
    path("tell-us/<slug:form_key>/paper/", paper, name="paper"),
    path("tell-us/<slug:form_key>/check/", check, name="check"),
    path("tell-us/<slug:form_key>/sent/", sent, name="sent"),
    path("tell-us/<slug:form_key>/save/", save, name="save"),
    path("tell-us/<slug:form_key>/clear/", clear, name="clear"),
    path("tell-us/<slug:form_key>/<slug:page_key>/", page, name="page"),
]
