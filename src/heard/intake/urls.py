"""Which addresses does this app answer?"""

from django.urls import path

from heard.intake.mail.views import attach, log_message, message, message_file, messages, settle
from heard.intake.views import log, matches

app_name = "intake"
urlpatterns = [
    path("records/new/", log, name="log"),
    path("records/new/matches/", matches, name="matches"),
    path("mail/", messages, name="mail"),
    path("mail/<int:mail_id>/", message, name="message"),
    path("mail/<int:mail_id>/as/eml/", message_file, name="message-file"),
    path("mail/<int:mail_id>/attach/", attach, name="message-attach"),
    path("mail/<int:mail_id>/log/", log_message, name="message-log"),
    path("mail/<int:mail_id>/settle/", settle, name="message-settle"),
]
