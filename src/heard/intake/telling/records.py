"""What record do the answers to a form make? Everything that was answered ends in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import translation

from heard.casework.models import Decision
from heard.casework.new_cases import NewCase, NewParty
from heard.casework.new_decisions import ANSWERS
from heard.feedback.models import SPOKEN_OF, Party
from heard.feedback.new_records import HandedIn
from heard.files.models import StoredFile
from heard.intake.questions.conditions import Answer, Answers
from heard.intake.questions.terms import Ask, Becomes, Form, ForWhom, Listing, Question
from heard.intake.telling.answering import OF_CHOICE
from heard.intake.telling.days import day_named, day_of
from heard.intake.telling.listings import Offered
from heard.intake.telling.walking import walk
from heard.people.new_people import NewPerson
from heard.rules.vocabulary import Channel, Kind

__all__ = ["Beside", "Heard", "heard_from", "in_words"]

_OWN_SERVICES = "services"
_AMONG_THE_WORDS = (Becomes.WORDS, Becomes.SINCE_WHEN)
_WITHOUT_WORDS = "Drawn, spoken or sent without written words: see the documents."
_SERVICE_UNKNOWN = "Which service it is about was not known."
_NOT_VERIFIED = "Not verified: anybody could have sent this in the name that it gives."
_MEMBERS = {
    Kind.MP_ENQUIRY.value: Party.Role.MP,
    Kind.COUNCILLOR_ENQUIRY.value: Party.Role.COUNCILLOR,
}


@dataclass(frozen=True, slots=True)
class Heard:
    """What was told: the case to make, and the answers to equality questions, kept apart.

    `first_heard_on` is the day on which the council heard of it before, None where it did not.
    """

    case: NewCase
    equality: tuple[tuple[str, str], ...] = ()
    first_heard_on: date | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the answers of a draft.

    `service_if_unknown` is the service area that what nobody can place goes to first; `files` are
    those handed in; `key` makes one record of what is sent twice. `read_in` is what the language of
    the form was called in English, "" for the office's own. `signed_in_as` is the colleague who
    sends it, "" for anybody else.
    """

    received_on: date
    service_if_unknown: str
    key: str
    files: tuple[StoredFile, ...] = ()
    read_in: str = ""
    signed_in_as: str = ""


def heard_from(form: Form, answers: Answers, beside: Beside) -> Heard:
    """Return what a form's answers come to. Only questions that are asked count."""
    # The record is the office's, in its own language, whichever one the form was read in.
    with translation.override(settings.LANGUAGE_CODE):
        told = _Told(form, answers)
        is_own_right = _is_own_right(told)
        return Heard(
            NewCase(
                kind=Kind(told.one(Becomes.KIND)),
                received_on=beside.received_on,
                channel=Channel(told.one(Becomes.CHANNEL) or Channel.WEB_FORM),
                service_area=_service(told) or beside.service_if_unknown,
                words=told.words or (_WITHOUT_WORDS if beside.files else ""),
                parties=tuple(_parties(told)),
                arose_on=_arose_on(told, beside),
                is_own_right=is_own_right,
                consent=_consent(told) if is_own_right is False else "",
                customer_group=told.listed(Becomes.CUSTOMER_GROUP, Listing.CUSTOMER_GROUPS),
                young_person=_is_young(told),
                age_band=told.one(Becomes.AGE_BAND),
                contact_preferences="\n".join(_preferences(told, beside)),
                enquiry_category=told.one(Becomes.ENQUIRY_CATEGORY),
                authority=told.one(Becomes.AUTHORITY),
                nominated_by=told.one(Becomes.NOMINATED_BY),
                note="\n".join((*_proof(form, beside), *_note(told, is_own_right))),
                documents=tuple(HandedIn(file, _handed_in_by(told)) for file in beside.files),
                idempotency_key=beside.key,
            ),
            tuple(told.equality),
            told.first_heard_on,
        )


def in_words(question: Question, answer: Answer, offered: Offered) -> str:
    """Return an answer as it is read: what was typed, or what the options chosen are called."""
    if question.ask in OF_CHOICE and isinstance(answer, str):
        return offered.words_of(question, answer) if answer else ""
    if isinstance(answer, list) and question.ask is Ask.FILES:
        return ", ".join(answer)
    if isinstance(answer, list):
        return ", ".join(offered.words_of(question, each) for each in answer)
    return answer


