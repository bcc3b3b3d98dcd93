"""How is an answer told: in sentences on a terminal, as JSON to a program?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from heard.procedures.due.questions import Answer, Question
from heard.rules.timescales import Judgement
from heard.rules.timescales.day_words import day_in_words

__all__ = ["as_json", "sentences"]


def sentences(question: Question, answer: Answer) -> Iterator[str]:
    """Yield the answer line by line: the date, whose it is, why, its source, the verdicts."""
    limit, reckoned = answer.limit, answer.reckoned
    yield f"Due on {day_in_words(reckoned.due.due_on)}"
    yield f"{answer.procedure.basis.label}, {answer.procedure.name}"
    yield limit.label
    yield ""
    yield from reckoned.explanation
    if limit.is_soft:
        yield "This is a recommendation: passing it warns, and refuses nothing."
    if reckoned.maximum:
        last = day_in_words(reckoned.maximum.due_on)
        yield f"It can be extended to {reckoned.maximum.timescale} at most, {last}."
    yield f"Source: {limit.source.text}. {limit.source.standing.label}."
    if limit.source.url:
        yield limit.source.url
    if answer.judgement:
        yield ""
        yield from _verdicts(question, answer.judgement)


def _verdicts(question: Question, judgement: Judgement) -> Iterator[str]:
    if question.as_at:
        yield f"As at {day_in_words(question.as_at)}:"
        yield f"  against this date: {judgement.initial.label}"
        yield f"  against the agreed extension: {judgement.extended.label}"
        yield f"  against the maximum: {judgement.maximum.label}"
    if judgement.extended_to:
        yield f"The extension to {day_in_words(judgement.extended_to)} was agreed in time."
    for late in judgement.agreed_late:
        yield (
            f"The extension to {day_in_words(late.to)} was agreed on "
            f"{day_in_words(late.agreed_on)}, after the day it was to extend, and does not count."
        )
    for over in judgement.over_maximum:
        yield f"The extension to {day_in_words(over.to)} passes the maximum."


def as_json(answer: Answer) -> dict[str, Any]:
    """Return the answer as names and plain values, dates in ISO form, None where there is none."""
    limit, reckoned, judgement = answer.limit, answer.reckoned, answer.judgement
    return {
        "due_on": reckoned.due.due_on.isoformat(),
        "explanation": " ".join(reckoned.explanation),
        "start_on": reckoned.due.start_on.isoformat(),
        "maximum_on": reckoned.maximum.due_on.isoformat() if reckoned.maximum else None,
        "procedure": answer.procedure.key,
        "basis": answer.procedure.basis.value,
        "kind": limit.kind.value,
        "stage": limit.stage,
        "step": limit.step.value,
        "is_soft": limit.is_soft,
        "source": {
            "text": limit.source.text,
            "url": limit.source.url,
            "standing": limit.source.standing.value,
        },
        "as_at": answer.judged_on.isoformat() if answer.judged_on else None,
        "verdicts": _verdicts_as_json(judgement) if judgement else None,
    }


def _verdicts_as_json(judgement: Judgement) -> dict[str, Any]:
    return {
        "initial": judgement.initial.value,
        "extended": judgement.extended.value,
        "maximum": judgement.maximum.value,
        "extended_to": judgement.extended_to.isoformat() if judgement.extended_to else None,
        "agreed_late": [each.to.isoformat() for each in judgement.agreed_late],
        "over_maximum": [each.to.isoformat() for each in judgement.over_maximum],
    }
