"""What was written to whom, and from which template? Kept exactly as sent."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

__all__ = ["Enclosure", "Letter", "LetterTemplate", "TemplateVersion"]


class LetterTemplate(models.Model):
    """A letter that staff can start from, in one way of writing for one sort of reader."""

    class Purpose(models.TextChoices):
        """What the letter is for."""

        ACKNOWLEDGEMENT = "acknowledgement", "Acknowledgement"
        HOLDING = "holding", "Holding letter"
        EXTENSION = "extension", "Extension"
        RESPONSE = "response", "Response"
        STAGE_2 = "stage_2", "Stage 2"
        STAGE_3 = "stage_3", "Stage 3"
        DECLINE = "decline", "Decision not to consider it"
        WITHDRAWAL = "withdrawal", "Withdrawal"
        OMBUDSMAN = "ombudsman", "How to go to the Ombudsman"
        MEMBER_REPLY = "member_reply", "Reply to an MP or councillor"
        THANKS = "thanks", "Thanks"
        SCHOOLS = "schools", "Who deals with complaints about schools"

    class Reader(models.TextChoices):
        """For whom it is written."""

        STANDARD = "standard", "Standard"
        EASY_READ = "easy_read", "Easy read"
        FROM_12 = "from_12", "12 and over"
        UNDER_12 = "under_12", "Under 12"

    purpose = models.CharField(max_length=30, choices=Purpose)
    reader = models.CharField(max_length=20, choices=Reader)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["purpose", "reader"], name="template_once_a_reader")
        ]
        ordering = ["purpose", "reader"]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} ({self.get_reader_display()})"


class TemplateVersion(models.Model):
    """The words of a template from one day on: edited by adding a version, never changed."""

    template = models.ForeignKey(LetterTemplate, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    subject = models.CharField(max_length=160)
    body = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["template", "number"], name="version_number_once_a_template"
            )
        ]
        ordering = ["template", "-number"]

    def __str__(self) -> str:
        return f"{self.template_id} version {self.number}"


class Letter(models.Model):
    """A letter or message, in or out. A draft until it has `sent_at`; then it never changes.

    `party` is whom it is to or from, where that is someone of the record: they alone see it on the
    page by which they follow it.

    `document` and `pdf` are the files as sent, empty for a message without them; of what came in by
    e-mail `document` is the message itself. `message_id` is the e-mail's own, for replies to find
    their way back. While it `is_queued` nobody tries to e-mail it before `next_try_at`; `error` is
    why the last try failed, "" when there was none. The database refuses to change what was sent.
    """

    class Direction(models.TextChoices):
        """Which way it went."""

        OUT = "out", "Sent"
        IN = "in", "Received"

    class Channel(models.TextChoices):
        """How it went."""

        EMAIL = "email", "E-mail"
        POST = "post", "Post"
        BY_HAND = "by_hand", "By hand"
        PHONE = "phone", "Telephone"
        ONLINE = "online", "Their page"

    feedback = models.ForeignKey("feedback.Feedback", models.CASCADE, related_name="letters")
    direction = models.CharField(max_length=3, choices=Direction)
    channel = models.CharField(max_length=10, choices=Channel)
    purpose = models.CharField(max_length=30, choices=LetterTemplate.Purpose, blank=True)
    template_version = models.ForeignKey(
        TemplateVersion, models.PROTECT, null=True, related_name="+"
    )
    party = models.ForeignKey("feedback.Party", models.RESTRICT, null=True, related_name="letters")
    address = models.CharField(max_length=320, blank=True)
    subject = models.CharField(max_length=160)
    body = models.TextField()
    written_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    expected_on = models.DateField(null=True, blank=True)
    document = models.BinaryField(null=True, blank=True)
    pdf = models.BinaryField(null=True, blank=True)
    message_id = models.CharField(max_length=255, blank=True, db_index=True)
    is_queued = models.BooleanField(default=False)
    next_try_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_try_at", "id"], condition=Q(is_queued=True), name="letter_outbox"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_queued=False) | Q(sent_at__isnull=False, next_try_at__isnull=False),
                name="letter_queued_when_sent",
            )
        ]
        ordering = ["feedback", "written_at", "id"]

    def __str__(self) -> str:
        return self.subject


class Enclosure(models.Model):
    """A document of the record that came with a letter."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="enclosures")
    attachment = models.OneToOneField("feedback.Attachment", models.CASCADE, related_name="+")

    class Meta:
        ordering = ["letter", "attachment"]

    def __str__(self) -> str:
        return f"{self.attachment_id} with letter {self.letter_id}"
