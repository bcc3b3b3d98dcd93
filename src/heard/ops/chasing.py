"""How are reminders sent where no timer is set up? Beside the web view, in its own process."""

from __future__ import annotations

import logging
import multiprocessing
import os
from threading import Event

from django.db import DatabaseError, connection, connections

from heard.casework.operations.reminding import send_reminders
from heard.common.clock import now

__all__ = ["chase_beside"]

_SECONDS_BETWEEN = 15 * 60
_SECONDS_TO_LOOK = 5
_log = logging.getLogger(__name__)


def chase_beside() -> None:
    """Begin to send reminders every quarter of an hour, until the process that asked ends.

    Only in the embedded default, SQLite: where there are several machines, a timer runs
    `heard chase`. It is a process and no thread, because the web workers are forked, also later
    when one has died, and a thread in the middle of something would be copied as it stood.
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
    rest, waited = Event(), _SECONDS_BETWEEN
    while os.getppid() == parent:
        if waited >= _SECONDS_BETWEEN:
            _once()
            waited = 0
        rest.wait(_SECONDS_TO_LOOK)
        waited += _SECONDS_TO_LOOK


def _once() -> None:
    try:
        send_reminders(now())
    except DatabaseError:
        _log.exception("Reminders could not be sent; they are tried again in a quarter of an hour.")
    finally:
        connections.close_all()
