"""How does a member of staff come in and leave, and choose a password?"""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm, SetPasswordForm
from django.contrib.auth.views import (
    INTERNAL_RESET_SESSION_TOKEN,
    LoginView,
    LogoutView,
    PasswordChangeView,
    PasswordResetConfirmView,
)
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from heard.accounts.forms import NewPasswordForm, OwnPasswordForm, SignInForm
from heard.accounts.models import User
from heard.accounts.operations import choose_password
from heard.common.clock import now

__all__ = ["ChangePassword", "SetPassword", "SignIn", "SignOut"]


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


class ChangePassword(PasswordChangeView):
    """Lets anybody who is signed in choose another password; this session alone goes on."""

    form_class = OwnPasswordForm
    template_name = "accounts/change_password.html"

    def form_valid(self, form: SetPasswordForm[User]) -> HttpResponse:
        """Keep the password."""
        choose_password(form.user, form.cleaned_data["new_password1"], at=now())
        update_session_auth_hash(self.request, form.user)
        messages.success(
            self.request, "Your password is changed. You are signed out everywhere else."
        )
        return redirect("casework:home")

    def form_invalid(self, form: SetPasswordForm[User]) -> HttpResponse:
        """Show the form again with what is wrong in it."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


class SetPassword(PasswordResetConfirmView):
    """Lets whoever holds a link that was given choose their password, once.

    What is secret in the address goes into the session before anything is shown, so that no page
    is left that could give it away.
    """

    form_class = NewPasswordForm
    template_name = "accounts/set_password.html"

    def form_valid(self, form: SetPasswordForm[User]) -> HttpResponse:
        """Keep the password, and lead to the page for signing in."""
        choose_password(form.user, form.cleaned_data["new_password1"], at=now())
        del self.request.session[INTERNAL_RESET_SESSION_TOKEN]
        messages.success(self.request, "Your password is kept. Sign in with it.")
        return redirect("accounts:sign-in")

    def form_invalid(self, form: SetPasswordForm[User]) -> HttpResponse:
        """Show the form again with what is wrong in it."""
        return self.render_to_response(self.get_context_data(form=form), status=422)
