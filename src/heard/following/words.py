"""What is someone told of where their record is? Plain words, ready for other languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from heard.rules.acts import Outlook
from heard.rules.vocabulary import Agreement, Experience, Kind

__all__ = ["AGREEMENTS", "EXPERIENCES", "KINDS", "OUTLOOKS", "Told"]


@dataclass(frozen=True, slots=True)
class Told:
    """Where it is, and what happens next."""

    now: Promise
    then: Promise


OUTLOOKS: Mapping[Outlook, Told] = {
    Outlook.MAKING_SAFE: Told(
        _("First we make sure that everyone is safe."),
        _("Somebody will be in touch with you soon. If you are not safe now, call 999."),
    ),
    Outlook.RECEIVED: Told(
        _("We have what you told us."),
        _("Next we choose who will look into it, and write to you."),
    ),
    Outlook.FINDING_WHO_ANSWERS: Told(
        _("We have written to you, and are choosing who will look into it."),
        _("Next that person reads what you said and finds out what happened."),
    ),
    Outlook.LOOKING_INTO_IT: Told(
        _("A manager is looking into it."),
        _("Next they write down what they found, and we check it."),
    ),
    Outlook.BEING_CHECKED: Told(
        _("Our answer is written, and is being checked."),
        _("Next we send it to you."),
    ),
    Outlook.READY_TO_SEND: Told(
        _("Our answer is ready."),
        _("You should have it in a day or two."),
    ),
    Outlook.ASKED_FURTHER: Told(
        _("You asked us to look at it again."),
        _("Next we choose new people to look at it. We may ask if you want to meet us first."),
    ),
    Outlook.INVESTIGATING: Told(
        _("People who were not part of it before are looking at it again."),
        _("They will talk to you. Then we tell you what they found, and what we will do."),
    ),
    Outlook.WAITING: Told(
        _("We had to stop for a while. We wrote to tell you why."),
        _("We go on as soon as we can, and tell you when we do."),
    ),
    Outlook.ANSWERED: Told(
        _("We have answered you."),
        _("If our answer does not put it right, you can ask us to look at it again."),
    ),
    Outlook.ANSWERED_FOR_GOOD: Told(
        _("We have answered you."),
        _("If you are not happy with our answer, the Ombudsman can look at it. That is free."),
    ),
    Outlook.WITHDRAWN: Told(
        _("You took it back, so we have stopped."),
        _("If you change your mind, write to us here."),
    ),
    Outlook.DECLINED: Told(
        _("We cannot look into it. We wrote to tell you why."),
        _("If you think that is wrong, the Ombudsman can look at it. That is free."),
    ),
    Outlook.FOR_OTHERS: Told(
        _("This is for somebody else to answer. We wrote to tell you who."),
        _("If they do not help, write to us here."),
    ),
    Outlook.TOGETHER_WITH_ANOTHER: Told(
        _("We deal with it together with something else we were told."),
        _("If you want to know more, write to us here."),
    ),
    Outlook.NOTED: Told(
        _("Thank you. We have kept what you said."),
        _("You do not have to do anything."),
    ),
}

KINDS: Mapping[Kind, Promise] = {
    Kind.COMPLAINT: _("Your complaint"),
    Kind.COMPLIMENT: _("Your thanks"),
    Kind.COMMENT: _("Your comment"),
    Kind.MP_ENQUIRY: _("Your enquiry"),
    Kind.COUNCILLOR_ENQUIRY: _("Your enquiry"),
    Kind.OMBUDSMAN: _("Your enquiry"),
}

EXPERIENCES: Mapping[Experience, Promise] = {
    Experience.EASY: _("Was it easy to tell us?"),
    Experience.INFORMED: _("Did we keep you informed?"),
    Experience.LISTENED: _("Did we listen to you?"),
    Experience.CLEAR: _("Was our answer clear?"),
}

AGREEMENTS: Mapping[Agreement, Promise] = {
    Agreement.YES: _("Yes"),
    Agreement.PARTLY: _("Partly"),
    Agreement.NO: _("No"),
}
