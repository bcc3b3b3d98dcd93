"""Who may do what, and know of what: tables written apart from the code, which must agree."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.db import transaction

from heard.accounts.staff import Role
from heard.audit.models import Event
from heard.casework.models import Appointment, Decision
from heard.casework.new_decisions import NewDecision
from heard.casework.operations.acting import NotAllowed, NothingKnown
from heard.casework.operations.appointments import NewAppointment, appoint
from heard.casework.operations.compliments import Assessment, assess_compliment, pass_on_thanks
from heard.casework.operations.converting import Conversion, convert
from heard.casework.operations.deciding import decide, record_consent
from heard.casework.operations.early_referral import EarlyReferral, refer_early
from heard.casework.operations.ending import respond
from heard.casework.operations.findings import (
    NewFinding,
    add_element,
    override_outcome,
    record_findings,
)
from heard.casework.operations.linking import link, merge
from heard.casework.operations.more_time import MoreTime, ask_extension, refuse_extension
from heard.casework.operations.ombudsman import OmbudsmanNews, record_ombudsman_decision
from heard.casework.operations.proceedings import end_proceedings
from heard.casework.operations.putting_right import NewRemedy, add_remedy
from heard.casework.operations.routing import Declining, Route, decline, route
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
from heard.casework.operations.waiting import NewPause, pause
from heard.casework.permissions import may
from heard.feedback.models import Feedback, Party, RestrictedAccess
from heard.feedback.permissions import visible_to
from heard.learning.operations import add_lesson
from heard.people.new_people import NewPerson
from heard.rules.acts import Act
from heard.rules.outcomes import Outcome
from heard.rules.vocabulary import Kind
from tests.casework.cases import a_complaint, a_compliment, an_ombudsman_case
from tests.casework.cast import CARE, EARLY_HELP, EDUCATION, at, engage
from tests.casework.who_may_act import ALLOWED, HEADER, WHO

DAY, LATER = date(2025, 5, 16), date(2025, 6, 5)


@pytest.fixture
def people(office):
    """Return one person a column, by its letter."""
    return {
        "O": office.asha,
        "M": office.ben,
        "H": office.cleo,
        "I": engage("ivo", "Ivo Reed", (Role.INVESTIGATOR, CARE)),
        "E": office.eve,
        "X": engage("xena", "Xena Holt", (Role.HEAD, EDUCATION)),
        "A": office.aud,
        "S": office.adi,
    }


def test_the_table_has_a_row_for_every_act_and_a_mark_for_everyone():
    assert WHO.split() == HEADER
    assert list(ALLOWED) == [act.value for act in Act]


@pytest.mark.parametrize("act", Act, ids=lambda act: act.value)
def test_the_code_allows_what_the_table_allows(people, act):
    record = a_complaint(by=people["O"])
    record.handler_id = people["H"].id
    allowed = {who for who, staff in people.items() if may(staff, act, record)}
    assert allowed == ALLOWED[act.value]


# --- Who may know of what ----------------------------------------------------------------

SEEN = """
                        O M H I E X A S
