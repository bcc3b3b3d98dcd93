"""Somebody outside who fills a form in: what they answer on each page, in a browser."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client

from heard.common.clock import now
from heard.intake.models import Draft
from heard.intake.questions import form_named
from heard.intake.questions.terms import Ask
from heard.intake.telling.drafts import begin_draft, keep_answers

__all__ = [
    "COMMENT",
    "COMPLAINT",
    "COMPLIMENT",
    "FOR_A_CHILD",
    "address",
    "answer",
    "fill_in",
    "send",
]

COMPLAINT = {
    "about": {"about": "services"},
    "kind": {"kind": "complaint"},
    "for-whom": {"for-whom": "self"},
    "child-name": {"child-name": "Alex Quinn"},
    "service": {"service": "early-help"},
    "what-happened": {"what-happened": "Nobody rang me back.\nI have asked three times."},
    "since-when": {"since-when": "about Easter"},
    "put-right": {"put-right": "A call, please."},
    "files": {},
    "who-you-are": {"who-you-are": "parent"},
    "name": {"name": "Pat Quinn"},
    "reach": {"reach": ["email", "phone"]},
    "details": {"email": "pat@example.org", "phone": "01632 960001"},
    "safe": {"safe": "Only ring before three."},
    "help": {"help": ["large-print", "interpreter"]},
    "help-more": {"language": "Polish"},
    "equality": {"equality-gender": "female", "equality-age": "25-to-44"},
}
_SHORT = {
    "about": {"about": "services"},
    "for-whom": {"for-whom": "self"},
    "service": {"service": "not-known"},
    "files": {},
    "who-you-are": {},
    "name": {},
    "reach": {"reach": ["none"]},
    "help": {},
    "equality": {},
}
COMPLIMENT = _SHORT | {
    "kind": {"kind": "compliment"},
    "what-was-good": {"what-was-good": "She stayed until all was settled."},
    "who-helped": {"who-helped": "Jo from early help"},
}
COMMENT = _SHORT | {
    "kind": {"kind": "comment"},
    "your-thought": {"your-thought": "A bench by the door would help."},
}
FOR_A_CHILD = COMPLAINT | {
    "for-whom": {"for-whom": "child"},
    "other": {"other-name": "Alex Quinn", "other-age": "12_to_17"},
    "child-knows": {"child-knows": "given"},
    "advocate": {"advocate": "yes"},
}


def address(page, form="adults"):
    """Return the address of a page of a form."""
    return f"/tell-us/{form}/{page}/"


def answer(client, page, answers, form="adults"):
    """Send the answers of one page."""
    return client.post(address(page, form), answers)


def fill_in(answers, client=None, form="adults"):
    """Answer each page as one is led to it, and return the browser, which stands before sending."""
    client = client or Client()
    page, seen = form_named(form).pages[0].key, []
    while page != "check":
        assert page not in seen, f"led back to {page}"
        seen.append(page)
        response = answer(client, page, answers.get(page, {}), form)
        assert response.status_code == 302, (page, response.content.decode()[:2000])
        page = response.headers["Location"].rstrip("/").rpartition("/")[2]
    # People take longer than this.
    for draft in Draft.objects.filter(record=None):
        draft.begun_at -= timedelta(minutes=10)
        draft.save(update_fields=["begun_at"])
    return client


def with_answers(answers, form="adults"):
    """Return a browser with a draft of these answers, as if each page had been answered."""
    definition, client = form_named(form), Client()
    draft, secret = begin_draft(definition, now() - timedelta(minutes=10))
    given = {key: value for page in answers.values() for key, value in page.items()}
    empty = {
        each.key: [] if each.ask is Ask.CHOICES else ""
        for page in definition.pages
        if page.key in answers
        for each in page.questions
    }
    keep_answers(draft, empty | given, now())
    client.cookies[f"draft-{form}"] = secret
    return client


def send(client, form="adults", **more):
    """Send what was filled in."""
    return client.post(address("check", form), more)
