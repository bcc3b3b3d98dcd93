"""Who may open which address, written down apart from the code that decides it.

One row an address: its arguments by name, how it is asked (GET, or POST where nothing else is
answered), and who gets in. Whoever does not is told nothing more than that: 403, or 404 for what
they may not know of.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["OFFICE", "OUTSIDE", "PUBLIC", "ROWS", "Public", "Row"]

OFFICE = ("asha", "ben", "cleo", "dev", "eve", "aud", "adi")
TEAM = ("asha", "ben")
TEAM_AND_HEAD = ("asha", "ben", "eve")
WORKERS = ("asha", "ben", "cleo", "dev", "eve", "aud")
# The record is one of social care, and nobody is allocated to it.
READERS = ("asha", "ben", "cleo", "eve", "aud")

# Before anybody has signed in.
OUTSIDE = {"accounts:sign-in", "accounts:sign-out", "face:logo", "face:stylesheet"}


@dataclass(frozen=True)
class Row:
    """Who gets in at one address; `nobody_knows` are those to whom it must not exist (404)."""

    name: str
    arguments: tuple[str, ...]
    who: tuple[str, ...]
    nobody_knows: tuple[str, ...] = ()
    method: str = "get"


STRANGERS = ("dev", "adi")

ROWS = (
    Row("casework:home", (), OFFICE),
    Row("casework:search", (), WORKERS),
    Row("casework:work", (), WORKERS),
    Row("casework:work-file", ("csv",), WORKERS),
    Row("casework:in-bulk", (), TEAM_AND_HEAD, method="post"),
    # A view is somebody’s own, and shows no record by itself.
    Row("casework:keep-view", (), OFFICE, method="post"),
    Row("casework:forget-view", ("view",), ("asha",), OFFICE[1:], method="post"),
    Row("casework:absences", (), WORKERS),
    Row("casework:end-absence", ("absence",), TEAM, method="post"),
    Row("casework:reminders", (), WORKERS, method="post"),
    Row("casework:calendar", (), ("ben", "adi")),
    Row("casework:remove-closure", ("closure",), ("ben", "adi"), method="post"),
    Row("casework:load", (), ("asha", "ben", "eve", "aud")),
    Row("casework:timetable", (), WORKERS),
    Row("casework:record", ("record",), READERS, STRANGERS),
    Row("casework:act", ("record", "note"), TEAM_AND_HEAD, STRANGERS),
    Row("ops:log", (), ("aud",)),
    Row("ops:log-file", (), ("aud",)),
    Row("ops:check-log", (), ("aud",), method="post"),
    Row("learning:experience", ("2025-26",), ("asha", "ben", "eve", "aud")),
    Row("learning:add-lesson", ("record",), TEAM_AND_HEAD, STRANGERS),
    Row("intake:log", (), TEAM),
    Row("intake:mail", (), TEAM),
    Row("intake:message", ("mail",), TEAM),
    Row("intake:message-file", ("mail",), TEAM),
    Row("intake:message-log", ("mail",), TEAM),
    Row("intake:message-attach", ("mail",), TEAM, method="post"),
    Row("intake:message-settle", ("mail",), TEAM, method="post"),
    Row("intake:matches", (), TEAM, method="post"),
    Row("casework:write", ("record",), TEAM, STRANGERS),
    Row("casework:letter", ("letter",), ("asha", "ben", "eve", "aud"), STRANGERS),
    Row("casework:letter-file", ("letter", "pdf"), ("asha", "ben", "eve", "aud"), STRANGERS),
    Row("casework:document", ("document",), ("asha", "ben", "eve", "aud"), STRANGERS),
    Row("casework:letter-edit", ("letter",), TEAM, STRANGERS),
    Row("casework:letter-send", ("letter",), TEAM, STRANGERS, method="post"),
    Row("casework:letter-discard", ("letter",), TEAM, STRANGERS, method="post"),
    Row("casework:letter-retry", ("letter",), TEAM, STRANGERS, method="post"),
    Row("casework:templates", (), ("ben", "adi")),
    Row("casework:template", ("holding", "standard"), ("ben", "adi")),
    Row("face:settings", (), ("adi",)),
    Row("casework:staff", (), ("adi",)),
    Row("casework:take-on", (), ("adi",)),
    Row("casework:person", ("staff",), ("adi",)),
    Row("casework:password-link", ("staff",), ("adi",), method="post"),
    Row("casework:leave", ("staff",), ("adi",)),
    Row("casework:take-back", ("staff",), ("adi",), method="post"),
    Row("accounts:password", (), OFFICE),
    Row("face:look", (), ("adi",)),
    Row("face:trial-sheet", (), ("adi",)),
    Row("face:contacts", (), ("adi",)),
    Row("face:contact", ("team",), ("adi",)),
    Row("face:addresses", (), ("adi",)),
    Row("face:words", ("privacy",), ("adi",)),
    Row("face:list", ("theme",), ("adi",)),
    Row("face:list-entry", ("theme", "safeguarding"), ("adi",)),
    Row("face:move-entry", ("theme", "safeguarding"), ("adi",), method="post"),
    Row("face:retire-entry", ("theme", "safeguarding"), ("adi",), method="post"),
    Row("feedback:records", (), OFFICE),
    Row("reports:years", (), OFFICE),
    Row("reports:report", ("2025-26",), OFFICE),
    Row("reports:public-report", ("2025-26",), OFFICE),
    Row("reports:download", ("2025-26", "csv"), OFFICE),
    Row("reports:public-download", ("2025-26", "csv"), OFFICE),
    Row("reports:edition", ("edition",), OFFICE),
    Row("reports:edition-download", ("edition", "csv"), OFFICE),
)


@dataclass(frozen=True)
class Public:
    """An address that anybody reaches without signing in, and how it answers one who only asks."""

    name: str
    arguments: tuple[str, ...] = ()
    method: str = "get"
    status: int = 200


PUBLIC = (
    Public("accounts:set-password", ("MQ", "no-such-token")),
    Public("following:open"),
    Public("following:leave", method="post", status=302),
    # Without a code a page of a record leads to where one is asked for.
    Public("following:mine", status=302),
    Public("following:message", status=302),
    Public("following:further", status=302),
    Public("following:withdraw", status=302),
    Public("following:experience", status=302),
    Public("following:letter", (1,), status=302),
    Public("telling:front"),
    Public("telling:about"),
    Public("telling:come-back", ("no-such-secret",), status=404),
    Public("telling:confirm", ("no-such-secret",), status=404),
    Public("telling:start", ("adults",)),
    Public("telling:paper", ("adults",)),
    Public("telling:page", ("adults", "about")),
    # Nothing was begun, so there is nothing to check, to have sent, to save or to throw away.
    Public("telling:check", ("adults",), status=302),
    Public("telling:sent", ("adults",), status=302),
    Public("telling:save", ("adults",), status=302),
    Public("telling:clear", ("adults",)),
)
