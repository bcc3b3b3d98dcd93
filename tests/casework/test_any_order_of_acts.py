"""Whatever is tried with a record, in whatever order: the procedure, the dates and the log hold."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from unittest import mock

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from heard.audit.models import Event
from heard.audit.queries import verified_head
from heard.casework.models import StageRun
from heard.casework.operations.acting import NotAllowed, NothingKnown, NotLawful
from heard.casework.operations.exporting import export
from heard.casework.operations.logging import log
from heard.casework.permissions import may, may_list
from heard.casework.queries.explained import unexplained
from heard.casework.queries.list_conditions import OfficeDay
from heard.casework.queries.states import current_run, state_of
from heard.casework.worklist import Tab, Wanted
from heard.feedback.models import Feedback
from heard.feedback.permissions import visible_to
from heard.procedures.queries import working_calendar
from heard.rules.acts import Act, next_step, open_acts, why_not
from heard.rules.vocabulary import Kind
from tests.casework.browsing import browser_of
from tests.casework.cases import RECEIVED_ON, a_complaint, an_enquiry, new_case
from tests.casework.cast import CARE, EARLY_HELP, EDUCATION, at
from tests.casework.every_act import DOING
from tests.casework.everywhere import (
    COLUMNS,
    judged_alike,
    line_of,
    on_page,
    rows_of_file,
    tallied_alike,
)

LETTERS = {Act.SEND_HOLDING_LETTER, Act.WRITE}
# Open nearly always, and tried by anyone often enough.
TRIED_OFTEN = {Act.RESTRICT, Act.REFER_SAFEGUARDING, Act.LINK, Act.NOTE, Act.WITHDRAW}
AT_A_LATER_STAGE = [Act.COMPLETE_STEP, Act.APPOINT, Act.RESPOND]
# A seed is all that Hypothesis chooses of an attempt: it shrinks the order, not the facts.
SEEDS = st.integers(0, 2**32 - 1)
# What may change a first answer that was given, or the date it is judged by: nothing else does.
PUTS_RIGHT = {Act.CORRECT, Act.ROUTE, Act.CONVERT}


def of_record(record):
    """Return every column of a record, and of its stages."""
    return (
        Feedback.objects.filter(pk=record.pk).values().get(),
        list(StageRun.objects.filter(feedback=record).order_by("id").values()),
    )


def dates_of(record):
    """Return every date by which something is due, first and later stages alike."""
    runs = StageRun.objects.filter(feedback=record).order_by("id")
    return list(runs.values_list("statutory_due_on", "target_due_on", "maximum_on"))


class AnyOrder(RuleBasedStateMachine):
    """One record, and people who try anything with it."""

    office = None  # the people, before the first example

    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.people = everyone_in(self.office)
        self.office_ids = [each.id for each in self.people]
        self.today = RECEIVED_ON
        self.tries = self.written_down = 0

    def teardown(self):
        if hasattr(self, "record"):
            assert verified_head().number == self.written_down
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    @initialize(seed=SEEDS)
    def something_is_received(self, seed):
        chance, asha = self.chance(seed), self.office.asha
        kind = chance.choice([*Kind, *[Kind.COMPLAINT] * 12])
        area = chance.choice([CARE, CARE, CARE, CARE, EDUCATION, EARLY_HELP])
        self.record = log(new_case(kind, service_area=area), by=asha, at=at(self.today))
        self.others = [each(by=asha).reference for each in (a_complaint, an_enquiry)]
        self.written_down = Event.objects.count()

    @rule(days=st.integers(1, 12))
    def time_goes_by(self, days):
        self.today += timedelta(days=days)

    @rule(seed=SEEDS)
    def anyone_tries_anything(self, seed):
        chance = self.chance(seed)
        self.attempt(chance, chance.choice(list(Act)), chance.choice(self.people))

    @rule(seed=SEEDS)
    def the_manager_does_what_is_open(self, seed):
        chance = self.chance(seed)
        acts = [act for act in open_acts(self.state()) if act not in TRIED_OFTEN]
        self.attempt(chance, chance.choice(acts), self.office.ben)

    @rule(seed=SEEDS)
    def the_procedure_goes_on(self, seed):
        for _ in range(4):
            chance, state = self.chance(seed), self.state()
            step = next_step(state).act
            acts = {None: open_acts(state), Act.COMPLETE_STEP: AT_A_LATER_STAGE}
            act = chance.choice(acts.get(step, [step]))
            team = [self.office.asha, self.office.ben]
            self.attempt(chance, act, next(each for each in team if may(each, act, self.fresh())))

    @rule(seed=SEEDS)
    def somebody_reads_it(self, seed):
        """See that a page, asked for really, shows the record and is one event, or is neither."""
        reader = self.chance(seed).choice(self.people)
        is_known = Feedback.objects.filter(visible_to(reader), pk=self.record.pk).exists()
        before = of_record(self.record)
        with mock.patch("django.utils.timezone.now", return_value=at(self.today)):
            page = browser_of(reader).get(f"/records/{self.record.reference}/")
        assert page.status_code == (200 if is_known else 404)
        assert of_record(self.record) == before
        self.written_down += is_known
        assert Event.objects.count() == self.written_down
        if is_known:
            assert page.context["badge"] == line_of(self.fresh(), reader, self.today).badge
            read = Event.objects.latest("number")
            assert (read.verb, read.subject_id) == ("read", str(self.record.pk))
            assert read.actor_id == str(reader.id)

    @rule(seed=SEEDS)
    def somebody_takes_the_list_out(self, seed):
        """See that a file of the list says of the record what its page says, and is one event."""
        reader = self.chance(seed).choice([each for each in self.people if may_list(each)])
        record, day = self.fresh(), OfficeDay(self.today, working_calendar())
        tab = Tab.OPEN if record.closed_on is None else Tab.CLOSED
        file = export(Wanted(tab, columns=COLUMNS), "csv", by=reader, at=at(self.today), day=day)
        self.written_down += 1
        assert Event.objects.count() == self.written_down
        rows = rows_of_file(file)
        if Feedback.objects.filter(visible_to(reader), pk=record.pk).exists():
            assert rows[record.reference][0] == on_page(record, self.today)[0].words
        else:
            assert record.reference not in rows

    def chance(self, seed):
        """Return what this attempt is left to: never the same twice, though a seed comes again."""
        self.tries += 1
        return Random(f"{seed} {self.tries}")

    def attempt(self, chance, act, by):
        """Try an act, and see that it was done whole and lawfully, or not at all."""
        do, *facts = DOING[act](chance, self.today, self)
        record = self.fresh()
        is_known = Feedback.objects.filter(visible_to(by), pk=record.pk).exists()
        is_allowed = is_known and may(by, act, record)
        is_open = why_not(act, self.state()) is None
        before, dates, events = of_record(record), dates_of(record), Event.objects.count()
        refused = self.refusal(do, facts, by)
        if refused is not None:
            assert isinstance(refused, NothingKnown) != is_known
            assert isinstance(refused, NotLawful) == is_allowed
            assert of_record(record) == before
            assert Event.objects.count() == events
            return
        assert is_allowed
        assert is_open
        assert self.fresh().version == record.version + 1
        self.written_down += 1
        assert Event.objects.count() == events + 1
        last = Event.objects.latest("number")
        assert (last.verb, last.subject_id, last.actor_id) == (
            act.value,
            str(record.pk),
            str(by.id),
        )
        self.every_date_is_explained()
        self.it_is_judged_alike_everywhere()
        if act in LETTERS:
            assert dates_of(record) == dates
        if before[0]["responded_on"] and act not in PUTS_RIGHT:
            self.is_frozen(before[0])

    def refusal(self, do, facts, by):
        """Do it, and return how it was refused, None where it was not."""
        try:
            do(self.record.reference, *facts, by=by, at=at(self.today))
        except (NothingKnown, NotAllowed, NotLawful) as refused:
            return refused
        return None

    def every_date_is_explained(self):
        assert list(unexplained()) == []

    def it_is_judged_alike_everywhere(self):
        record = self.fresh()
        tallied_alike(Feedback.objects.values_list("reporting_year", flat=True), self.today)
        reader = self.a_reader()
        if reader is not None:
            judged_alike(record, reader, self.today)

    def a_reader(self):
        """Return the first of those who work here who may know of the record, None for nobody."""
        known = Feedback.objects.filter(pk=self.record.pk)
        return next((each for each in self.people if known.filter(visible_to(each))), None)

    def is_frozen(self, before):
        """See that the first answer, and what it was judged by, are as they were."""
        after = Feedback.objects.filter(pk=self.record.pk).values().get()
        for column in ("responded_on", "statutory_due_on", "target_due_on"):
            assert after[column] == before[column]

    def fresh(self):
        return Feedback.objects.select_related("service_area").get(pk=self.record.pk)

    def state(self):
        record = self.fresh()
        return state_of(record, current_run(record))

    def party(self):
        return self.record.parties.values_list("pk", flat=True).first() or 0

    def positions(self):
        return list(self.record.elements.values_list("position", flat=True))


def everyone_in(office):
    """Return everyone who works here."""
    return tuple(getattr(office, name) for name in office.__slots__)


def test_any_order_of_acts_keeps_to_the_procedure(office):
    AnyOrder.office = office
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            max_examples=20,
            stateful_step_count=12,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_there_is_a_way_to_try_every_act():
    assert set(DOING) == set(Act)
