"""What is typed to choose the council's look, and what of it would not do?"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import BooleanField, CharField, FileField, FileInput, Form, HiddenInput, TextInput
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from heard.face.colours import LEAST, NAMES, PAIRS, Colours, faults_of, is_colour
from heard.face.logos import Picture, UnableToUsePicture, picture_in
from heard.face.operations import NewLook
from heard.face.worn import Face

__all__ = ["LookForm", "PairShown"]

_HINTS = {
    "masthead": "Behind the name and the logo.",
    "masthead_words": "The name, and what stands beside it.",
    "brand": "Headings, lines and the pale panels.",
    "link": "Wherever something leads somewhere.",
    "button": "The words on them are white.",
}
_SHORT = 4  # of #abc


@dataclass(frozen=True, slots=True)
class PairShown:
    """Two colours that meet: what that is called, their contrast, and whether it is enough."""

    name: str
    ratio: str
    is_enough: bool


class ColourField(CharField):
    """A colour as a browser takes it; capitals, a missing # and the short form are mended."""

    def clean(self, value: object) -> str:
        """Return #rrggbb in small letters."""
        text = "#" + str(super().clean(value)).strip().lower().removeprefix("#")
        if len(text) == _SHORT:
            text = "#" + "".join(2 * digit for digit in text[1:])
        if not is_colour(text):
            raise ValidationError(f"Write {str(self.label).lower()} as # and six digits: #0b4246")
        return text


class LookForm(Form):
    """The look; `logo` is the digest of a picture that is kept, "" for none."""

    name = CharField(
        label="Name of the council",
        max_length=120,
        error_messages={"required": "Enter the name of the council"},
    )
    services_title = CharField(
        label="What these services are called",
        max_length=120,
        error_messages={"required": "Enter what these services are called"},
    )
    file = FileField(
        label="Logo",
        required=False,
        allow_empty_file=True,
        help_text="A PNG, JPEG or WebP picture of up to 2 MB. It is shown 64 pixels high.",
        widget=FileInput({"accept": "image/png,image/jpeg,image/webp"}),
    )
    without_logo = BooleanField(label="Show no logo", required=False)
    logo = CharField(required=False, max_length=64, widget=HiddenInput)

    def __init__(
        self,
        face: Face,
        data: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile] | None = None,
    ) -> None:
        held = {choice: getattr(face.colours, choice) for choice in NAMES}
        named = {"name": face.name, "services_title": face.services_title}
        logo = {"logo": face.logo.digest if face.logo else ""}
        super().__init__(data, files, initial=held | named | logo)
        self.picture: Picture | None = None
        for choice, words in NAMES.items():
            self.fields[choice] = ColourField(
                label=words,
                help_text=_HINTS[choice],
                error_messages={"required": f"Enter the colour: {words.lower()}"},
                widget=TextInput(
                    {"class": "govuk-input--width-10", "spellcheck": "false", "data-colour": ""}
                ),
            )
        self.order_fields(["name", "services_title", "file", "without_logo", *NAMES])

    def clean_file(self) -> None:
        """Draw a chosen picture anew, or say why that cannot be done."""
        file = self.cleaned_data["file"]
        if file is None:
            return
        try:
            self.picture = picture_in(file.read())
        except UnableToUsePicture as refused:
            raise ValidationError(str(refused)) from refused

    def clean(self) -> dict[str, object]:
        """Say which colours somebody could not read, each in its own place."""
        given = super().clean() or self.cleaned_data
        if self.colours is not None:
            for fault in faults_of(self.colours):
                self.add_error(fault.choice, fault.sentence)
        return given

    @property
    def colours(self) -> Colours | None:
        """Return the colours that are typed, None while one of them is none."""
        given = self.typed if self.is_bound else self.initial
        chosen = {choice: given.get(choice, "") for choice in NAMES}
        return Colours(**chosen) if all(map(is_colour, chosen.values())) else None

    @property
    def typed(self) -> dict[str, str]:
        """Return the colours as they were typed, those that are none left out."""
        return {
            choice: text
            for choice in NAMES
            if is_colour(text := self.cleaned_data.get(choice) or self._mended(choice))
        }

    @property
    def pairs(self) -> tuple[PairShown, ...]:
        """Return every two colours that meet, and whether everybody can read them."""
        colours = self.colours
        if colours is None:
            return ()
        ratios = ((pair.name, pair.ratio(colours)) for pair in PAIRS)
        return tuple(
            PairShown(name, f"{int(ratio * 10) / 10:g}", ratio >= LEAST) for name, ratio in ratios
        )

    @property
    def mended(self) -> dict[str, str]:
        """Return the colours with the nearest that would do in place of each that would not."""
        colours = self.colours
        if colours is None or not (faults := faults_of(colours)):
            return {}
        better = replace(colours, **{fault.choice: fault.nearest for fault in faults})
        return {choice: getattr(better, choice) for choice in NAMES}

    @property
    def shown_logo(self) -> str:
        """Return the digest of the logo to show, "" for none."""
        if self.is_bound and self["without_logo"].data:
            return ""
        return str(self["logo"].value() or "")

    @property
    def look(self) -> NewLook:
        """Return what was typed."""
        told = self.cleaned_data
        return NewLook(
            name=told["name"],
            services_title=told["services_title"],
            colours=Colours(**{choice: told[choice] for choice in NAMES}),
            logo="" if told["without_logo"] else told["logo"],
        )

    def _mended(self, choice: str) -> str:
        """Return a colour that was typed well and would not do beside the others."""
        field = self.fields[choice]
        try:
            return str(field.clean(self[choice].data))
        except ValidationError:
            return ""
