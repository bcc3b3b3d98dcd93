"""What is typed to say which addresses are those of members' offices?"""

from __future__ import annotations

from django.forms import CharField, Form, Textarea

__all__ = ["AddressesForm"]


class AddressesForm(Form):
    """The addresses, one a line."""

    addresses = CharField(
        label="E-mail addresses, one a line",
        required=False,
        max_length=50_000,
        help_text=(
            "For example office@example.org, or @parliament.uk for every address of a domain. "
            "Choose a domain only where nobody outside can get an address of it."
        ),
        widget=Textarea({"rows": 12, "spellcheck": "false", "autocapitalize": "none"}),
    )
