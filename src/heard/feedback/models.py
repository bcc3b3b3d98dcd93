"""What were we told? One table for every kind of feedback, and what is complained of in each."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from heard.rules.acts import Closing
from heard.rules.outcomes import Outcome
from heard.rules.vocabulary import AgeBand, Channel, EnquiryCategory, Kind, Nominator

__all__ = ["SPOKEN_OF", "Attachment", "Element", "Feedback", "Party", "RestrictedAccess"]

# What the lists of work can be narrowed by, with what the verdict on a record follows from.
_NARROWED_BY = (
    "closed_on",
    "is_restricted",
    "service_area",
    "handler",
    "kind",
    "stage",
    "theme",
    "young_person",
    "target_due_on",
    "responded_on",
    "withdrawn_on",
    "paused_since",
)


class Feedback(models.Model):
    """One complaint, compliment, comment, enquiry or Ombudsman case.

    Facts only: whether it was answered in time is derived from the dates by `rules.timescales`.
    `arose_on` is when what is complained of happened, where that was said, for the twelve months of
    reg 9. `service_area` is the one at receipt, whatever is reorganised later. `reporting_year` is
    the first calendar year of the year 1 April to 31 March of `received_on`, and `quarter` is 1 to
    4 in it; both are stored so that a year's figures are one narrow scan. `outcome` is "" until
    there is one. `version` counts changes, for two people editing at once.

    The record is open while `closed_on` is None; `closing` says why it no longer is. `stage` is the
    stage it is at, `handler` the manager it is allocated to, `next_due_on` the next day on which
    something is due from the council (None when nothing is), and `changed_at` when anything was
    last done with it, so that a work list is one indexed query. `paused_since` is set while the
    clock stands still, `has_alarm` while a safeguarding concern waits to be referred.
    `idempotency_key` makes one record of a form sent twice.
    """

    reference = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices())
    received_on = models.DateField()
    arose_on = models.DateField(null=True, blank=True)
    channel = models.CharField(max_length=20, choices=Channel.choices(), blank=True)
    # No index of its own, like theme, group and handler: nothing is sought by one of these alone,
    # and SQLite would read every record of a service sooner than the first page of its list.
    service_area = models.ForeignKey(
        "procedures.ServiceArea", models.PROTECT, related_name="+", db_index=False
    )
    theme = models.ForeignKey(
        "procedures.Theme", models.PROTECT, null=True, related_name="+", db_index=False
    )
    customer_group = models.ForeignKey(
        "procedures.CustomerGroup", models.PROTECT, null=True, related_name="+", db_index=False
    )
    words = models.TextField(blank=True)
    young_person = models.BooleanField(default=False)
    age_band = models.CharField(max_length=20, choices=AgeBand.choices(), blank=True)

    statutory_due_on = models.DateField(null=True, blank=True)
    statutory_reckoning = models.ForeignKey(
        "procedures.Reckoning", models.PROTECT, null=True, related_name="+"
    )
    target_due_on = models.DateField(null=True, blank=True)
    target_reckoning = models.ForeignKey(
        "procedures.Reckoning", models.PROTECT, null=True, related_name="+"
    )
    responded_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome.choices(), blank=True)
    outcome_override_reason = models.TextField(blank=True)

    reporting_year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()

    stage = models.PositiveSmallIntegerField(default=1)
    handler = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="+", db_index=False
    )
    next_due_on = models.DateField(null=True, blank=True)
    paused_since = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closing = models.CharField(max_length=20, choices=Closing.choices(), blank=True)
    has_alarm = models.BooleanField(default=False)
    is_restricted = models.BooleanField(default=False)
    is_own_right = models.BooleanField(null=True, blank=True)
    enquiry_category = models.CharField(
        max_length=30, choices=EnquiryCategory.choices(), blank=True
    )
    contact_preferences = models.TextField(blank=True)
    nominated_by = models.CharField(max_length=20, choices=Nominator.choices(), blank=True)
    thanked_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(null=True, blank=True)
    idempotency_key = models.CharField(max_length=64, null=True, blank=True, unique=True)

    class Meta:
        verbose_name_plural = "feedback"
        constraints = [
            models.CheckConstraint(condition=~Q(reference=""), name="feedback_has_a_reference"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in Kind]), name="feedback_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", *(outcome.value for outcome in Outcome)]),
                name="feedback_outcome_is_known",
            ),
            models.CheckConstraint(
                condition=Q(responded_on__isnull=True) | Q(responded_on__gte=F("received_on")),
                name="feedback_answered_after_receipt",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("received_on")),
                name="feedback_withdrawn_after_receipt",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closing="")
                | (Q(closed_on__isnull=False) & ~Q(closing="")),
                name="feedback_closed_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(quarter__gte=1, quarter__lte=4), name="feedback_quarter_is_1_to_4"
            ),
        ]
        indexes = [
            # The tallies read these three alone: each column that one asks for must be there.
            models.Index(
                fields=[
                    "reporting_year",
                    "kind",
                    "service_area",
                    "quarter",
                    "theme",
                    "outcome",
                    "young_person",
                    "responded_on",
                    "withdrawn_on",
                    "paused_since",
                    "target_due_on",
                    "statutory_due_on",
                    "closing",
                ],
                name="feedback_register_tally",
            ),
            models.Index(
                fields=[
                    "reporting_year",
                    "kind",
                    "quarter",
                    "channel",
                    "customer_group",
                    "young_person",
                    "age_band",
                    "closing",
                ],
                name="feedback_origin_tally",
            ),
            models.Index(
                fields=["reporting_year", "kind", "received_on", "responded_on", "closing"],
                name="feedback_response_tally",
            ),
            models.Index(
                fields=["next_due_on", "id"],
                condition=Q(closed_on__isnull=True),
                name="feedback_open_by_due_date",
            ),
            models.Index(
                fields=["handler", "next_due_on", "id"],
                condition=Q(closed_on__isnull=True),
                name="feedback_open_by_handler",
            ),
            # All that a list can be narrowed by, so that it is known from the index which records
            # are on the list, however few they are among the others.
            models.Index(
                fields=["-received_on", "-id", *_NARROWED_BY], name="feedback_latest_first"
            ),
            models.Index(
                fields=["-changed_at", "-id", *_NARROWED_BY], name="feedback_last_changed_first"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Element(models.Model):
    """One thing complained of, with its finding. The record's outcome is rolled up from these."""

    feedback = models.ForeignKey(Feedback, models.CASCADE, related_name="elements")
    position = models.PositiveSmallIntegerField()
    words = models.TextField(blank=True)
    finding = models.CharField(max_length=20, choices=Outcome.choices(), blank=True)
    reasons = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["feedback", "position"], name="element_position_once_a_record"
            )
        ]
        ordering = ["feedback", "position"]

    def __str__(self) -> str:
        return f"{self.feedback_id} element {self.position}"


