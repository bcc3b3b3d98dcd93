"""Every act of casework, with facts taken at random: some lawful now, some not, some nonsense."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from functools import partial

from django.core.files.base import ContentFile

from heard.casework.models import Appointment, Decision
from heard.casework.new_decisions import ANSWERS, DISCRETIONS, NewDecision
from heard.casework.operations.allocating import acknowledge, allocate
from heard.casework.operations.appointments import NewAppointment, appoint
from heard.casework.operations.compliments import Assessment, assess_compliment, pass_on_thanks
from heard.casework.operations.converting import Conversion, convert
from heard.casework.operations.correcting import Correctable, Correction, correct
from heard.casework.operations.deciding import decide, record_consent
from heard.casework.operations.documents import add_documents
from heard.casework.operations.early_referral import EarlyReferral, refer_early
from heard.casework.operations.ending import Withdrawal, reopen, respond, withdraw
from heard.casework.operations.findings import (
    NewFinding,
    add_element,
    override_outcome,
    record_findings,
)
from heard.casework.operations.following import change_following
from heard.casework.operations.keeping import Referral, note, refer_safeguarding, restrict
from heard.casework.operations.letters import NewLetter, write_draft
from heard.casework.operations.linking import link, merge
from heard.casework.operations.more_time import MoreTime, ask_extension, refuse_extension
from heard.casework.operations.ombudsman import OmbudsmanNews, record_ombudsman_decision
from heard.casework.operations.proceedings import end_proceedings
from heard.casework.operations.putting_right import NewRemedy, add_remedy
from heard.casework.operations.routing import SCHOOLS, Declining, Route, decline, route
from heard.casework.operations.sign_off import return_draft, sign_off, submit_draft
from heard.casework.operations.stages import (
    Meeting,
    StepDone,
    begin_stage,
    complete_step,
    request_stage,
    resolve_request,
)
from heard.casework.operations.taking_part import PartTaken, set_person, take_off
from heard.casework.operations.waiting import (
    HoldingLetter,
    NewExtension,
    NewPause,
    agree_extension,
    pause,
    resume,
    send_holding_letter,
)
from heard.casework.queries.governing import LOCAL_ONLY, OUTSIDE
from heard.casework.steps import Milestone
from heard.feedback.models import Party
from heard.feedback.new_records import HandedIn
from heard.files.operations import keep
from heard.learning.operations import add_lesson
from heard.people.new_people import NewPerson
from heard.rules.acts import Act
from heard.rules.outcomes import Outcome
from heard.rules.procedures import Step
from heard.rules.vocabulary import Kind, OmbudsmanDecision
from tests.casework.cast import at

__all__ = ["DOING"]

REASON = "There is a reason."
PROCEDURES = ["england-children-2006", "corporate-lgsco-code", LOCAL_ONLY, OUTSIDE]
NAMES = ["Iris Pole", "Chen Wood", "Dora Ives", "Ewan Hall", "Dev Patel"]


def day(chance, today, before=6):
    """Choose a day around today: mostly today itself, now and then one that cannot have been."""
    return today + timedelta(days=chance.choice([0, 0, 0, 0, 0, -1, -before, 1]))


def one(chance, *among):
    """Choose one of these."""
    return chance.choice(among)


def a_decision(chance, today):
    """Choose a discretion that is used."""
    return answer_to(one(chance, *DISCRETIONS), chance, today)


def answer_to(question, chance, today):
    """Choose the answer to a question, which may be none of this record's."""
    return NewDecision(question, one(chance, *ANSWERS[question]), REASON, day(chance, today))


def news(chance, today):
    """Choose what the Ombudsman says."""
    decision = one(chance, *OmbudsmanDecision)
    decided_on = None if decision is OmbudsmanDecision.AWAITED else today
    return OmbudsmanNews("25 010 090", decision, decided_on, one(chance, None, True, False))


def a_correction(chance, today):
    """Choose a fact to put right."""
    values = {
        Correctable.RECEIVED_ON: day(chance, today, before=40),
        Correctable.RESPONDED_ON: day(chance, today),
        Correctable.ACKNOWLEDGED_ON: day(chance, today),
        Correctable.WITHDRAWN_ON: day(chance, today),
        Correctable.SERVICE_AREA: one(chance, "early-help", "education", "childrens-social-care"),
    }
    fact = one(chance, *values)
    return Correction(fact, values[fact], REASON)


def an_early_referral(chance, today):
    """Choose a checklist, mostly whole."""
    agreed_on = one(chance, today, None)
    return EarlyReferral(REASON, True, True, True, one(chance, True, False), agreed_on, today)


def handed_in(today, words):
    """Return a file that was handed in, which now and then the record holds already."""
    kept = keep(ContentFile(words.encode(), name="letter.txt"), at=at(today))
    return [HandedIn(kept, "Complainant")]


