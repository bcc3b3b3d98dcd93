"""Which addresses have letters, their files, and what they are made from?"""

from django.urls import path

from heard.casework.views.drafts import discard, edit, retry, send_letter
from heard.casework.views.letter_templates import template, template_list
from heard.casework.views.letters import letter, letter_file
from heard.casework.views.new_letters import write

urlpatterns = [
    path("records/<path:reference>/letters/new/", write, name="write"),
    path("letters/<int:letter_id>/", letter, name="letter"),
    path("letters/<int:letter_id>/edit/", edit, name="letter-edit"),
    path("letters/<int:letter_id>/send/", send_letter, name="letter-send"),
    path("letters/<int:letter_id>/discard/", discard, name="letter-discard"),
    path("letters/<int:letter_id>/try-again/", retry, name="letter-retry"),
    path("letters/<int:letter_id>/as/<slug:file_type>/", letter_file, name="letter-file"),
    path("letters/templates/", template_list, name="templates"),
    path("letters/templates/<slug:purpose>/<slug:reader>/", template, name="template"),
]