class RestrictedAccess(models.Model):
    """Someone who may see a restricted record: about the team's own staff, a colleague's child."""

    feedback = models.ForeignKey(Feedback, models.CASCADE, related_name="may_see")
    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "restricted access"
        constraints = [
            models.UniqueConstraint(fields=["feedback", "user"], name="restricted_access_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} may see {self.feedback_id}"


class Party(models.Model):
    """The part a person plays in a record. The person's name stays in `people`.

    Those of whom something is said (`SPOKEN_OF`) are not those who say it.
    """

    class Role(models.TextChoices):
        """The parts there are."""

        COMPLAINANT = "complainant", "Complainant"
        CHILD = "child", "Child or young person"
        REPRESENTATIVE = "representative", "Representative"
        ADVOCATE = "advocate", "Advocate"
        MP = "mp", "Member of Parliament"
        COUNCILLOR = "councillor", "Councillor"
        CONSTITUENT = "constituent", "Constituent"
        THANKED = "thanked", "Person or team thanked"

    feedback = models.ForeignKey(Feedback, models.CASCADE, related_name="parties")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role)

    class Meta:
        verbose_name_plural = "parties"
        constraints = [
            models.UniqueConstraint(fields=["feedback", "person", "role"], name="party_once_a_role")
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} in {self.feedback_id}"


SPOKEN_OF = frozenset({Party.Role.CHILD, Party.Role.THANKED})


class Attachment(models.Model):
    """A file that belongs to a record: the third that was handed in has `number` 3, for ever.

    `title` is what the person or the office calls it, "" where the file's own name says enough.
    `handed_in_by` is the part of whoever did, or the name of a colleague; never a person's name.
    """

    feedback = models.ForeignKey(Feedback, models.CASCADE, related_name="attachments")
    number = models.PositiveSmallIntegerField()
    file = models.OneToOneField("files.StoredFile", models.PROTECT, related_name="+")
    title = models.CharField(max_length=200, blank=True)
    handed_in_by = models.CharField(max_length=100)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["feedback", "number"], name="attachment_number_once_a_record"
            )
        ]
        ordering = ["feedback", "number"]

    def __str__(self) -> str:
        return f"{self.feedback_id} document {self.number}"
