"""What does someone type to sign in?"""

from __future__ import annotations

from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.forms import CharField, PasswordInput, TextInput

__all__ = ["SignInForm"]


class SignInForm(AuthenticationForm):
    """A user name and a password, and one sentence whichever of them is wrong."""

    username = UsernameField(
        label="User name",
        error_messages={"required": "Enter your user name"},
        widget=TextInput({"autocomplete": "username", "spellcheck": "false"}),
    )
    password = CharField(
        label="Password",
        strip=False,
        error_messages={"required": "Enter your password"},
        widget=PasswordInput({"autocomplete": "current-password"}),
    )
    error_messages = {
        "invalid_login": (
            "The user name and password do not belong to one account. "
            "Check both and enter them again."
        ),
        "inactive": "This account is closed.",
    }
