"""What does a browser see of one record? All that is known of it, and what may be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from heard.accounts.queries import staff_of
from heard.casework.forms.pages import address_of
from heard.casework.operations.acting import NothingKnown
from heard.casework.operations.reading import Considered, offered_acts, read_record
from heard.casework.permissions import may_open_documents, may_read_letters
from heard.casework.queries.badges import badge_of
from heard.casework.queries.documents import documents_of
from heard.casework.queries.letters import purpose_that_does
from heard.casework.queries.links import links_of
from heard.casework.queries.outcomes import outcome_of
from heard.casework.queries.record_page import (
    dates_of,
    extensions_shown,
    involved_in,
    kept_with,
    procedure_names,
    timeline_of,
)
from heard.casework.queries.signed_words import draft_answer
from heard.casework.queries.stage_time import time_of
from heard.common.clock import now, today
from heard.feedback.forms import UnableToReadAddress, as_at_asked
from heard.feedback.models import Feedback
from heard.feedback.permissions import may_know_names
from heard.procedures.queries import working_calendar
from heard.rules.acts import Act, NextStep, Whose, next_step

__all__ = ["record"]

_GROUPS: tuple[tuple[str, tuple[Act, ...]], ...] = (
    (
        "The answer",
        (
            Act.ALLOCATE,
            Act.ACKNOWLEDGE,
            Act.ADD_ELEMENT,
            Act.RECORD_FINDING,
            Act.OVERRIDE_OUTCOME,
            Act.SUBMIT_DRAFT,
            Act.RETURN_DRAFT,
            Act.SIGN_OFF,
            Act.RESPOND,
        ),
    ),
    (
        "Time",
        (
            Act.SEND_HOLDING_LETTER,
            Act.ASK_EXTENSION,
            Act.AGREE_EXTENSION,
            Act.REFUSE_EXTENSION,
            Act.PAUSE,
            Act.END_PROCEEDINGS,
            Act.RESUME,
        ),
    ),
    (
        "Which way it goes",
        (
            Act.REFER_SAFEGUARDING,
            Act.ROUTE,
            Act.CONVERT,
            Act.DECIDE,
            Act.RECORD_CONSENT,
            Act.DECLINE,
            Act.WITHDRAW,
            Act.REOPEN,
            Act.MERGE,
            Act.LINK,
        ),
    ),
    (
        "Later stages",
        (
            Act.REQUEST_STAGE,
            Act.RESOLVE_REQUEST,
            Act.BEGIN_STAGE,
            Act.APPOINT,
            Act.COMPLETE_STEP,
            Act.REFER_EARLY,
            Act.RECORD_OMBUDSMAN_DECISION,
        ),
    ),
    (
        "Beside the answer",
        (
            Act.ASSESS_COMPLIMENT,
            Act.PASS_ON_THANKS,
            Act.WRITE,
            Act.ADD_DOCUMENT,
            Act.SET_PERSON,
            Act.TAKE_OFF,
            Act.NOTE,
            Act.ADD_REMEDY,
            Act.ADD_LESSON,
            Act.CORRECT,
            Act.RESTRICT,
            Act.GIVE_LINK,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class NextLetter:
    """A letter that takes the next step: where, and what the button says."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Offer:
    """An act that the reader may do: where, and why it is not open now, None when it is."""

    act: Act
    address: str
    why_not: str | None


@require_safe
def record(request: HttpRequest, reference: str) -> HttpResponse:
    """Show one record, and write down that it was read."""
    try:
        as_at = as_at_asked(request.GET, today())
        considered = read_record(reference, by=staff_of(request.user), at=now())
    except UnableToReadAddress as refused:
        return render(request, "400.html", {"sentence": refused}, status=400)
    except NothingKnown as none:
        raise Http404(str(none)) from none
    found, run, staff = considered.record, considered.run, considered.by
    offers = {offer.act: offer for offer in _offers(considered)}
    step = next_step(considered.state)
    return render(
        request,
        "casework/record.html",
        {
            "as_at": as_at,
            "badge": badge_of(found, as_at, working_calendar()),
            "documents": documents_of(found),
            "dates": dates_of(found, run, as_at),
            "extensions": extensions_shown(run),
            "groups": _grouped(offers),
            "involved": involved_in(found, run, staff),
            "kept": kept_with(found),
            "links": links_of(found, staff),
            "may_open_documents": may_open_documents(staff, found),
            "may_read_letters": may_read_letters(staff, found),
            "may_see_names": may_know_names(staff, found),
            "open_acts": {act.value for act, offer in offers.items() if not offer.why_not},
            "procedures": procedure_names(),
            "not_open": [offer for offer in offers.values() if offer.why_not],
            "letter": _letter_of(step, found, offers),
            "offer": _offer_of(step, considered, offers),
            "outcome": outcome_of(found) if found.elements.exists() else None,
            "record": found,
            "run": run,
            "step": step,
            "time": time_of(run),
            "timeline": timeline_of(found),
            "trail": [("Work", reverse("casework:work"))],
        },
    )


def _offers(considered: Considered) -> Iterator[Offer]:
    for act, why_not in offered_acts(considered):
        address = address_of(act, considered.record.reference)
        if address:
            yield Offer(act, address, why_not)


def _grouped(offers: dict[Act, Offer]) -> list[tuple[str, list[Offer]]]:
    grouped = [
        (name, [offers[act] for act in acts if act in offers and not offers[act].why_not])
        for name, acts in _GROUPS
    ]
    return [(name, open_offers) for name, open_offers in grouped if open_offers]


def _offer_of(step: NextStep, considered: Considered, offers: dict[Act, Offer]) -> Offer | None:
    """Return the next step where it is the reader's: another's own work is not put before them."""
    record = considered.record
    is_anothers = step.whose is Whose.HANDLER and record.handler_id not in {None, considered.by.id}
    return offers.get(step.act) if step.act and not is_anothers else None


def _letter_of(step: NextStep, record: Feedback, offers: dict[Act, Offer]) -> NextLetter | None:
    """Return the letter that takes the next step: an answer that is drafted, or one to begin."""
    purpose = purpose_that_does(step.act, record)
    if not purpose or Act.WRITE not in offers:
        return None
    draft = draft_answer(record) if step.act is Act.RESPOND else None
    if draft is not None:
        return NextLetter(
            reverse("casework:letter", args=[draft.pk]), "Read the answer and send it"
        )
    words = {Act.ACKNOWLEDGE: "Write the acknowledgement", Act.WRITE: "Write the letter"}
    begun = f"{offers[Act.WRITE].address}?for={purpose}"
    return NextLetter(begun, words.get(step.act or Act.RESPOND, "Write the answer"))
