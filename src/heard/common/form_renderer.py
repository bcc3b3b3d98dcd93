"""How is a form shown? With the component library's classes, and its errors where they belong."""

from __future__ import annotations

from typing import Any

from django.forms import (
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    FileInput,
    PasswordInput,
    RadioSelect,
    Select,
    Textarea,
    Widget,
)
from django.forms.renderers import TemplatesSetting

__all__ = ["LibraryBoundField", "LibraryRenderer"]


class LibraryBoundField(BoundField):
    """A field whose input carries the library's classes and says when it is wrong."""

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: Widget | None = None
    ) -> dict[str, Any]:
        """Return the input's attributes, with the library's classes before any of the field's."""
        widget = widget or self.field.widget
        classes = self._classes(widget)
        attrs = super().build_widget_attrs(attrs, widget)
        if isinstance(widget, PasswordInput):
            attrs |= {"autocapitalize": "none", "spellcheck": "false"}
        own = widget.attrs.get("class")
        # A browser's own bubble would hide the summary that every reader can find again.
        attrs.pop("required", None)
        return attrs | {"class": " ".join([*classes, own] if own else classes)}

    @property
    def first_input_id(self) -> str:
        """Return the id of the input that an error leads to: of several, the first."""
        return f"{self.auto_id}_0" if self.use_fieldset else str(self.id_for_label)

    def _classes(self, widget: Widget) -> list[str]:
        # Django's several check boxes are a kind of radio buttons, and so are asked about first.
        if isinstance(widget, CheckboxInput | CheckboxSelectMultiple):
            return ["govuk-checkboxes__input"]
        if isinstance(widget, RadioSelect):
            return ["govuk-radios__input"]
        name = _library_name(widget)
        classes = [name]
        if self.errors:
            classes.append(f"{name}--error")
        if isinstance(widget, PasswordInput):
            classes += ["govuk-password-input__input", "govuk-js-password-input-input"]
        return classes


class LibraryRenderer(TemplatesSetting):
    """Renders forms by the templates in common/forms; named in the setting FORM_RENDERER."""

    form_template_name = "common/forms/form.html"
    field_template_name = "common/forms/field.html"
    bound_field_class = LibraryBoundField


def _library_name(widget: Widget) -> str:
    if isinstance(widget, Textarea):
        return "govuk-textarea"
    if isinstance(widget, FileInput):
        return "govuk-file-upload"
    return "govuk-select" if isinstance(widget, Select) else "govuk-input"
