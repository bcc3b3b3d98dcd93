"""Passages that many journeys share, each as somebody of the office goes through it."""

from __future__ import annotations

__all__ = [
    "CARE",
    "allocate",
    "begin_a_letter",
    "begin_to_log",
    "describe",
    "draft_and_sign_off",
    "find",
    "log",
    "send_the_answer",
    "send_the_letter",
    "send_what_was_signed",
]

CARE = "Children’s Social Care"
ANSWER = "Dear all\n\nWe are sorry. A manager now checks that calls are returned.\n\nAsha Rahman"


def log(asha, kind, words, *, channel="Telephone", received="today", **person):
    """Log what was received about social care, and return its reference."""
    begin_to_log(asha, kind, words, channel=channel, received=received)
    describe(asha, "Person 1", **person)
    asha.pick("Which service is it about?", CARE)
    asha.press("Log it")
    return asha.heading.split()[-1]


def begin_to_log(asha, kind, words, *, channel="Telephone", received="today"):
    """Go to the page for logging from home, and fill in what came."""
    asha.go_to("Home")
    asha.follow("Log what was received")
    asha.choose("What is it?", kind)
    asha.type("When did the council first receive it?", received)
    asha.pick("How did it come?", channel)
    asha.type("What was said, in their own words", words)


def describe(asha, place, *, name, email="", part=""):
    """Say who somebody is, in one of the places for people."""
    person = asha.page.get_by_role("group", name=place)
    if part:
        asha.pick("Who are they in this?", part, within=person)
    asha.type("Name", name, within=person)
    if email:
        asha.type("E-mail address", email, within=person)


def allocate(ben, reference, colleague="Cleo Marsh"):
    """Give a record to a colleague, from its page."""
    ben.open_record(reference)
    ben.follow("Allocate to a manager")
    ben.pick("Who will answer it?", colleague)
    ben.press("Allocate to a manager")


def find(cleo, reference, *findings):
    """Record a finding and its reasons for each element: (element, finding, reasons) each."""
    cleo.open_record(reference)
    cleo.follow("Record the findings")
    for number, (element, finding, reasons) in enumerate(findings, start=1):
        cleo.choose(f"{number}. {element}", finding)
        cleo.type(f"Reasons for the finding on element {number}", reasons)
    cleo.press("Record the findings")


def draft_and_sign_off(cleo, eve, reference, purpose="Response", *, words=ANSWER, to=""):
    """Write the answer and submit it, and let the head of service read it and sign it off."""
    begin_a_letter(cleo, reference, purpose, to=to)
    cleo.type("The letter", words)
    cleo.press("Keep it and see how it looks")
    cleo.open_record(reference)
    cleo.follow("Submit the draft answer for sign-off")
    cleo.press("Submit the draft answer for sign-off")
    eve.open_record(reference)
    eve.follow("Sign the answer off")
    eve.sees(words.splitlines()[-1])
    eve.press("Sign the answer off")


def send_what_was_signed(asha, reference):
    """Send the draft answer as it was signed off, which closes the record."""
    asha.open_record(reference)
    asha.follow("Read the answer and send it")
    asha.press("Send it now")


def begin_a_letter(asha, reference, purpose, *, to=""):
    """Begin a letter for a purpose, to whoever comes first or whom the story names."""
    asha.open_record(reference)
    asha.follow("Write a letter or message")
    asha.choose("What is the letter for?", purpose)
    if to:
        asha.choose("Who is it to?", to)
    asha.press("Go on to the words")


def send_the_letter(asha):
    """Keep what was written, look at it, and send it."""
    asha.press("Keep it and see how it looks")
    asha.press("Send it now")


def send_the_answer(asha, reference, purpose="Response", words=ANSWER):
    """Write the answer in one's own words and send it, which closes the record."""
    begin_a_letter(asha, reference, purpose)
    asha.type("The letter", words)
    send_the_letter(asha)
