"""By which rules? The council's own lists, the versions of its procedures, its days of closure."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from heard.rules.procedures import Basis, Standing, Step
from heard.rules.timescales import Counting, StartEvent, Unit
from heard.rules.vocabulary import Kind, Labelled

__all__ = [
    "Closure",
    "Council",
    "CustomerGroup",
    "Limit",
    "ListEntry",
    "Procedure",
    "ProcedureVersion",
    "Reckoning",
    "ServiceArea",
    "Stage",
    "Theme",
    "new_stamp",
]


def _codes(words: type[Labelled]) -> list[str]:
    return [word.value for word in words]


class Procedure(models.Model):
    """A way of dealing with feedback that a law, a code or the council lays down."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=160)
    basis = models.CharField(max_length=10, choices=Basis.choices())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(basis__in=_codes(Basis)), name="procedure_basis_is_known"
            )
        ]
        ordering = ["key"]

    def __str__(self) -> str:
        return self.name


class ProcedureVersion(models.Model):
    """A procedure as it stood from one day until another, with where that was read.

    `is_sealed` is false only while it is being written. Once a sealed version is in force, database
    triggers refuse every change to it, its stages and its limits but one: giving `in_force_until`
    a date when it had none.
    """

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    in_force_from = models.DateField()
    in_force_until = models.DateField(null=True, blank=True)
    counts_council_closures = models.BooleanField(default=False)
    source_text = models.CharField(max_length=300)
    source_url = models.CharField(max_length=300, blank=True)
    source_standing = models.CharField(max_length=1, choices=Standing.choices())
    is_sealed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "number"], name="version_number_once_a_procedure"
            ),
            models.CheckConstraint(
                condition=Q(in_force_until__isnull=True)
                | Q(in_force_until__gte=F("in_force_from")),
                name="version_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(source_standing__in=_codes(Standing)), name="version_standing_is_known"
            ),
        ]
        ordering = ["procedure", "in_force_from"]

    def __str__(self) -> str:
        return f"{self.procedure_id} version {self.number}"


class Stage(models.Model):
    """One stage of a version, by its number and its name."""

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="stages")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "number"], name="stage_number_once_a_version"
            )
        ]
        ordering = ["version", "number"]

    def __str__(self) -> str:
        return self.name


class Limit(models.Model):
    """How long one step of one stage may take, for one kind of feedback.

    `unit`, `counting`, `start_event` and `cap_from` are codes of `rules.timescales`, which has the
    words for them. `amount` and `extendable_to` are in `unit`. `cap`, in working days from
    `cap_from`, is the latest day on which the clock may be said to start. A soft limit warns and
    never blocks.
    """

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="limits")
    kind = models.CharField(max_length=20, choices=Kind.choices())
    stage = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=30, choices=Step.choices())
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=20)
    counting = models.CharField(max_length=40)
    start_event = models.CharField(max_length=40)
    cap = models.PositiveSmallIntegerField(null=True, blank=True)
    cap_from = models.CharField(max_length=40, blank=True)
    extendable_to = models.PositiveSmallIntegerField(null=True, blank=True)
    is_soft = models.BooleanField(default=False)
    source_text = models.CharField(max_length=300)
    source_url = models.CharField(max_length=300, blank=True)
    source_standing = models.CharField(max_length=1, choices=Standing.choices())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "kind", "stage", "step"], name="limit_once_a_step"
            ),
            models.CheckConstraint(
                condition=Q(unit__in=_codes(Unit), counting__in=_codes(Counting)),
                name="limit_counting_is_known",
            ),
            models.CheckConstraint(
                condition=Q(cap__isnull=True, cap_from="")
                | Q(cap__isnull=False, cap_from__in=_codes(StartEvent)),
                name="limit_cap_counts_from_something",
            ),
            models.CheckConstraint(
                condition=Q(extendable_to__isnull=True) | Q(extendable_to__gt=F("amount")),
                name="limit_extension_is_longer",
            ),
            models.CheckConstraint(
                condition=Q(source_standing__in=_codes(Standing)), name="limit_standing_is_known"
            ),
        ]
        ordering = ["version", "kind", "stage", "id"]

    def __str__(self) -> str:
        return f"{self.kind} stage {self.stage} {self.step}"


