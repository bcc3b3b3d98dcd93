"""Which options does a question offer? Its own, after those of the council's list that it names."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from heard.intake.questions.terms import Listing, Option, Question
from heard.procedures.queries import Listed, Lists, lists

__all__ = ["Offered"]

_OF: dict[Listing, Callable[[Lists], tuple[Listed, ...]]] = {
    Listing.SERVICE_AREAS: lambda held: held.service_areas,
    Listing.CUSTOMER_GROUPS: lambda held: held.customer_groups,
}


class Offered:
    """What can be chosen now: the council's lists are asked for once, by the first to need them."""

    @cached_property
    def _lists(self) -> Lists:
        return lists().offered

    def options_of(self, question: Question) -> tuple[Option, ...]:
        """Return the options of a question, in order."""
        if question.listing is None:
            return question.options
        listed = _OF[question.listing](self._lists)
        return (
            *(Option(each.key, each.name, is_councils=True) for each in listed),
            *question.options,
        )

    def has(self, listing: Listing, key: str) -> bool:
        """Return whether an entry can be chosen now: one that could be once may be retired."""
        return any(each.key == key for each in _OF[listing](self._lists))

    def words_of(self, question: Question, key: str) -> str:
        """Return what an option is called; a key that is no longer offered stands for itself."""
        named = {option.key: str(option.words) for option in self.options_of(question)}
        return named.get(key, key)
