"""What is filled in to let someone follow a record from outside, or to end that?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from heard.casework.forms.acts import ActForm, chosen, part_in_words
from heard.casework.queries.letters import addressees

__all__ = ["FollowingForm"]

_GIVE, _TAKE_BACK = "give", "take_back"


class FollowingForm(ActForm):
    """Who of the record it is about, and whether they are given a code or lose it."""

    party = chosen("Who is it for?", missing="Choose who it is for")
    what = chosen(
        "What do you want to do?",
        [(_GIVE, "Give them a code"), (_TAKE_BACK, "Take their code back")],
        missing="Choose what you want to do",
    )

    def prepare(self, asked: Mapping[str, str]) -> None:
        """Offer everybody who plays a part."""
        people = addressees(self.seen.record).items()
        named = [
            (str(pk), f"{each.contact.name} ({part_in_words(each.part)})") for pk, each in people
        ]
        self.offer("party", named)
        self.initial["what"] = _GIVE

    @property
    def consequences(self) -> Iterator[str]:
        """Say what a code opens, and that it is seen once."""
        yield "A code is shown once, to read out or write to them. Any they had stops working."
        yield "With the reference it opens what they may know: where it is, what is next, by when."
        yield "They can write to you there, ask to take it further, and say how they were treated."

    def arguments(self) -> tuple[object, ...]:
        """Return whose it is."""
        return (int(self.cleaned_data["party"]),)

    def options(self) -> dict[str, object]:
        """Return whether a code is given."""
        return {"is_given": self.cleaned_data["what"] == _GIVE}
