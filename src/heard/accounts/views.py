"""How does a member of staff come in and leave?"""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse

from heard.accounts.forms import SignInForm

__all__ = ["SignIn", "SignOut"]


class SignIn(LoginView):
    """Asks for a user name and password; wrong ones are answered by 422 and the reason."""

    authentication_form = SignInForm
    redirect_authenticated_user = True
    template_name = "accounts/sign_in.html"

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """Show the form again with what is wrong in it."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


class SignOut(LogoutView):
    """Ends the session, by POST only, and says so on the page for signing in."""

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Sign out."""
        response = super().post(request, *args, **kwargs)
        messages.success(request, "You have signed out.")
        return response
