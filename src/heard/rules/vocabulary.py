"""What do the office's codes mean? The words that records, figures and screens share."""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "AgeBand",
    "Agreement",
    "Channel",
    "EnquiryCategory",
    "Experience",
    "Kind",
    "Labelled",
    "Nominator",
    "OmbudsmanDecision",
]


class Labelled(StrEnum):
    """A code with the words that people read; the code is what is stored."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Labelled:
        """Make a member from its code and its words; `Kind("complaint")` finds one by its code."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return (code, words) pairs, in order, for a form or a column."""
        return [(member.value, member.label) for member in cls]


class Kind(Labelled):
    """What was received."""

    COMPLAINT = "complaint", "Complaint"
    COMPLIMENT = "compliment", "Compliment"
    COMMENT = "comment", "Comment"
    MP_ENQUIRY = "mp_enquiry", "MP enquiry"
    COUNCILLOR_ENQUIRY = "councillor_enquiry", "Councillor enquiry"
    OMBUDSMAN = "ombudsman", "Ombudsman case"


class Channel(Labelled):
    """How it reached the council."""

    EMAIL = "email", "E-mail"
    WEB_FORM = "web_form", "Web form"
    PHONE = "phone", "Telephone"
    LETTER = "letter", "Letter"
    FEEDBACK_FORM = "feedback_form", "Printed feedback form"
    IN_PERSON = "in_person", "In person"
    FORWARDED = "forwarded", "Passed on by another body"


class AgeBand(Labelled):
    """How old the child or young person concerned was when the council was told."""

    UNDER_12 = "under_12", "Under 12"
    FROM_12_TO_17 = "12_to_17", "12 to 17"
    FROM_18 = "18_and_over", "18 and over"


class EnquiryCategory(Labelled):
    """What an MP or councillor asks for.

    Source: Blackpool Council annual report 2014/15, section 10.
    """

    BACKGROUND = "background", "Background information"
    REASONS = "reasons", "Reasons for a decision"
    SERVICE = "service", "Request for service"
    REVIEW = "review", "Review of an outcome"


class Experience(Labelled):
    """What people are asked of how they were dealt with.

    Source: the annual report must review how well the procedure works (SI 2006/1738 reg 13, and
    *Getting the Best from Complaints*).
    """

    EASY = "easy", "Was it easy to tell us?"
    INFORMED = "informed", "Did we keep you informed?"
    LISTENED = "listened", "Did we listen to you?"
    CLEAR = "clear", "Was our answer clear?"


class Agreement(Labelled):
    """How far somebody says yes."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"


class Nominator(Labelled):
    """Who put thanks forward as a compliment."""

    PUBLIC = "public", "A member of the public"
    STAFF = "staff", "A member of staff"


class OmbudsmanDecision(Labelled):
    """How an Ombudsman case ended, in the Ombudsman's six categories, or that it has not yet.

    Source: LG Inform metric type 10449 (LGSCO decision categories).
    """

    INVALID = "invalid", "Invalid or incomplete"
    ADVICE = "advice", "Advice given"
    PREMATURE = "premature", "Premature: referred back to the council"
    CLOSED = "closed", "Closed after initial enquiries: no further action"
    NOT_UPHELD = "not_upheld", "Not upheld"
    UPHELD = "upheld", "Upheld"
    AWAITED = "awaited", "Awaited"
