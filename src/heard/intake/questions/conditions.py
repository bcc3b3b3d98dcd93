"""When is a page or a question skipped? What must have been answered before, for it to be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

__all__ = ["ALWAYS", "All", "Answer", "Answers", "Any", "Condition", "Has", "Not"]

# What was answered: words or the key of a choice, or the keys of several. "" and [] are “nothing”,
# which is an answer to what may be left out.
Answer = str | list[str]
Answers = Mapping[str, Answer]


class Condition(Protocol):
    """Something that answers given so far make true or false."""

    @property
    def looks_at(self) -> frozenset[str]:
        """Return the keys of the questions that it depends on."""

    def holds(self, answers: Answers) -> bool:
        """Return whether it is so. A question not answered yet has none of its options chosen."""


@dataclass(frozen=True, slots=True, init=False)
class Has:
    """One of the options of a question was chosen."""

    question: str
    options: tuple[str, ...]

    def __init__(self, question: str, *options: str) -> None:
        object.__setattr__(self, "question", question)
        object.__setattr__(self, "options", options)

    @property
    def looks_at(self) -> frozenset[str]:
        """Return the one question."""
        return frozenset({self.question})

    def holds(self, answers: Answers) -> bool:
        """Return whether any of them was."""
        answer = answers.get(self.question, "")
        chosen = [answer] if isinstance(answer, str) else answer
        return any(option in chosen for option in self.options)


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of another condition."""

    condition: Condition

    @property
    def looks_at(self) -> frozenset[str]:
        """Return what the other looks at."""
        return self.condition.looks_at

    def holds(self, answers: Answers) -> bool:
        """Return whether the other does not hold."""
        return not self.condition.holds(answers)


@dataclass(frozen=True, slots=True, init=False)
class All:
    """Every one of several conditions; of none, always."""

    conditions: tuple[Condition, ...]

    def __init__(self, *conditions: Condition) -> None:
        object.__setattr__(self, "conditions", conditions)

    @property
    def looks_at(self) -> frozenset[str]:
        """Return what all of them look at."""
        return frozenset().union(*(each.looks_at for each in self.conditions))

    def holds(self, answers: Answers) -> bool:
        """Return whether each of them holds."""
        return all(each.holds(answers) for each in self.conditions)


@dataclass(frozen=True, slots=True, init=False)
class Any:
    """One or more of several conditions; of none, never."""

    conditions: tuple[Condition, ...]

    def __init__(self, *conditions: Condition) -> None:
        object.__setattr__(self, "conditions", conditions)

    @property
    def looks_at(self) -> frozenset[str]:
        """Return what all of them look at."""
        return frozenset().union(*(each.looks_at for each in self.conditions))

    def holds(self, answers: Answers) -> bool:
        """Return whether one of them holds."""
        return any(each.holds(answers) for each in self.conditions)


ALWAYS = All()
