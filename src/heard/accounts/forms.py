"""What does someone type to sign in, or to choose a password?"""

from __future__ import annotations

from django.contrib.auth.forms import (
    AuthenticationForm,
    PasswordChangeForm,
    SetPasswordForm,
    UsernameField,
)
from django.forms import CharField, Field, PasswordInput, TextInput

__all__ = ["NewPasswordForm", "OwnPasswordForm", "SignInForm"]

_HINT = (
    "At least 12 characters: three or four words that do not belong together are easy to keep "
    "in mind. It must not be like your name, or one that many people use."
)


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


def _password(label: str, *, asks_for: str, hint: str = "", is_new: bool = True) -> CharField:
    return CharField(
        label=label,
        strip=False,
        help_text=hint,
        error_messages={"required": asks_for},
        widget=PasswordInput({"autocomplete": "new-password" if is_new else "current-password"}),
    )


class NewPasswordForm(SetPasswordForm):
    """A password, and the same again."""

    new_password1: Field = _password("New password", asks_for="Enter a new password", hint=_HINT)
    new_password2: Field = _password(
        "The same again", asks_for="Enter the new password a second time"
    )
    error_messages = {"password_mismatch": "Enter the same password twice: these differ."}


class OwnPasswordForm(NewPasswordForm, PasswordChangeForm):
    """The password that somebody has, and the one they want."""

    old_password: Field = _password(
        "Your password now", asks_for="Enter the password you have now", is_new=False
    )
    error_messages = NewPasswordForm.error_messages | {
        "password_incorrect": "This is not the password you have now."
    }
