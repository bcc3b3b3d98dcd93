"""Keeping the templates of letters: by a new version, never by a change."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from heard.accounts.staff import Staff
from heard.audit.entries import HEARD, Change, Entry, Subject
from heard.audit.operations import write_down
from heard.casework.letters.defaults import default_templates
from heard.casework.letters.examples import EXAMPLE
from heard.casework.letters.grammar import UnableToRead
from heard.casework.letters.rendering import LONGEST_SUBJECT, render, render_line
from heard.casework.models import LetterTemplate, TemplateVersion
from heard.casework.operations.acting import NotAllowed, NotLawful
from heard.casework.permissions import may_change_templates

__all__ = ["add_template_version", "load_default_templates"]


@transaction.atomic
def load_default_templates(at: datetime) -> int:
    """Keep the product's own words where there are none yet; return how many templates were new.

    What a council wrote stays. Done twice, the second time does nothing.
    """
    held = set(LetterTemplate.objects.values_list("purpose", "reader"))
    missing = [each for each in default_templates() if (each.purpose, each.reader) not in held]
    made = LetterTemplate.objects.bulk_create(
        LetterTemplate(purpose=each.purpose, reader=each.reader) for each in missing
    )
    TemplateVersion.objects.bulk_create(
        TemplateVersion(
            template=template, number=1, subject=each.subject, body=each.body, written_at=at
        )
        for template, each in zip(made, missing, strict=True)
    )
    if missing:
        subject = Subject("letter_template", "", "Letter templates")
        change = Change("Templates", "", f"{len(missing)} of the product’s own")
        write_down(HEARD, at, [Entry("templates_loaded", subject, (change,))])
    return len(missing)


@transaction.atomic
def add_template_version(
    template_id: int,
    subject: str,
    body: str,
    *,
    by: Staff,
    at: datetime,
    seen: int | None = None,
) -> TemplateVersion:
    """Keep new words of a template, from now on; letters already begun keep those they had.

    `seen` is the number of the version that they were written over. NotAllowed for whoever may
    not; NotLawful where the words are no template, or somebody else was first.
    """
    _require_allowed(by)
    template = LetterTemplate.objects.select_for_update().get(pk=template_id)
    latest = template.versions.first()
    number = latest.number if latest else 0
    subject, body = " ".join(subject.split()), body.replace("\r\n", "\n").strip()
    if seen is not None and seen != number:
        raise NotLawful(
            f"Somebody saved version {number} since you opened this page. Look at it, and put what "
            "you wrote into it."
        )
    if latest and (latest.subject, latest.body) == (subject, body):
        raise NotLawful("Nothing was changed.")
    _require_readable(subject, body)
    version = template.versions.create(
        number=number + 1, subject=subject, body=body, written_at=at, written_by_id=by.id
    )
    _write_template_down(template, version, by, at)
    return version


def _require_allowed(by: Staff) -> None:
    if not may_change_templates(by):
        raise NotAllowed(f"{by.name} may not change what letters are made from.")


def _require_readable(subject: str, body: str) -> None:
    """Refuse words that are no template, tried on invented facts."""
    if not subject or not body:
        raise NotLawful("A template has a subject and words.")
    if len(subject) > LONGEST_SUBJECT:
        raise NotLawful(f"The subject may have {LONGEST_SUBJECT} letters.")
    for what, source, make in (("subject", subject, render_line), ("letter", body, render)):
        try:
            made = make(source, EXAMPLE)
        except UnableToRead as wrong:
            raise NotLawful(f"The {what} cannot be read. {wrong}") from wrong
        if not made:
            raise NotLawful(f"The {what} says nothing.")


def _write_template_down(
    template: LetterTemplate, version: TemplateVersion, by: Staff, at: datetime
) -> None:
    before = f"version {version.number - 1}" if version.number > 1 else ""
    change = Change("Words", before, f"version {version.number}")
    subject = Subject("letter_template", str(template.pk), str(template))
    write_down(by.actor, at, [Entry("template_changed", subject, (change,))])
