"""What is a form made of? Pages, one thing each, and the questions on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise

from heard.intake.questions.conditions import ALWAYS, Condition

__all__ = [
    "UNKNOWN",
    "Ask",
    "Becomes",
    "ForWhom",
    "Form",
    "Listing",
    "OnPaper",
    "Option",
    "Page",
    "Part",
    "Proof",
    "Question",
    "Words",
]

Words = str | Promise
# The option of a list of the council's that says “I don’t know”.
UNKNOWN = "not-known"


class Ask(StrEnum):
    """How a question is answered; a page has a template for each."""

    CHOICE = "choice"
    CHOICES = "choices"
    SELECT = "select"
    TEXT = "text"
    LONG_TEXT = "long_text"
    EMAIL = "email"
    PHONE = "phone"
    POSTCODE = "postcode"
    DAY = "day"
    FILES = "files"


class Listing(StrEnum):
    """A list of the council's own that a question offers before its own options."""

    SERVICE_AREAS = "service_areas"
    CUSTOMER_GROUPS = "customer_groups"


class Becomes(StrEnum):
    """What an answer becomes in the record. Each has one place where `telling.records` reads it.

    Several answers may become WORDS: the first stands as it is, the others below it, each under
    what was asked. CONTACT and NEED become a line each of the contact preferences, NOTE a line of
    the note kept with the record. CONSENT and AUTHORITY have the codes of `casework.new_decisions`.
    Of ROLE (that of whoever tells us) only fixed facts of a form speak; an enquiry is its member's.
    HEARD_ON is the day on which the council first heard of it, where that was before today.
    SINCE_WHEN is among the WORDS, and where it names a day it is also that on which it arose.
    """

    KIND = "kind"
    ABOUT = "about"
    FOR_WHOM = "for_whom"
    ROLE = "role"
    ENQUIRY_CATEGORY = "enquiry_category"
    AUTHORITY = "authority"
    NOMINATED_BY = "nominated_by"
    CHANNEL = "channel"
    HEARD_ON = "heard_on"
    SERVICE_AREA = "service_area"
    CUSTOMER_GROUP = "customer_group"
    AGE_BAND = "age_band"
    WORDS = "words"
    SINCE_WHEN = "since_when"
    FILES = "files"
    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    POSTCODE = "postcode"
    SAFE_CONTACT = "safe_contact"
    NAME_OF_OTHER = "name_of_other"
    CHILD_NAME = "child_name"
    CONSTITUENT = "constituent"
    CONTACT = "contact"
    NEED = "need"
    CONSENT = "consent"
    THANKED = "thanked"
    NOTE = "note"
    EQUALITY = "equality"


class ForWhom(StrEnum):
    """For whom somebody speaks: what FOR_WHOM may be."""

    SELF = "self"
    YOUNG = "young"
    CHILD = "child"
    ADULT = "adult"


class Proof(StrEnum):
    """How the sender of a form proves who they are; until then the record says “not verified”.

    ADDRESS: by a link to an e-mail address that the council knows. SIGN_IN: by being signed in;
    they pass on what somebody else told them, so that no code to follow it is given to them.
    """

    ADDRESS = "address"
    SIGN_IN = "sign_in"


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers that are offered; `picture` names a drawing beside it, "" for none.

    One that `is_councils` is of a list that the council keeps, in its own language.
    """

    key: str
    words: Words
    hint: Words = ""
    picture: str = ""
    is_councils: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPaper:
    """What the printed form says instead, where the words speak of a screen; "" for the same.

    `lines` are those to write on, None for as many as an answer of that length needs.
    """

    words: Words = ""
    hint: Words = ""
    lines: int | None = None


_AS_ON_SCREEN = OnPaper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. `short` is what it is called beside its answer, on paper and in the record.

    One that is not optional has in `missing` what is said where it was left out; `longest` is in
    letters. `only_if` looks at earlier pages. `register_name` is what an equality question is
    called in a register, and `on_paper` what a printed form calls it otherwise.
    """

    key: str
    ask: Ask
    words: Words
    short: Words
    becomes: Becomes
    hint: Words = ""
    options: tuple[Option, ...] = ()
    listing: Listing | None = None
    is_optional: bool = False
    missing: Words = ""
    longest: int = 200
    only_if: Condition = ALWAYS
    autocomplete: str = ""
    register_name: str = ""
    on_paper: OnPaper = _AS_ON_SCREEN


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the way through a form, shown instead of a count of steps that nobody can know."""

    key: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: one question, or a few that belong together, or none where it only says who helps.

    `title` may be left out where there is one question, which then is the heading. `intro` is a
    paragraph each, `more` what opens under `more_title`. `helps` are codes of contact points of the
    council's (heard.face.points), each shown with how to reach it. `picture` names the drawing at
    its head. `needs_one` is what is said where every question of the page may be left out and all
    of them were. `intro_on_paper` stands in the place of `intro` on a printed form.
    """

    key: str
    part: str
    title: Words = ""
    intro: tuple[Words, ...] = ()
    intro_on_paper: tuple[Words, ...] = ()
    questions: tuple[Question, ...] = ()
    more_title: Words = ""
    more: tuple[Words, ...] = ()
    helps: tuple[str, ...] = ()
    picture: str = ""
    needs_one: Words = ""
    only_if: Condition = ALWAYS

    @property
    def heading(self) -> Words:
        """Return what stands at its head."""
        return self.title or self.questions[0].words

    @property
    def is_one_question(self) -> bool:
        """Return whether its one question is its heading."""
        return not self.title

    @property
    def takes_files(self) -> bool:
        """Return whether files can be handed in on it."""
        return any(each.ask is Ask.FILES for each in self.questions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form for one audience.

    `reader` names a limit of `common.words.reading_age`. `fixed` are facts that this audience need
    not be asked. `invitation` is what the front page calls the people it is for, `before_start` a
    paragraph each on its own first page, and `before_on_paper` what a printed form says instead.
    `helps` are contact points (heard.face.points) told of before it begins and once it was sent.
    `picture` names the drawing beside the invitation. One that `is_for_work` stands apart on the
    front page, and `proof` is how its sender proves who they are, None where nobody asks.
    """

    key: str
    reader: str
    title: Words
    invitation: Words
    invitation_hint: Words = ""
    before_start: tuple[Words, ...] = ()
    before_on_paper: tuple[Words, ...] = ()
    helps: tuple[str, ...] = ()
    picture: str = ""
    parts: tuple[Part, ...]
    pages: tuple[Page, ...]
    fixed: Mapping[Becomes, str] = field(default_factory=dict)
    is_for_work: bool = False
    proof: Proof | None = None

    @property
    def is_for_the_young(self) -> bool:
        """Return whether it is read aloud, and answered by drawing and speaking too."""
        return self.reader in {"from_12", "under_12"}

    def page(self, key: str) -> Page | None:
        """Return the page of that key, None where there is none."""
        return next((page for page in self.pages if page.key == key), None)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Return every question there is, in order."""
        return tuple(question for page in self.pages for question in page.questions)
