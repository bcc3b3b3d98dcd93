"""What are the codes of casework called, where a template shows them?"""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from heard.casework.models import Decision
from heard.casework.new_decisions import ANSWERS
from heard.casework.steps import label_of
from heard.figures.wording import capitalised

__all__ = ["answer_label", "step_label"]

register = template.Library()
_OTHERS = {
    Decision.Question.COMPLIMENT: {"accepted": "Accepted", "not_accepted": "Not accepted"},
}


@register.filter
def step_label(code: str) -> str:
    """Return what a step is called, by the code that is stored."""
    return capitalised(label_of(code))


@register.filter
def answer_label(decision: Decision, procedures: Mapping[str, str]) -> str:
    """Return a decision's answer in words, where a code is stored for it."""
    question = Decision.Question(decision.question)
    return (ANSWERS.get(question) or _OTHERS.get(question) or procedures).get(
        decision.answer, decision.answer
    )