def new_stamp() -> str:
    """Return a mark that was never given before."""
    return uuid4().hex


class Council(models.Model):
    """The council that this office serves: one row, or none before the office is set up.

    `local_targets` is the procedure that holds the council's own targets. Counts below
    `disclosure_threshold` are suppressed in what is published; 1 suppresses nothing.
    `service_area_if_unknown` governs while nobody knows which service a thing is about. `stamp` is
    another one after every change of what pages say of the council, so that they may be kept ready.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(max_length=120)
    services_title = models.CharField(max_length=120, default="Children’s Services")
    local_targets = models.ForeignKey(
        Procedure, models.PROTECT, null=True, blank=True, related_name="+"
    )
    disclosure_threshold = models.PositiveSmallIntegerField(default=5)
    service_area_if_unknown = models.ForeignKey(
        "ServiceArea", models.PROTECT, null=True, blank=True, related_name="+"
    )
    stamp = models.CharField(max_length=32, default=new_stamp)

    class Meta:
        verbose_name_plural = "councils"
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="council_is_one_row"),
            models.CheckConstraint(
                condition=Q(disclosure_threshold__gte=1), name="council_threshold_is_positive"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ListEntry(models.Model):
    """One entry of a list that the council keeps: a key for ever, a name and a place for now.

    A retired one stays on the records that name it, and in reports, and is no longer offered.
    """

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120, unique=True)
    position = models.PositiveSmallIntegerField()
    is_retired = models.BooleanField(default=False)

    class Meta:
        abstract = True
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return self.name


class ServiceArea(ListEntry):
    """A part of the services, as the report divides them.

    `complaints_procedure` governs complaints about it; None where no law or code did.
    """

    complaints_procedure = models.ForeignKey(
        Procedure, models.PROTECT, null=True, blank=True, related_name="+"
    )


class Theme(ListEntry):
    """What complaints are mainly about, in the council's words and order."""


class CustomerGroup(ListEntry):
    """Who people are to the child or to the service, as the report tells them apart."""


class Closure(models.Model):
    """A weekday that is no working day: a bank holiday for everyone, or the council's own.

    The source of one that no library gave begins with ENTERED_BY. The council's own days count only
    in a procedure that says so (SI 2006/1738 reg 2 does not).
    """

    class Reach(models.TextChoices):
        """Whose closure it is."""

        BANK_HOLIDAY = "bank_holiday", "Bank holiday in England and Wales"
        COUNCIL = "council", "The council's own closure"

    on = models.DateField()
    name = models.CharField(max_length=120)
    reach = models.CharField(max_length=20, choices=Reach, default=Reach.BANK_HOLIDAY)
    source = models.CharField(max_length=200)
    ENTERED_BY = "Entered by "

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["on", "reach"], name="closure_once_a_day"),
            models.CheckConstraint(
                condition=Q(reach__in=["bank_holiday", "council"]), name="closure_reach_is_known"
            ),
        ]
        ordering = ["on", "reach"]

    def __str__(self) -> str:
        return f"{self.on}: {self.name}"

    @property
    def is_entered_here(self) -> bool:
        """Return whether somebody of the council entered it, and no library."""
        return self.source.startswith(self.ENTERED_BY)

    @property
    def is_bank_holiday(self) -> bool:
        """Return whether nobody works on it, and not the council alone."""
        return self.reach == self.Reach.BANK_HOLIDAY


class Reckoning(models.Model):
    """A due date with how it was reckoned, stored once and shared by the records it is true of.

    `explanation` has one sentence a line. `fingerprint` is the SHA-256 of everything else here, so
    that the same reckoning is never stored twice.
    """

    limit = models.ForeignKey(Limit, models.PROTECT, related_name="+")
    label = models.CharField(max_length=200)
    start_on = models.DateField()
    due_on = models.DateField()
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=20)
    counting = models.CharField(max_length=40)
    explanation = models.TextField()
    fingerprint = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"{self.label}: {self.due_on}"
