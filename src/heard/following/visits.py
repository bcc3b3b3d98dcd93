"""Who has this record open in this browser? For half an hour after they last did something."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase

from heard.casework.followers import Follower
from heard.casework.operations.following import follower_of

__all__ = ["OPEN_FOR", "begin", "end", "visitor"]

OPEN_FOR = timedelta(minutes=30)
_LINK, _UNTIL = "following", "following_until"


def begin(session: SessionBase, follower: Follower, at: datetime) -> None:
    """Open the record in this browser, under a session that nobody had before."""
    session.cycle_key()
    session[_LINK] = follower.link_id
    session[_UNTIL] = (at + OPEN_FOR).isoformat()


def visitor(session: SessionBase, at: datetime) -> Follower | None:
    """Return who has a record open here, None once the time is over or the code taken back."""
    until = session.get(_UNTIL)
    if until is None or at > datetime.fromisoformat(until):
        end(session)
        return None
    session[_UNTIL] = (at + OPEN_FOR).isoformat()
    return follower_of(session[_LINK], at)


def end(session: SessionBase) -> None:
    """Close it. Whoever is signed in as staff in the same browser stays so."""
    for key in (_LINK, _UNTIL):
        session.pop(key, None)