# How each act is done: with `d` to choose facts by, the day, and the world (people, other records).
DOING = {
    Act.REFER_SAFEGUARDING: lambda d, on, w: (refer_safeguarding, Referral(on, "Team", REASON)),
    Act.ROUTE: lambda d, on, w: (route, Route(one(d, *PROCEDURES), REASON, SCHOOLS)),
    Act.CONVERT: lambda d, on, w: (convert, Conversion(one(d, *Kind), REASON)),
    Act.DECLINE: lambda d, on, w: (decline, Declining(REASON, day(d, on))),
    Act.ALLOCATE: lambda d, on, w: (allocate, one(d, *w.office_ids)),
    Act.ACKNOWLEDGE: lambda d, on, w: (acknowledge, day(d, on)),
    Act.SEND_HOLDING_LETTER: lambda d, on, w: (
        send_holding_letter,
        HoldingLetter(day(d, on), on + timedelta(days=d.randint(0, 30))),
    ),
    Act.AGREE_EXTENSION: lambda d, on, w: (
        agree_extension,
        NewExtension(
            on + timedelta(days=d.randint(-5, 60)),
            REASON,
            day(d, on),
            is_over_maximum=one(d, True, False),
        ),
    ),
    Act.ASK_EXTENSION: lambda d, on, w: (
        ask_extension,
        MoreTime(on + timedelta(days=d.randint(-5, 60)), REASON),
    ),
    Act.REFUSE_EXTENSION: lambda d, on, w: (refuse_extension, one(d, REASON, "")),
    Act.END_PROCEEDINGS: lambda d, on, w: (end_proceedings, day(d, on)),
    Act.PAUSE: lambda d, on, w: (
        pause,
        NewPause(
            day(d, on),
            REASON,
            one(d, frozenset(), frozenset({1}), frozenset({2})),
            stops_maximum=one(d, True, False),
        ),
    ),
    Act.RESUME: lambda d, on, w: (resume, day(d, on)),
    Act.DECIDE: lambda d, on, w: (decide, a_decision(d, on)),
    Act.RECORD_CONSENT: lambda d, on, w: (
        record_consent,
        answer_to(one(d, Decision.Question.CONSENT, Decision.Question.AUTHORITY), d, on),
    ),
    Act.ADD_ELEMENT: lambda d, on, w: (add_element, one(d, "Rude", "")),
    Act.RECORD_FINDING: lambda d, on, w: (
        record_findings,
        [NewFinding(position, one(d, *Outcome), REASON) for position in w.positions()],
    ),
    Act.OVERRIDE_OUTCOME: lambda d, on, w: (override_outcome, one(d, *Outcome), REASON),
    Act.SUBMIT_DRAFT: lambda d, on, w: (submit_draft,),
    Act.RETURN_DRAFT: lambda d, on, w: (return_draft, one(d, "Shorter.", "")),
    Act.SIGN_OFF: lambda d, on, w: (sign_off,),
    Act.RESPOND: lambda d, on, w: (respond, day(d, on)),
    Act.REQUEST_STAGE: lambda d, on, w: (request_stage, day(d, on)),
    Act.RESOLVE_REQUEST: lambda d, on, w: (resolve_request, Meeting(day(d, on), REASON)),
    Act.BEGIN_STAGE: lambda d, on, w: (begin_stage, day(d, on)),
    Act.APPOINT: lambda d, on, w: (
        appoint,
        NewAppointment(
            one(d, *Appointment.Role), NewPerson(one(d, *NAMES)), on, one(d, True, False)
        ),
    ),
    Act.COMPLETE_STEP: lambda d, on, w: (
        complete_step,
        StepDone(one(d, *Milestone, Step.HOLD_PANEL, Step.REPORT), day(d, on)),
    ),
    Act.REFER_EARLY: lambda d, on, w: (refer_early, an_early_referral(d, on)),
    Act.WITHDRAW: lambda d, on, w: (withdraw, Withdrawal(day(d, on))),
    Act.REOPEN: lambda d, on, w: (reopen, day(d, on), REASON),
    Act.MERGE: lambda d, on, w: (merge, one(d, *w.others)),
    Act.LINK: lambda d, on, w: (link, one(d, *w.others)),
    Act.ASSESS_COMPLIMENT: lambda d, on, w: (
        assess_compliment,
        Assessment(one(d, True, False), REASON),
    ),
    Act.PASS_ON_THANKS: lambda d, on, w: (pass_on_thanks, "Cleo Marsh", day(d, on)),
    Act.RECORD_OMBUDSMAN_DECISION: lambda d, on, w: (record_ombudsman_decision, news(d, on)),
    Act.ADD_REMEDY: lambda d, on, w: (
        add_remedy,
        NewRemedy("Payment", Decimal(one(d, 0, 100)), one(d, None, *w.office_ids)),
    ),
    Act.ADD_LESSON: lambda d, on, w: (add_lesson, one(d, "Ring back.", "")),
    Act.WRITE: lambda d, on, w: (
        write_draft,
        NewLetter(channel="post", address="1 North Street", subject="About it", body="Dear Pat"),
    ),
    Act.ADD_DOCUMENT: lambda d, on, w: (
        add_documents,
        handed_in(on, one(d, "A letter.", "A list.")),
    ),
    Act.SET_PERSON: lambda d, on, w: (
        set_person,
        PartTaken(one(d, *Party.Role), NewPerson(one(d, *NAMES, ""))),
    ),
    Act.TAKE_OFF: lambda d, on, w: (take_off, one(d, w.party(), 0), one(d, REASON, "")),
    Act.NOTE: lambda d, on, w: (note, one(d, "She rang.", "")),
    Act.CORRECT: lambda d, on, w: (correct, a_correction(d, on)),
    Act.RESTRICT: lambda d, on, w: (restrict, one(d, [], [w.office_ids[0]]), REASON),
    Act.GIVE_LINK: lambda d, on, w: (
        partial(change_following, is_given=one(d, True, True, False)),
        one(d, w.party(), 0),
    ),
}
