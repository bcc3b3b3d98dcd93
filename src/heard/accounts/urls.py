"""Which addresses does this app answer?"""

from django.urls import path

from heard.accounts.views import ChangePassword, SetPassword, SignIn, SignOut

app_name = "accounts"
urlpatterns = [
    path("sign-in/", SignIn.as_view(), name="sign-in"),
    path("sign-out/", SignOut.as_view(), name="sign-out"),
    path("password/", ChangePassword.as_view(), name="password"),
    path("password/<slug:uidb64>/<slug:token>/", SetPassword.as_view(), name="set-password"),
]
