"""What does itself where no timer is set up? Beside the web view, in a process of its own."""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Event

from django.db import DatabaseError, connection, connections

from heard.casework.operations.letters import deliver_outbox
from heard.casework.queries.explained import unexplained
from heard.common.clock import now
from heard.files.operations import scan_waiting, sweep
from heard.intake.mail.fetching import fetch_mail
from heard.intake.mail.sources import UnableToReachMailbox
from heard.intake.telling.sweeping import sweep_outside
from heard.ops.reminding import remind

__all__ = ["chase_beside"]

_SECONDS_TO_LOOK = 5
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Round:
    """Something to be done again and again; `waited` is how long ago, in seconds."""

    seconds_between: int
    do: Callable[[datetime], object]
    failed: str
    waited: int


def chase_beside() -> None:
    """Begin to do what timers do elsewhere, until the process that asked ends.

    Reminders, letters, e-mail, old drafts, files and, once a day, dates. Only in the embedded
    default, SQLite: where there are several machines, timers run `heard chase`, `heard deliver`,
    `heard fetch-mail`, `heard sweep`, `heard scan-files`, `heard sweep-files` and, at night,
    `heard check-dates`. It is a process and no thread, because the web workers are forked, also
    later when one has died, and a thread in the middle of something would be copied as it stood.
    """
    if connection.vendor != "sqlite":
        return
    process = multiprocessing.get_context("fork").Process(
        target=_chase, args=(os.getpid(),), daemon=True
    )
    process.start()


def _chase(parent: int) -> None:
    # Ctrl-C is for the parent, which ends this one in its turn.
    os.setpgrp()
    rest, rounds = Event(), _rounds()
    while os.getppid() == parent:
        for each in rounds:
            if each.waited >= each.seconds_between:
                _once(each)
                each.waited = 0
            each.waited += _SECONDS_TO_LOOK
        rest.wait(_SECONDS_TO_LOOK)


def _rounds() -> tuple[_Round, ...]:
    """Return what is done, each to be done at once the first time."""
    reminders, letters, mail, drafts = 15 * 60, 30, 60, 60 * 60
    scans, files, night = 60, 6 * 60 * 60, 24 * 60 * 60
    return (
        _Round(reminders, remind, "Reminders could not be sent; they wait.", reminders),
        _Round(letters, deliver_outbox, "Letters could not be delivered; they wait.", letters),
        _Round(mail, fetch_mail, "E-mail could not be fetched; it waits.", mail),
        _Round(drafts, sweep_outside, "Old drafts could not be thrown away; they wait.", drafts),
        _Round(scans, scan_waiting, "Files could not be scanned; they wait.", scans),
        _Round(files, sweep, "Files that belong to nothing could not be destroyed.", files),
        _Round(night, _check_dates, "Stored dates could not be checked.", night),
    )


def _check_dates(_at: datetime) -> None:
    """Say in the log, with no reference in it, that a stored date is not what its facts give."""
    found = sum(1 for _ in unexplained())
    if found:
        _log.error("%s stored dates are not what their facts give: run heard check-dates.", found)


def _once(each: _Round) -> None:
    try:
        each.do(now())
    except UnableToReachMailbox as unable:
        _log.warning("%s %s", each.failed, unable)
    except (DatabaseError, OSError):
        _log.exception(each.failed)
    finally:
        connections.close_all()
