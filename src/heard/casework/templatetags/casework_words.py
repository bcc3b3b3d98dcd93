"""What are the codes of casework called, where a template shows them?"""

from __future__ import annotations

from django import template

from heard.casework.models import Decision
from heard.casework.new_decisions import ANSWERS
from heard.casework.queries.governing import LOCAL_ONLY, OUTSIDE
from heard.casework.steps import label_of
from heard.figures.wording import capitalised

__all__ = ["answer_label", "step_label"]

register = template.Library()
_PROCEDURES = {LOCAL_ONLY: "the council’s own target alone", OUTSIDE: "outside every procedure"}


@register.filter
def step_label(code: str) -> str:
    """Return what a step is called, by the code that is stored."""
    return capitalised(label_of(code))


@register.filter
def answer_label(decision: Decision) -> str:
    """Return a decision's answer in words, where a code is stored for it."""
    answers = ANSWERS.get(Decision.Question(decision.question), _PROCEDURES)
    return answers.get(decision.answer, decision.answer)
