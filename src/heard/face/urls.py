"""Which addresses does this app answer?"""

from django.urls import path

from heard.face.views.addresses import addresses
from heard.face.views.contacts import contact, contact_list
from heard.face.views.lists import entry, entry_list, move_entry, retire
from heard.face.views.look import look, trial_sheet
from heard.face.views.public import logo, stylesheet
from heard.face.views.settings import settings
from heard.face.views.words import words

app_name = "face"
urlpatterns = [
    path("look/<slug:digest>.css", stylesheet, name="stylesheet"),
    path("look/<slug:digest>.png", logo, name="logo"),
    path("settings/", settings, name="settings"),
    path("settings/look/", look, name="look"),
    path("settings/look/trial.css", trial_sheet, name="trial-sheet"),
    path("settings/contacts/", contact_list, name="contacts"),
    path("settings/contacts/<slug:point>/", contact, name="contact"),
    path("settings/members-offices/", addresses, name="addresses"),
    path("settings/words/<slug:place>/", words, name="words"),
    path("settings/lists/<slug:which>/", entry_list, name="list"),
    path("settings/lists/<slug:which>/<slug:key>/", entry, name="list-entry"),
    path("settings/lists/<slug:which>/<slug:key>/move/", move_entry, name="move-entry"),
    path("settings/lists/<slug:which>/<slug:key>/retire/", retire, name="retire-entry"),
]
