"""Which addresses does someone use who follows a record? None of them names it."""

from django.urls import path

from heard.following.views.answering import experience, further, message, withdraw
from heard.following.views.looking import letter_file, mine
from heard.following.views.opening import leave, open_record

app_name = "following"
urlpatterns = [
    path("follow/", open_record, name="open"),
    path("follow/leave/", leave, name="leave"),
    path("follow/mine/", mine, name="mine"),
    path("follow/mine/message/", message, name="message"),
    path("follow/mine/further/", further, name="further"),
    path("follow/mine/take-back/", withdraw, name="withdraw"),
    path("follow/mine/how-it-was/", experience, name="experience"),
    path("follow/mine/letters/<int:letter_id>/", letter_file, name="letter"),
]
