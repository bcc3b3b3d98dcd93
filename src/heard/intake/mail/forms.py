"""What is filled in to say where an e-mail belongs, or that it needs nothing more?"""

from __future__ import annotations

from django.forms import CharField, Form, Textarea, TextInput

__all__ = ["AttachForm", "SettleForm"]


class AttachForm(Form):
    """The record that a message belongs to."""

    reference = CharField(
        label="Reference of the record",
        max_length=60,
        error_messages={"required": "Enter the reference of the record that it belongs to"},
        widget=TextInput({"class": "govuk-input--width-20", "spellcheck": "false"}),
    )


class SettleForm(Form):
    """Why a message waits no longer."""

    reason = CharField(
        label="Why does it need nothing more?",
        max_length=1_000,
        help_text="For example: an advertisement; I rang the person and have their new address.",
        error_messages={"required": "Say why it needs nothing more"},
        widget=Textarea({"rows": 2}),
    )
