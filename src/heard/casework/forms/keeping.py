"""What is filled in beside the procedure: a note, documents, who may see the record?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.forms import BooleanField, CheckboxSelectMultiple, MultipleChoiceField

from heard.accounts.queries import colleagues
from heard.accounts.staff import WITH_RECORDS
from heard.casework.forms.acts import ActForm, chosen, line, words
from heard.feedback.models import Party
from heard.feedback.new_records import HandedIn
from heard.files.forms import FilesField

__all__ = ["AddDocumentForm", "NoteForm", "RestrictForm"]

_STAFF = "staff"


class NoteForm(ActForm):
    """Something worth keeping."""

    words = words(
        "Note",
        missing="Write what is to be noted",
        hint="It is kept with the record. The person may ask to see it.",
    )
    raises_alarm = BooleanField(
        label="Somebody may be at risk",
        required=False,
        help_text="Nothing else can be done then until the concern has been referred.",
    )

    def arguments(self) -> tuple[object, ...]:
        """Return the words."""
        return (self.cleaned_data["words"],)

    def options(self) -> dict[str, object]:
        """Return whether it is an alarm."""
        return {"raises_alarm": self.cleaned_data["raises_alarm"]}


class AddDocumentForm(ActForm):
    """Files that were handed in: what they are, and from whom they came."""

    documents = FilesField(label="Documents, photos or recordings", required=True)
    title = line(
        "What is it?",
        hint="For example: letter from the school. Leave it empty where the file’s name says it.",
        required=False,
    )
    handed_in_by = chosen(
        "Who handed it in?",
        [
            *((role, role.label) for role in Party.Role if role is not Party.Role.THANKED),
            (_STAFF, "A member of staff"),
        ],
        missing="Choose who handed it in",
    )

    @property
    def consequences(self) -> Iterator[str]:
        """Say what becomes of a file, and who may open it."""
        yield "Photos are kept without the place and device that the camera wrote into them."
        yield (
            "Documents can be opened by the team, whoever it is allocated to, the head of service "
            "and the auditor. Each opening is written down."
        )

    def arguments(self) -> tuple[object, ...]:
        """Return the files, each with who handed it in."""
        told = self.cleaned_data
        who = told["handed_in_by"]
        by = self.seen.by.name if who == _STAFF else Party.Role(who).label
        return ([HandedIn(file, by, told["title"]) for file in told["documents"]],)


class RestrictForm(ActForm):
    """Who alone may see a record."""

    may_see = MultipleChoiceField(
        label="Who may see it?",
        required=False,
        help_text="Nobody ticked opens it to all who usually may.",
        widget=CheckboxSelectMultiple,
    )
    reason = words("Why?", missing="Say why who may see the record changes")

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Offer everyone who works with records here."""
        staff = colleagues(*WITH_RECORDS)
        self.offer(
            "may_see", ((str(each.pk), each.get_full_name() or each.username) for each in staff)
        )
        named = self.seen.record.may_see.values_list("user_id", flat=True)
        self.initial["may_see"] = [str(user_id) for user_id in named]

    @property
    def consequences(self) -> Iterator[str]:
        """Say who stays among them."""
        yield "You stay among those who may see it."
        yield "Whoever it is allocated to loses it, unless they are ticked."

    def arguments(self) -> tuple[object, ...]:
        """Return who may see it, and why."""
        told = self.cleaned_data
        return ([int(user_id) for user_id in told["may_see"]], told["reason"])