class _Told:
    """The answers of a form by what they become."""

    def __init__(self, form: Form, answers: Answers) -> None:
        way = walk(form, answers)
        self._offered = Offered()
        self._fixed: Mapping[Becomes, str] = form.fixed
        self._given = [
            (question, way.answers[question.key])
            for _, asked in way.pages
            for question in asked
            if way.answers.get(question.key)
        ]

    @property
    def first_heard_on(self) -> date | None:
        """Return the day on which the council is said to have heard of it."""
        said = self.one(Becomes.HEARD_ON)
        return day_of(said) if said else None

    def one(self, becomes: Becomes) -> str:
        """Return the answer that becomes this, or the form's fixed fact, or ""."""
        for question, answer in self._given:
            if question.becomes is becomes and isinstance(answer, str):
                return answer
        return self._fixed.get(becomes, "")

    def listed(self, becomes: Becomes, listing: Listing) -> str:
        """Return the entry of a list that was chosen, "" for one that is not offered (any more)."""
        chosen = self.one(becomes)
        return chosen if self._offered.has(listing, chosen) else ""

    def lines(self, *becomes: Becomes) -> Iterator[str]:
        """Yield each answer that becomes one of these, under what was asked."""
        for question, answer in self._given:
            if question.becomes in becomes:
                yield f"{question.short}: {in_words(question, answer, self._offered)}"

    @property
    def words(self) -> str:
        """Return the words received: the first as they are, the others each under its question."""
        given = [(q, str(answer)) for q, answer in self._given if q.becomes in _AMONG_THE_WORDS]
        if not given:
            return ""
        (_, first), *others = given
        return "\n\n".join([first, *(f"{q.short}: {answer}" for q, answer in others)])

    @property
    def equality(self) -> Iterator[tuple[str, str]]:
        """Yield each equality question by its name in the register, with its answer in words."""
        for question, answer in self._given:
            if question.becomes is Becomes.EQUALITY:
                yield question.register_name, in_words(question, answer, self._offered)


def _arose_on(told: _Told, beside: Beside) -> date | None:
    """Return the day on which it arose, where it was named and the council was told after it."""
    latest = min(beside.received_on, told.first_heard_on or date.max)
    return day_named(told.one(Becomes.SINCE_WHEN), latest)


def _service(told: _Told) -> str:
    return told.listed(Becomes.SERVICE_AREA, Listing.SERVICE_AREAS)


def _consent(told: _Told) -> str:
    """Return what is said of the child's consent, "" where nothing was decided by it."""
    said = told.one(Becomes.CONSENT)
    return said if said in ANSWERS[Decision.Question.CONSENT] else ""


def _preferences(told: _Told, beside: Beside) -> Iterator[str]:
    """Yield how to reach them, what they need, and which language they read: a line each."""
    yield from told.lines(Becomes.CONTACT, Becomes.NEED)
    if beside.read_in:
        yield f"Read our form in: {beside.read_in}"


def _proof(form: Form, beside: Beside) -> Iterator[str]:
    """Yield whether we know who sent it, where it is said in somebody's name."""
    if form.proof and beside.signed_in_as:
        yield f"Verified: {beside.signed_in_as} was signed in."
    elif form.proof:
        yield _NOT_VERIFIED


def _note(told: _Told, is_own_right: bool | None) -> Iterator[str]:
    """Yield what staff should know beside the words: a line each."""
    if told.one(Becomes.ABOUT) not in {"", _OWN_SERVICES}:
        yield from told.lines(Becomes.ABOUT)
    if not _service(told):
        yield _SERVICE_UNKNOWN
    if is_own_right is not False or not _consent(told):
        yield from told.lines(Becomes.CONSENT)
    yield from told.lines(Becomes.NOTE)


def _for_whom(told: _Told) -> ForWhom:
    return ForWhom(told.one(Becomes.FOR_WHOM) or ForWhom.SELF)


def _is_young(told: _Told) -> bool:
    return _for_whom(told) in {ForWhom.YOUNG, ForWhom.CHILD}


def _is_own_right(told: _Told) -> bool | None:
    """Return whether they speak for themselves; None of a member, and where nobody is named."""
    if told.one(Becomes.KIND) in _MEMBERS or all(
        party.role in SPOKEN_OF for party in _parties(told)
    ):
        return None
    return _for_whom(told) in {ForWhom.SELF, ForWhom.YOUNG}


def _parties(told: _Told) -> Iterator[NewParty]:
    """Yield whoever tells us first, then whoever they speak for, then the child it is about."""
    for_whom = _for_whom(told)
    teller = NewPerson(
        name=told.one(Becomes.NAME),
        email=told.one(Becomes.EMAIL),
        phone=told.one(Becomes.PHONE),
        address=told.one(Becomes.ADDRESS),
        postcode=told.one(Becomes.POSTCODE),
        safe_contact=told.one(Becomes.SAFE_CONTACT),
    )
    if any((teller.name, teller.email, teller.phone, teller.address)):
        yield NewParty(_role(told, for_whom), teller)
    other, child = told.one(Becomes.NAME_OF_OTHER), told.one(Becomes.CHILD_NAME)
    if other:
        is_child = for_whom is ForWhom.CHILD
        role = Party.Role.CHILD if is_child else Party.Role.COMPLAINANT
        yield NewParty(role, NewPerson(name=other))
    if child:
        yield NewParty(Party.Role.CHILD, NewPerson(name=child))
    if constituent := told.one(Becomes.CONSTITUENT):
        yield NewParty(Party.Role.CONSTITUENT, NewPerson(name=constituent))
    if thanked := told.one(Becomes.THANKED):
        yield NewParty(Party.Role.THANKED, NewPerson(name=thanked))


def _handed_in_by(told: _Told) -> str:
    return str(_role(told, _for_whom(told)).label)


def _role(told: _Told, for_whom: ForWhom) -> Party.Role:
    if member := _MEMBERS.get(told.one(Becomes.KIND)):
        return member
    fixed = told.one(Becomes.ROLE)
    if fixed:
        return Party.Role(fixed)
    speaks_for_another = for_whom in {ForWhom.CHILD, ForWhom.ADULT}
    return Party.Role.REPRESENTATIVE if speaks_for_another else Party.Role.COMPLAINANT
