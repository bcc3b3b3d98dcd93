"""Which form and which operation has each act? The one table of act pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import NoReverseMatch, reverse

from heard.casework.forms import (
    answering,
    deciding,
    ending,
    findings,
    following,
    keeping,
    other_kinds,
    pausing,
    people,
    putting_right,
    stages,
    taking_in,
    waiting,
)
from heard.casework.forms.acts import ActForm
from heard.casework.forms.correcting import CorrectForm
from heard.casework.operations import (
    allocating,
    appointments,
    compliments,
    converting,
    documents,
    early_referral,
    linking,
    more_time,
    ombudsman,
    proceedings,
    routing,
    sign_off,
    taking_part,
)
from heard.casework.operations import deciding as decide_operations
from heard.casework.operations import ending as ending_operations
from heard.casework.operations import findings as findings_operations
from heard.casework.operations import keeping as keeping_operations
from heard.casework.operations import putting_right as remedies
from heard.casework.operations import stages as stages_operations
from heard.casework.operations import waiting as waiting_operations
from heard.casework.operations.correcting import correct
from heard.casework.operations.following import change_following
from heard.rules.acts import Act

__all__ = ["ELSEWHERE", "PAGES", "ActPage", "address_of", "page_of"]

Operation = Callable[..., object]


@dataclass(frozen=True, slots=True)
class ActPage:
    """An act's form, and the operation that is called with what it says."""

    form: type[ActForm]
    operation: Operation


PAGES: Mapping[Act, ActPage] = {
    Act.REFER_SAFEGUARDING: ActPage(taking_in.ReferralForm, keeping_operations.refer_safeguarding),
    Act.ROUTE: ActPage(taking_in.RouteForm, routing.route),
    Act.CONVERT: ActPage(taking_in.ConvertForm, converting.convert),
    Act.DECLINE: ActPage(taking_in.DeclineForm, routing.decline),
    Act.ALLOCATE: ActPage(taking_in.AllocateForm, allocating.allocate),
    Act.ACKNOWLEDGE: ActPage(taking_in.AcknowledgeForm, allocating.acknowledge),
    Act.SEND_HOLDING_LETTER: ActPage(
        waiting.HoldingLetterForm, waiting_operations.send_holding_letter
    ),
    Act.AGREE_EXTENSION: ActPage(waiting.ExtensionForm, waiting_operations.agree_extension),
    Act.ASK_EXTENSION: ActPage(waiting.AskExtensionForm, more_time.ask_extension),
    Act.REFUSE_EXTENSION: ActPage(waiting.RefuseExtensionForm, more_time.refuse_extension),
    Act.END_PROCEEDINGS: ActPage(pausing.EndProceedingsForm, proceedings.end_proceedings),
    Act.PAUSE: ActPage(pausing.PauseForm, waiting_operations.pause),
    Act.RESUME: ActPage(pausing.ResumeForm, waiting_operations.resume),
    Act.DECIDE: ActPage(deciding.DecideForm, decide_operations.decide),
    Act.RECORD_CONSENT: ActPage(deciding.ConsentForm, decide_operations.record_consent),
    Act.ADD_ELEMENT: ActPage(findings.AddElementForm, findings_operations.add_element),
    Act.RECORD_FINDING: ActPage(findings.FindingsForm, findings_operations.record_findings),
    Act.OVERRIDE_OUTCOME: ActPage(findings.OverrideForm, findings_operations.override_outcome),
    Act.SUBMIT_DRAFT: ActPage(answering.SubmitDraftForm, sign_off.submit_draft),
    Act.RETURN_DRAFT: ActPage(answering.ReturnDraftForm, sign_off.return_draft),
    Act.SIGN_OFF: ActPage(answering.SignOffForm, sign_off.sign_off),
    Act.RESPOND: ActPage(answering.RespondForm, ending_operations.respond),
    Act.REQUEST_STAGE: ActPage(stages.RequestStageForm, stages_operations.request_stage),
    Act.RESOLVE_REQUEST: ActPage(stages.ResolveRequestForm, stages_operations.resolve_request),
    Act.BEGIN_STAGE: ActPage(stages.BeginStageForm, stages_operations.begin_stage),
    Act.APPOINT: ActPage(stages.AppointForm, appointments.appoint),
    Act.COMPLETE_STEP: ActPage(stages.CompleteStepForm, stages_operations.complete_step),
    Act.REFER_EARLY: ActPage(stages.EarlyReferralForm, early_referral.refer_early),
    Act.WITHDRAW: ActPage(ending.WithdrawForm, ending_operations.withdraw),
    Act.REOPEN: ActPage(ending.ReopenForm, ending_operations.reopen),
    Act.MERGE: ActPage(ending.MergeForm, linking.merge),
    Act.LINK: ActPage(ending.LinkForm, linking.link),
    Act.ASSESS_COMPLIMENT: ActPage(other_kinds.AssessForm, compliments.assess_compliment),
    Act.PASS_ON_THANKS: ActPage(other_kinds.ThanksForm, compliments.pass_on_thanks),
    Act.RECORD_OMBUDSMAN_DECISION: ActPage(
        other_kinds.OmbudsmanForm, ombudsman.record_ombudsman_decision
    ),
    Act.ADD_REMEDY: ActPage(putting_right.RemedyForm, remedies.add_remedy),
    Act.ADD_DOCUMENT: ActPage(keeping.AddDocumentForm, documents.add_documents),
    Act.SET_PERSON: ActPage(people.PersonOfRecordForm, taking_part.set_person),
    Act.TAKE_OFF: ActPage(people.TakeOffForm, taking_part.take_off),
    Act.NOTE: ActPage(keeping.NoteForm, keeping_operations.note),
    Act.CORRECT: ActPage(CorrectForm, correct),
    Act.RESTRICT: ActPage(keeping.RestrictForm, keeping_operations.restrict),
    Act.GIVE_LINK: ActPage(following.FollowingForm, change_following),
}

# The same act on something that is there already, named by `done` or `withdrawn` in the address.
_DONE: Mapping[Act, ActPage] = {
    Act.ADD_REMEDY: ActPage(putting_right.RemedyDoneForm, remedies.complete_remedy),
    Act.RECORD_OMBUDSMAN_DECISION: ActPage(
        other_kinds.RecommendationDoneForm, ombudsman.complete_recommendation
    ),
}

_WITHDRAWN: Mapping[Act, ActPage] = {
    Act.RECORD_OMBUDSMAN_DECISION: ActPage(
        other_kinds.RecommendationWithdrawnForm, ombudsman.withdraw_recommendation
    ),
}

# Acts with pages of their own, by the name of the address: letters, and what is learnt, which
# belongs to an app above this one.
ELSEWHERE: Mapping[Act, str] = {
    Act.WRITE: "casework:write",
    Act.ADD_LESSON: "learning:add-lesson",
}


def page_of(act: Act, query: QueryDict) -> ActPage | None:
    """Return the page of an act, None for one that has a page of its own elsewhere."""
    for key, pages in (("done", _DONE), ("withdrawn", _WITHDRAWN)):
        if key in query and act in pages:
            return pages[act]
    return PAGES.get(act)


def address_of(act: Act, reference: str) -> str:
    """Return where an act is done with a record; "" for one that no page answers."""
    try:
        if act in ELSEWHERE:
            return reverse(ELSEWHERE[act], args=[reference])
        return reverse("casework:act", args=[reference, act.value])
    except NoReverseMatch:
        return ""
