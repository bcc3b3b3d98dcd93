"""What is filled in for what is no complaint: thanks, and the Ombudsman's decision?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.forms import BooleanField

from heard.casework.forms.acts import ActForm, chosen, line, words
from heard.casework.models import Recommendation
from heard.casework.operations.compliments import Assessment
from heard.casework.operations.ombudsman import (
    NewRecommendation,
    OmbudsmanNews,
    RecommendationDone,
    RecommendationWithdrawn,
    complaint_sent_back,
)
from heard.common.days import DayField
from heard.feedback.models import Party
from heard.people.queries import names_of
from heard.rules.vocabulary import Nominator, OmbudsmanDecision

__all__ = [
    "AssessForm",
    "OmbudsmanForm",
    "RecommendationDoneForm",
    "RecommendationWithdrawnForm",
    "ThanksForm",
]

_YES_NO = [("yes", "Yes"), ("no", "No")]


class AssessForm(ActForm):
    """Whether thanks are for service above and beyond."""

    is_accepted = chosen(
        "Is it praise for service above and beyond?", _YES_NO, missing="Choose yes or no"
    )
    reasons = words("Why?", missing="Say why it is, or is not, above and beyond")
    nominated_by = chosen("Who put it forward?", Nominator.choices(), missing="Choose who did")

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Show who put it forward, where that was said when it was logged."""
        self.initial["nominated_by"] = self.seen.record.nominated_by

    @property
    def consequences(self) -> Iterator[str]:
        """Say what a no makes of it."""
        yield "Accepted, it counts as a compliment. If not, it is kept as a comment."
        yield "Either way the record is closed, and the thanks can still be passed on."

    def arguments(self) -> tuple[object, ...]:
        """Return the assessment."""
        told = self.cleaned_data
        return (
            Assessment(
                told["is_accepted"] == "yes", told["reasons"], Nominator(told["nominated_by"])
            ),
        )


class ThanksForm(ActForm):
    """To whom thanks were passed on."""

    to = line("To whom?", missing="Enter the person or team they were passed on to")
    on = DayField("When?", missing="Enter the day on which they were passed on")

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Show whom they are for, where that was said when they were logged."""
        thanked = self.seen.record.parties.filter(role=Party.Role.THANKED)
        names = names_of(thanked.values_list("person_id", flat=True)).values()
        self.initial["to"] = ", ".join(sorted(names))

    def arguments(self) -> tuple[object, ...]:
        """Return who and when."""
        return (self.cleaned_data["to"], self.cleaned_data["on"])


class OmbudsmanForm(ActForm):
    """How an Ombudsman case stands."""

    reference = line("The Ombudsman’s reference", missing="Enter the reference", most=40)
    decision = chosen("Decision", OmbudsmanDecision.choices(), missing="Choose the decision")
    decided_on = DayField(
        "When was it decided?", required=False, help_text="Leave this empty while it is awaited."
    )
    was_investigated = chosen(
        "Was it investigated?",
        [*_YES_NO, ("", "Not known yet")],
        required=False,
        hint="That is apart from whether it was upheld.",
    )
    is_public_report = BooleanField(label="There is a public report", required=False)
    recommendations = words(
        "Recommendations",
        required=False,
        hint="One a line. They are added to those recorded before.",
        rows=4,
    )
    recommendations_due_on = DayField("By when are they to be done?", required=False)
    starts_complaint = BooleanField(
        label="It was premature, and starts a complaint now",
        required=False,
        help_text=(
            "A complaint is logged with the same words and people, from the day this was received, "
            "and linked."
        ),
    )
    complaint = line(
        "If it was premature and there is a complaint already: its reference",
        required=False,
        most=60,
    )

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Show what is recorded already."""
        case = getattr(self.seen.record, "ombudsman_case", None)
        if case is not None:
            self.initial = {
                **self.initial,
                "reference": case.reference,
                "decision": case.decision,
                "decided_on": case.decided_on,
                "was_investigated": {True: "yes", False: "no"}.get(case.was_investigated, ""),
                "is_public_report": case.is_public_report,
            }

    @property
    def consequences(self) -> Iterator[str]:
        """Say what a decision does."""
        yield "A decision closes the case."
        yield "It may be recorded again, should the Ombudsman come to another."

    def arguments(self) -> tuple[object, ...]:
        """Return what the Ombudsman said."""
        told = self.cleaned_data
        due_on = told["recommendations_due_on"]
        started = complaint_sent_back(self.seen.record) if told["starts_complaint"] else None
        return (
            OmbudsmanNews(
                reference=told["reference"],
                decision=OmbudsmanDecision(told["decision"]),
                decided_on=told["decided_on"],
                was_investigated={"yes": True, "no": False}.get(told["was_investigated"]),
                is_public_report=told["is_public_report"],
                recommendations=tuple(
                    NewRecommendation(each.strip(), due_on)
                    for each in told["recommendations"].splitlines()
                    if each.strip()
                ),
                complaint=started or told["complaint"] or None,
            ),
        )


class _OfRecommendation(ActForm):
    """What becomes of one recommendation, which the address names."""

    key = ""

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Remember which recommendation it is."""
        given = asked.get(self.key, "")
        self.row = Recommendation.objects.filter(
            pk=int(given) if given.isdecimal() else 0, case__feedback=self.seen.record
        ).first()

    @property
    def subject(self) -> str:
        """Return the recommendation, to be shown above the form."""
        return self.row.words if self.row else ""


class RecommendationWithdrawnForm(_OfRecommendation):
    """Why the Ombudsman no longer asks for it."""

    key = "withdrawn"
    on = DayField("Since when?", missing="Enter the day from which it is no longer asked for")
    reason = words(
        "Why is it no longer asked for?",
        missing="Say why it is no longer asked for",
        hint="For example: the decision was changed on review.",
    )

    @property
    def consequences(self) -> Iterator[str]:
        """Say what becomes of it."""
        yield "It stays with the case, and is no longer among what is promised and not done."

    def arguments(self) -> tuple[object, ...]:
        """Return what was withdrawn."""
        told = self.cleaned_data
        id_ = self.row.pk if self.row else 0
        return (RecommendationWithdrawn(id_, told["on"], told["reason"]),)


class RecommendationDoneForm(_OfRecommendation):
    """When the council did what the Ombudsman asked, and what shows it."""

    key = "done"
    done_on = DayField("When was it done?", missing="Enter the day on which it was done")
    evidence = words(
        "What shows that it was done?",
        missing="Say what shows that it was done",
        hint="The Ombudsman asks for it.",
    )

    def arguments(self) -> tuple[object, ...]:
        """Return what was done."""
        told = self.cleaned_data
        id_ = self.row.pk if self.row else 0
        return (RecommendationDone(id_, told["done_on"], told["evidence"]),)