care                    + + + + + - + -
education               + + - - - + + -
early_help              + + - - - - + -
allocated_to_h          + + + - - + + -
restricted_to_m_and_x   - + - - - + - -
"""


@pytest.fixture
def records(people):
    """Return a record for each row of what is seen, by its name."""
    officer = people["O"]
    made = {
        "care": a_complaint(by=officer, service_area=CARE),
        "education": a_complaint(by=officer, service_area=EDUCATION),
        "early_help": a_complaint(by=officer, service_area=EARLY_HELP),
        "allocated_to_h": a_complaint(by=officer, service_area=EDUCATION),
        "restricted_to_m_and_x": a_complaint(
            by=people["M"], is_restricted=True, may_see=frozenset({people["X"].id})
        ),
    }
    handled = Feedback.objects.filter(pk=made["allocated_to_h"].pk)
    handled.update(handler_id=people["H"].id)
    return {name: record.pk for name, record in made.items()}


@pytest.mark.parametrize("who", WHO.split())
def test_everyone_knows_of_the_records_that_the_table_says(people, records, who):
    header, *rows = (line.split() for line in SEEN.strip().splitlines())
    column = 1 + header.index(who)
    wanted = {records[row[0]] for row in rows if row[column] == "+"}
    known = Feedback.objects.filter(visible_to(people[who])).values_list("pk", flat=True)
    assert set(known) == wanted
    assert len(known) == len(wanted)


def test_a_restricted_record_is_not_seen_by_its_handler_or_head_unless_named(people, records):
    secret = Feedback.objects.filter(pk=records["restricted_to_m_and_x"])
    secret.update(handler_id=people["H"].id)
    assert not secret.filter(visible_to(people["H"])).exists()
    assert not secret.filter(visible_to(people["E"])).exists()
    RestrictedAccess.objects.create(feedback=secret.get(), user_id=people["E"].id)
    assert secret.filter(visible_to(people["E"])).exists()


def test_an_administrator_sees_no_record_even_where_one_is_named(people, records):
    secret = Feedback.objects.filter(pk=records["restricted_to_m_and_x"])
    RestrictedAccess.objects.create(feedback=secret.get(), user_id=people["S"].id)
    assert not secret.filter(visible_to(people["S"])).exists()


# --- The real acts -----------------------------------------------------------------------


class Scene:
    """A record that each act finds in a state in which it is lawful."""

    def __init__(self, people):
        self.team, self.manager, self.head = people["O"], people["M"], people["E"]
        self.handler = people["H"]

    def complaint(self):
        return self._handled(a_complaint(by=self.team))

    def with_an_advocate(self):
        record = self.complaint()
        new = PartTaken(Party.Role.ADVOCATE, NewPerson("Noor Aziz"))
        set_person(record.reference, new, by=self.team, at=at(DAY))
        return record

    def compliment(self):
        return self._handled(a_compliment(by=self.team))

    def ombudsman_case(self):
        return self._handled(an_ombudsman_case(by=self.team))

    def found(self):
        record = self.complaint()
        finding = NewFinding(1, Outcome.UPHELD, "It is so.")
        record_findings(record.reference, [finding], by=self.team, at=at(DAY))
        return record

    def more_time_asked(self):
        record = self.complaint()
        more = MoreTime(LATER, "Complex.")
        ask_extension(record.reference, more, by=self.handler, at=at(DAY))
        return record

    def before_a_court(self):
        record = self.complaint()
        new = NewPause(DAY, "A court is deciding.")
        pause(record.reference, new, by=self.manager, at=at(DAY))
        return record

    def submitted(self):
        record = self.complaint()
        submit_draft(record.reference, by=self.handler, at=at(DAY))
        return record

    def answered(self):
        record = self.found()
        respond(record.reference, DAY, by=self.team, at=at(DAY))
        return record

    def asked_for(self):
        record = self.answered()
        request_stage(record.reference, DAY, by=self.team, at=at(DAY))
        return record

    def begun(self):
        record = self.asked_for()
        begin_stage(record.reference, DAY, by=self.manager, at=at(DAY))
        return record

    def answered_again(self):
        record = self.begun()
        respond(record.reference, DAY, by=self.team, at=at(DAY))
        return record

    def other(self):
        return a_complaint(by=self.team).reference

    def _handled(self, record):
        Feedback.objects.filter(pk=record.pk).update(handler_id=self.handler.id)
        return record


OFFICER = Appointment.Role.INVESTIGATING_OFFICER
EARLY = EarlyReferral(
    "Both want it.", *[True] * 4, complainant_agreed_on=DAY, council_agreed_on=DAY
)
QUESTION = Decision.Question.OUT_OF_TIME
# Each act: the state it is done in, and how. `other` is the reference of another record.
ACTS = {
    Act.ROUTE: (
        "complaint",
        lambda ref, other, **how: route(ref, Route("corporate-lgsco-code", "SEND."), **how),
    ),
    Act.CONVERT: (
        "complaint",
        lambda ref, other, **how: convert(ref, Conversion(Kind.COMMENT, "An idea."), **how),
    ),
    Act.DECLINE: (
        "complaint",
        lambda ref, other, **how: decline(ref, Declining("Done before.", DAY), **how),
    ),
    Act.DECIDE: (
        "complaint",
        lambda ref, other, **how: decide(
            ref, NewDecision(QUESTION, "considered", "Ill.", DAY), **how
        ),
    ),
    Act.RECORD_CONSENT: (
        "complaint",
        lambda ref, other, **how: record_consent(
            ref, NewDecision(Decision.Question.CONSENT, "not_needed", "Her own.", DAY), **how
        ),
    ),
    Act.ASK_EXTENSION: (
        "complaint",
        lambda ref, other, **how: ask_extension(ref, MoreTime(LATER, "Complex."), **how),
    ),
    Act.REFUSE_EXTENSION: (
        "more_time_asked",
        lambda ref, other, **how: refuse_extension(ref, "It is simple.", **how),
    ),
    Act.END_PROCEEDINGS: (
        "before_a_court",
        lambda ref, other, **how: end_proceedings(ref, DAY, **how),
    ),
    Act.SET_PERSON: (
        "complaint",
        lambda ref, other, **how: set_person(
            ref, PartTaken(Party.Role.ADVOCATE, NewPerson("Noor Aziz")), **how
        ),
    ),
    Act.TAKE_OFF: (
        "with_an_advocate",
        lambda ref, other, **how: take_off(
            ref, Party.objects.get(role="advocate").pk, "Another record.", **how
        ),
    ),
    Act.ADD_ELEMENT: (
        "complaint",
        lambda ref, other, **how: add_element(ref, "Rude.", **how),
    ),
    Act.RECORD_FINDING: (
        "complaint",
        lambda ref, other, **how: record_findings(
            ref, [NewFinding(1, Outcome.UPHELD, "So it is.")], **how
        ),
    ),
    Act.OVERRIDE_OUTCOME: (
        "found",
        lambda ref, other, **how: override_outcome(ref, Outcome.NOT_UPHELD, "Law.", **how),
    ),
    Act.SUBMIT_DRAFT: ("complaint", lambda ref, other, **how: submit_draft(ref, **how)),
    Act.RETURN_DRAFT: (
        "submitted",
        lambda ref, other, **how: return_draft(ref, "Shorter.", **how),
    ),
    Act.SIGN_OFF: ("submitted", lambda ref, other, **how: sign_off(ref, **how)),
    Act.REQUEST_STAGE: ("answered", lambda ref, other, **how: request_stage(ref, DAY, **how)),
    Act.RESOLVE_REQUEST: (
        "asked_for",
        lambda ref, other, **how: resolve_request(ref, Meeting(DAY, "A new worker."), **how),
    ),
    Act.BEGIN_STAGE: ("asked_for", lambda ref, other, **how: begin_stage(ref, DAY, **how)),
    Act.APPOINT: (
        "begun",
        lambda ref, other, **how: appoint(
            ref, NewAppointment(OFFICER, NewPerson("Iris Pole"), DAY), **how
        ),
    ),
    Act.COMPLETE_STEP: (
        "begun",
        lambda ref, other, **how: complete_step(ref, StepDone("statement_agreed", DAY), **how),
    ),
    Act.REFER_EARLY: (
        "answered_again",
        lambda ref, other, **how: refer_early(ref, EARLY, **how),
    ),
    Act.MERGE: ("complaint", merge),
    Act.LINK: ("complaint", link),
    Act.ASSESS_COMPLIMENT: (
        "compliment",
        lambda ref, other, **how: assess_compliment(ref, Assessment(True, "Yes."), **how),
    ),
    Act.PASS_ON_THANKS: (
        "compliment",
        lambda ref, other, **how: pass_on_thanks(ref, "Cleo Marsh", DAY, **how),
    ),
    Act.RECORD_OMBUDSMAN_DECISION: (
        "ombudsman_case",
        lambda ref, other, **how: record_ombudsman_decision(ref, OmbudsmanNews("25 1"), **how),
    ),
    Act.ADD_REMEDY: (
        "answered",
        lambda ref, other, **how: add_remedy(ref, NewRemedy("Apology"), **how),
    ),
    Act.ADD_LESSON: ("answered", lambda ref, other, **how: add_lesson(ref, "Ring back.", **how)),
}


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.value)
def test_it_is_done_for_whoever_may_and_nothing_is_written_for_whoever_may_not(people, act):
    state, do = ACTS[act]
    scene = Scene(people)
    record, other = getattr(scene, state)(), scene.other()
    before, version = rows(), Feedback.objects.get(pk=record.pk).version
    for who, staff in people.items():
        if who in ALLOWED[act.value]:
            with transaction.atomic():
                do(record.reference, other, by=staff, at=at(DAY), version=version)
                assert rows()[Event] == before[Event] + 1
                last = Event.objects.latest("number")
                assert (last.verb, last.subject_name) == (act.value, record.reference)
                assert last.actor_id == str(staff.id)
                assert Feedback.objects.get(pk=record.pk).version == version + 1
                transaction.set_rollback(True)
        else:
            refused = NothingKnown if who in {"X", "S"} else NotAllowed
            with pytest.raises(refused):
                do(record.reference, other, by=staff, at=at(DAY))
        assert rows() == before


def rows():
    """Return how many rows there are of everything that is kept."""
    return {
        model: model.objects.count()
        for app in apps.get_app_configs()
        if app.name.startswith("heard.")
        for model in app.get_models()
    }
