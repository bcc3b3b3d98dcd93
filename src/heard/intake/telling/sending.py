"""Sending what was answered: one transaction from a draft to a record, however often asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from heard.casework.operations.acting import council_day
from heard.casework.operations.following import issue_code
from heard.casework.operations.telling import tell
from heard.common.languages import chosen_by_reader
from heard.face.queries import is_known_address
from heard.feedback.models import Feedback
from heard.intake.models import Draft
from heard.intake.questions.conditions import Answers
from heard.intake.questions.terms import Becomes, Form, Proof
from heard.intake.telling.handing_in import files_of
from heard.intake.telling.receipts import mail_receipt, teller_of
from heard.intake.telling.records import Beside, heard_from
from heard.people.operations import record_equality_answers
from heard.procedures.queries import OfficeNotSetUp, service_area_if_unknown
from heard.rules.periods import ReportingYear

__all__ = ["Sent", "code_for", "send"]


@dataclass(frozen=True, slots=True)
class Sent:
    """The record that was made, and the code to follow it by: shown now and never again.

    The code is "" where it was sent before, where nobody says who they are, and where a colleague
    passes on what another was told. `known_address` is that of an office that can prove that it was
    it, "" for none.
    """

    record: Feedback
    code: str = ""
    known_address: str = ""


@transaction.atomic
def send(
    form: Form, draft: Draft, at: datetime, *, follow_address: str, signed_in_as: str = ""
) -> Sent:
    """Make the record of a draft and return it; the same one when it was sent before.

    Two browsers, or one that asks twice, wait for each other. What was answered is in the record
    from then on, and no longer in the draft. A receipt, where there may be one, tells that records
    are followed at `follow_address`. `signed_in_as` names a colleague who sends it. NotLawful, and
    nothing kept, for facts that cannot be.
    """
    # The record is asked for by itself: joined to a row that was waited for, PostgreSQL would show
    # what the join found before the wait, which is nothing.
    held = Draft.objects.select_for_update().get(pk=draft.pk)
    if held.record_id is not None:
        return Sent(Feedback.objects.get(pk=held.record_id))
    beside = Beside(
        received_on=council_day(at),
        service_if_unknown=_service_if_unknown(),
        key=held.idempotency_key,
        files=tuple(each.file for each in files_of(held)),
        read_in=chosen_by_reader(),
        signed_in_as=signed_in_as,
    )
    heard = heard_from(form, held.answers, beside)
    record = tell(heard.case, at=at, first_heard_on=heard.first_heard_on)
    known_address = _known_address(form, held.answers)
    _keep_equality(record, heard.equality)
    held.files.all().delete()
    held.record, held.answers, held.return_hash, held.changed_at = record, {}, None, at
    held.save(update_fields=["record", "answers", "return_hash", "changed_at"])
    if form.proof is Proof.SIGN_IN:
        return Sent(record)
    mail_receipt(form, record, teller_of(record), at=at, follow_address=follow_address)
    return Sent(record, code_for(record, at), known_address)


def code_for(record: Feedback, at: datetime) -> str:
    """Return a new code for whoever told us, by which they follow the record; "" for nobody."""
    teller = teller_of(record)
    return issue_code(teller.pk, at) if teller else ""


def _known_address(form: Form, answers: Answers) -> str:
    """Return the address that was given, where the council knows it as that of an office."""
    if form.proof is not Proof.ADDRESS:
        return ""
    given = (answers.get(each.key) for each in form.questions if each.becomes is Becomes.EMAIL)
    return next((each for each in given if isinstance(each, str) and is_known_address(each)), "")


def _service_if_unknown() -> str:
    area = service_area_if_unknown()
    if area is None:
        raise OfficeNotSetUp("This office has no service areas yet: run heard set-up.")
    return area.key


def _keep_equality(record: Feedback, answers: tuple[tuple[str, str], ...]) -> None:
    """Keep equality answers apart from the record, with whoever told us."""
    teller = teller_of(record)
    year = ReportingYear.of(record.received_on).first_calendar_year
    record_equality_answers(
        (teller.person_id if teller else None, year, question, answer)
        for question, answer in answers
    )
