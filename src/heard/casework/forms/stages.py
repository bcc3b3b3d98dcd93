"""What is filled in when a complaint is taken further?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.forms import BooleanField

from heard.casework.forms.acts import ActForm, chosen, line, words
from heard.casework.models import Appointment
from heard.casework.operations.appointments import INVESTIGATION, PLACES, NewAppointment
from heard.casework.operations.early_referral import EarlyReferral
from heard.casework.operations.stages import PANEL, Meeting, StepDone
from heard.casework.steps import MEETING, label_of
from heard.common.days import DayField
from heard.figures.wording import capitalised
from heard.people.contacts import contacts_of
from heard.people.new_people import NewPerson
from heard.rules.procedures import Step

__all__ = [
    "AppointForm",
    "BeginStageForm",
    "CompleteStepForm",
    "EarlyReferralForm",
    "RequestStageForm",
    "ResolveRequestForm",
]


class RequestStageForm(ActForm):
    """When the next stage was asked for."""

    on = DayField(
        "When did they ask?",
        missing="Enter the day on which the next stage was asked for",
        help_text="However they asked: no form may be demanded.",
    )

    @property
    def consequences(self) -> Iterator[str]:
        """Say what begins."""
        yield "Time for the next stage runs from this day, also while the stage has not begun."
        yield "A request that came later than is recommended is no bar."

    def arguments(self) -> tuple[object, ...]:
        """Return the day."""
        return (self.cleaned_data["on"],)


class ResolveRequestForm(ActForm):
    """The meeting at which it was resolved."""

    offered_on = DayField("When was the meeting offered?", required=False)
    held_on = DayField("When was it held?", missing="Enter the day of the meeting")
    terms = words(
        "What was agreed?",
        missing="Write down what was agreed",
        hint="The person is told of it in writing.",
    )

    @property
    def consequences(self) -> Iterator[str]:
        """Say how it counts."""
        yield "It counts as a stage that was asked for and did not go ahead."
        yield "The person may still ask again."

    def arguments(self) -> tuple[object, ...]:
        """Return the meeting."""
        told = self.cleaned_data
        return (Meeting(told["held_on"], told["terms"], told["offered_on"]),)


class BeginStageForm(ActForm):
    """When the stage truly began."""

    on = DayField("When did it begin?", missing="Enter the day on which the stage began")

    @property
    def consequences(self) -> Iterator[str]:
        """Say what opens."""
        yield "Every step of the stage opens with its date. Time has run since the request."

    def arguments(self) -> tuple[object, ...]:
        """Return the day."""
        return (self.cleaned_data["on"],)


class AppointForm(ActForm):
    """Who is appointed to which part."""

    role = chosen("As what?", Appointment.Role.choices, missing="Choose the part they play")
    name = line("Who?", missing="Enter who is appointed", hint="First name and last name.")
    on = DayField("From when?", missing="Enter the day of the appointment")
    is_independent = BooleanField(
        label="I have checked that they are independent",
        required=False,
        help_text=(
            "Neither a member nor an officer of the authority, nor the spouse or civil partner of "
            "one (reg 2). Needed for an independent person and for the panel."
        ),
    )
    instead_of = chosen("In the place of somebody?", required=False)

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Offer the parts that the stage has, and the places that are taken."""
        run = self.seen.run
        has_panel = run is not None and run.steps.filter(step=Step.HOLD_PANEL).exists()
        parts = [*PANEL] if has_panel else [*INVESTIGATION]
        parts.append(Appointment.Role.ADVOCATE)
        self.offer("role", [(part.value, part.label) for part in parts])
        seated = list(run.appointments.filter(role__in=PLACES)) if run else []
        if not seated:
            del self.fields["instead_of"]
            return
        names = contacts_of(each.person_id for each in seated)
        self.offer(
            "instead_of",
            [
                ("", "No"),
                *(
                    (
                        str(each.pk),
                        f"{names[each.person_id].name}, {each.get_role_display().lower()}",
                    )
                    for each in seated
                ),
            ],
        )

    def arguments(self) -> tuple[object, ...]:
        """Return the appointment."""
        told = self.cleaned_data
        place = told.get("instead_of")
        return (
            NewAppointment(
                Appointment.Role(told["role"]),
                NewPerson(told["name"]),
                told["on"],
                told["is_independent"],
                int(place) if place else None,
            ),
        )


class CompleteStepForm(ActForm):
    """Which step was taken, and when."""

    step = chosen("Which step?", missing="Choose the step")
    on = DayField("When was it done?", missing="Enter the day on which it was done")
    words = words("A word about it, where one helps", required=False, rows=3)

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Offer the steps that wait; the chair's appointment is an act of its own."""
        run = self.seen.run
        if run is None:
            return
        waiting = run.steps.filter(done_on__isnull=True)
        self.offer(
            "step",
            [
                (each.step, capitalised(label_of(each.step)))
                for each in waiting
                if each.step != Step.APPOINT_CHAIR and (run.progressed_on or each.step in MEETING)
            ],
        )

    @property
    def consequences(self) -> Iterator[str]:
        """Say what follows."""
        yield "What runs from this step is reckoned from the day on which it was done."

    def arguments(self) -> tuple[object, ...]:
        """Return the step."""
        told = self.cleaned_data
        return (StepDone(told["step"], told["on"], told["words"]),)


class EarlyReferralForm(ActForm):
    """The conditions of early referral, each said by whoever decides."""

    has_robust_report = BooleanField(label="There is a robust report of stage 2", required=False)
    has_adjudication = BooleanField(label="The adjudication is complete", required=False)
    is_upheld = BooleanField(label="All, or all significant, complaints are upheld", required=False)
    has_action_plan = BooleanField(
        label="There is a clear action plan that meets most or all of what was wanted",
        required=False,
    )
    complainant_agreed_on = DayField("When did the person agree?", required=False)
    council_agreed_on = DayField("When did the council agree?", required=False)
    reasons = words(
        "Reasons", missing="Give the reasons", hint="The person and the Ombudsman read them."
    )

    @property
    def consequences(self) -> Iterator[str]:
        """Say what is at stake."""
        yield "Every condition must be met: a council that left one out was found at fault."

    def arguments(self) -> tuple[object, ...]:
        """Return the referral."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return (EarlyReferral(**told),)
