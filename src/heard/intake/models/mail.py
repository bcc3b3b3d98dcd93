"""Which e-mails came in, what became of each, and who was told that we have theirs?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from heard.intake.mail.sorting import Sort
from heard.intake.mail.standing import Standing

__all__ = ["AutomaticReply", "MailReminder", "ReceivedMail"]


class ReceivedMail(models.Model):
    """One e-mail that came in, known again by `identity` however often it is fetched.

    `identity` is the SHA-256 of its Message-ID and of what it holds, so that one which comes by two
    ways is one, and two that claim one Message-ID are two. `received_at` is when the council's
    server first had it. `raw` is the message as it came; None once the letter of a record holds it.
    While it `waits_for` something, a person must look at it; `became` says what became of it, ""
    for nothing yet, and `remark` why, in a sentence. A letter or record that is destroyed takes
    its e-mail with it.
    """

    class Became(models.TextChoices):
        """What became of a message."""

        ATTACHED = "attached", "Kept with a record"
        LOGGED = "logged", "Logged as a record"
        NOTED = "noted", "Noted on the letter that came back"
        FILED = "filed", "Filed: from a machine or a list"
        SET_ASIDE = "set_aside", "Set aside"

    class WaitsFor(models.TextChoices):
        """Why a person must look at a message."""

        NEW = "new", "To be read: it is about no record that we know of."
        GENERATED = "generated", "A machine wrote it. A person may speak in it, as in a web form."
        BAD_MARK = "bad_mark", "It answers something, but its mark is of no record here."
        SEVERAL = "several", "It carries the marks of several records: say to which it belongs."
        SAYS_STAFF = (
            "says_staff",
            "It says that it comes from the council; nothing proves it. Ask the colleague first.",
        )
        CLOSED = (
            "closed",
            "It is kept with its record, which is closed. See whether they ask for more.",
        )
        RETURNED = (
            "returned",
            "What we sent did not arrive. Find another way to reach the person.",
        )
        SEALED = "sealed", "Its words cannot be read here: open the message in a mail program."
        UNREADABLE = "unreadable", "It could not be read: open the message in a mail program."

    identity = models.CharField(max_length=64, unique=True)
    message_id = models.CharField(max_length=255, blank=True)
    sender = models.CharField(max_length=320, blank=True)
    sender_name = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    words = models.TextField(blank=True)
    raw = models.BinaryField(null=True)
    received_at = models.DateTimeField()
    fetched_at = models.DateTimeField()
    sort = models.CharField(max_length=20, blank=True)
    standing = models.CharField(max_length=20, default=Standing.OUTSIDE)
    became = models.CharField(max_length=20, choices=Became, blank=True)
    waits_for = models.CharField(max_length=20, choices=WaitsFor, blank=True)
    remark = models.TextField(blank=True)
    record = models.ForeignKey("feedback.Feedback", models.CASCADE, null=True, related_name="+")
    letter = models.ForeignKey("casework.Letter", models.CASCADE, null=True, related_name="+")
    settled_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "received mail"
        constraints = [
            models.CheckConstraint(
                condition=~Q(became="") | ~Q(waits_for=""), name="mail_waits_or_became_something"
            ),
            models.CheckConstraint(
                condition=Q(sort__in=["", *(each.value for each in Sort)]),
                name="mail_sort_is_known",
            ),
            models.CheckConstraint(
                condition=Q(standing__in=[each.value for each in Standing]),
                name="mail_standing_is_known",
            ),
        ]
        indexes = [
            models.Index(
                fields=["received_at", "id"], condition=~Q(waits_for=""), name="mail_that_waits"
            ),
            models.Index(fields=["-received_at", "-id"], name="mail_latest_first"),
        ]

    def __str__(self) -> str:
        return f"e-mail {self.pk}"


class MailReminder(models.Model):
    """Somebody was reminded that a message still waits: once each."""

    mail = models.ForeignKey(ReceivedMail, models.CASCADE, related_name="reminders")
    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mail", "user"], name="mail_reminded_once")]

    def __str__(self) -> str:
        return f"{self.mail_id} to {self.user_id}"


class AutomaticReply(models.Model):
    """The last answer that a machine of ours gave to an address: one row an address.

    `address_key` is the address without what stands behind a plus, in small letters, so that many
    ways of writing one mailbox are one. `asked_at` is when it was last answered, and within an hour
    of that it is not answered again. While it `is_queued` nobody tries to send it before
    `next_try_at`. A row is destroyed a day after it was sent or given up.
    """

    address_key = models.CharField(max_length=320, unique=True)
    address = models.CharField(max_length=320)
    subject = models.CharField(max_length=300)
    in_reply_to = models.CharField(max_length=255, blank=True)
    asked_at = models.DateTimeField(db_index=True)
    is_queued = models.BooleanField(default=True)
    next_try_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name_plural = "automatic replies"
        indexes = [
            models.Index(
                fields=["next_try_at", "id"], condition=Q(is_queued=True), name="mail_reply_outbox"
            )
        ]

    def __str__(self) -> str:
        return f"automatic reply {self.pk}"
