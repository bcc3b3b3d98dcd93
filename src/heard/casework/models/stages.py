"""How far has a record come? One run a stage, with its clocks, steps, pauses and extensions."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from heard.rules.acts import SignOff

__all__ = [
    "Appointment",
    "Extension",
    "ExtensionRequest",
    "Pause",
    "SignOffStep",
    "StageRun",
    "StageStep",
]


class StageRun(models.Model):
    """One stage of a procedure, asked for and perhaps gone through.

    `requested_on` is when the stage was asked for (stage 1: received); `progressed_on` is when it
    truly began, None when it was asked for and resolved without (`resolved_on`, at a meeting).
    `answered_by` is to whom it was allocated when the answer was sent.
    The three dates are the initial ones: by law, by the council's own target, and the most that any
    extension may reach. For stage 1 the first two are those on the record itself.

    A record reopened after its answer goes through the stage again in a `round` of its own, so that
    what happened first stays as it was.
    """

    feedback = models.ForeignKey("feedback.Feedback", models.CASCADE, related_name="stage_runs")
    stage = models.PositiveSmallIntegerField()
    round = models.PositiveSmallIntegerField(default=1)
    requested_on = models.DateField()
    progressed_on = models.DateField(null=True, blank=True)
    acknowledged_on = models.DateField(null=True, blank=True)
    responded_on = models.DateField(null=True, blank=True)
    # Asked for with its run alone: an index would only slow every import down.
    answered_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="+", db_index=False
    )
    resolved_on = models.DateField(null=True, blank=True)
    statutory_due_on = models.DateField(null=True, blank=True)
    target_due_on = models.DateField(null=True, blank=True)
    maximum_on = models.DateField(null=True, blank=True)
    statutory_reckoning = models.ForeignKey(
        "procedures.Reckoning", models.PROTECT, null=True, related_name="+"
    )
    target_reckoning = models.ForeignKey(
        "procedures.Reckoning", models.PROTECT, null=True, related_name="+"
    )
    maximum_reckoning = models.ForeignKey(
        "procedures.Reckoning", models.PROTECT, null=True, related_name="+"
    )
    sign_off = models.CharField(
        max_length=20, choices=SignOff.choices(), default=SignOff.NONE.value
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["feedback", "stage", "round"], name="stage_once_a_round"
            ),
            models.CheckConstraint(condition=Q(stage__gte=1, stage__lte=3), name="stage_is_1_to_3"),
            models.CheckConstraint(
                condition=Q(progressed_on__isnull=True) | Q(progressed_on__gte=F("requested_on")),
                name="stage_begins_after_request",
            ),
            models.CheckConstraint(
                condition=Q(responded_on__isnull=True) | Q(resolved_on__isnull=True),
                name="stage_ends_one_way",
            ),
        ]
        ordering = ["feedback", "stage", "round"]

    def __str__(self) -> str:
        return f"{self.feedback_id} stage {self.stage}"


class StageStep(models.Model):
    """A step of a later stage that the procedure dates: the panel, its report, the chair.

    `step` is a code of `rules.procedures.Step` with a limit, or of `casework.steps` without one;
    `due_on` is None where nothing lays down a day.
    """

    run = models.ForeignKey(StageRun, models.CASCADE, related_name="steps")
    step = models.CharField(max_length=40)
    due_on = models.DateField(null=True, blank=True)
    reckoning = models.ForeignKey(
        "procedures.Reckoning", models.PROTECT, null=True, related_name="+"
    )
    done_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "step"], name="step_once_a_stage")]
        ordering = ["run", "id"]

    def __str__(self) -> str:
        return f"{self.run_id} {self.step}"


class Extension(models.Model):
    """A later date that was agreed, with the day of agreement, so that one agreed late shows.

    It moves the agreed date alone: the initial target stays, and is reported. `is_over_maximum`
    says that whoever approved it knew that it passes what the law allows.
    """

    run = models.ForeignKey(StageRun, models.CASCADE, related_name="extensions")
    to = models.DateField()
    agreed_on = models.DateField()
    reason = models.TextField()
    approved_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    told_on = models.DateField(null=True, blank=True)
    is_over_maximum = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="extension_has_a_reason")
        ]
        ordering = ["run", "agreed_on", "id"]

    def __str__(self) -> str:
        return f"{self.run_id} extended to {self.to}"


class ExtensionRequest(models.Model):
    """More time that whoever answers asks for, at the very start where the matter is complex.

    It moves nothing. `answered_on` is None until somebody agreed an extension or refused one, and
    `is_agreed` says which.
    """

    run = models.ForeignKey(StageRun, models.CASCADE, related_name="extension_requests")
    to = models.DateField()
    reason = models.TextField()
    asked_on = models.DateField()
    asked_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    is_agreed = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="request_has_a_reason"),
            models.UniqueConstraint(
                fields=["run"], condition=Q(answered_on__isnull=True), name="one_request_waits"
            ),
        ]
        ordering = ["run", "id"]

    def __str__(self) -> str:
        return f"{self.run_id} to {self.to}, asked for"


class Pause(models.Model):
    """Days that count for nobody (reg 8, an advocate awaited). `to_on` is the day it runs again.

    A pause of some elements only does not stop the clock of the record: its elements are named in
    `elements`, and the others are answered in time. `stops_maximum` is false for a wait (for an
    advocate) that the most allowed does not wait for. `told_on` is when the person was told in
    writing. From `proceedings_ended_on` they have a year to bring it again.
    """

    run = models.ForeignKey(StageRun, models.CASCADE, related_name="pauses")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    reason = models.TextField()
    stops_maximum = models.BooleanField(default=True)
    told_on = models.DateField(null=True, blank=True)
    proceedings_ended_on = models.DateField(null=True, blank=True)
    elements = models.ManyToManyField("feedback.Element", related_name="+", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="pause_has_a_reason"),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="pause_ends_after_it_begins",
            ),
        ]
        ordering = ["run", "from_on", "id"]

    def __str__(self) -> str:
        return f"{self.run_id} paused from {self.from_on}"


class SignOffStep(models.Model):
    """One pass of a draft answer: who submitted, returned or signed it off, and by when it was due.

    Kept so that the report can say where time was lost. It `follows` the step before, after which
    it could begin; None for the first, for which there was time since the stage was asked for.
    `words_digest` stands for the words of the draft letter that was passed on, so that a letter
    with other words is known from the one that was signed off; "" where there was no letter.
    """

    run = models.ForeignKey(StageRun, models.CASCADE, related_name="sign_off_steps")
    follows = models.OneToOneField(
        "self", models.CASCADE, null=True, blank=True, related_name="followed_by"
    )
    step = models.CharField(max_length=20, choices=SignOff.choices())
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField()
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    words_digest = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering = ["run", "id"]

    def __str__(self) -> str:
        return f"{self.run_id} {self.step}"


class Appointment(models.Model):
    """Someone appointed to a stage. Who it is stands in `people`; here is the part they play.

    `is_independent` records the check of SI 2006/1738 reg 2: neither member nor officer of the
    authority, nor the spouse or civil partner of one.
    """

    class Role(models.TextChoices):
        """The parts there are."""

        INVESTIGATING_OFFICER = "investigating_officer", "Investigating officer"
        INDEPENDENT_PERSON = "independent_person", "Independent person"
        ADJUDICATING_OFFICER = "adjudicating_officer", "Adjudicating officer"
        PANEL_CHAIR = "panel_chair", "Chair of the panel"
        PANEL_MEMBER = "panel_member", "Member of the panel"
        ADVOCATE = "advocate", "Advocate"

    run = models.ForeignKey(StageRun, models.CASCADE, related_name="appointments")
    role = models.CharField(max_length=30, choices=Role)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    appointed_on = models.DateField()
    is_independent = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "role", "person"], name="appointed_once_a_role")
        ]
        ordering = ["run", "id"]

    def __str__(self) -> str:
        return f"{self.get_role_display()} of {self.run_id}"
