"""What is sought?"""

from __future__ import annotations

from django import forms

__all__ = ["SearchForm"]


class SearchForm(forms.Form):
    """One box for a reference, a name, a postcode, or words that somebody used."""

    words = forms.CharField(
        max_length=200,
        label="A reference, a name, a postcode, or words that somebody used",
        error_messages={"required": "Enter what you seek"},
    )

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["words"].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}
