"""`heard serve`: the web view, served on this machine until Ctrl-C."""

from __future__ import annotations

import multiprocessing
import os
import socket
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from functools import partial
from multiprocessing.synchronize import Semaphore
from typing import Any

from django.contrib.staticfiles import finders
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from heard.ops.chasing import chase_beside

_PORTS = range(1, 65536)
# Each may hold a connection to the database.
_THREADS_A_WORKER = 4
# A worker told to stop while it was starting may never hear of it.
_SECONDS_TO_STOP = 5


class Command(BaseCommand):
    help = "Serve the web view until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="default: this machine alone")
        parser.add_argument("--port", type=_port, default=8000, help="default: 8000")
        parser.add_argument(
            "--workers",
            type=int,
            choices=range(1, 65),
            metavar="N",
            default=min(2, os.cpu_count() or 1),
            help="how many processes answer (default: 2)",
        )

    def handle(self, *args: object, **options: Any) -> None:
        host, port = options["host"], options["port"]
        _require_assets()
        _require_migrations()
        _require_free(host, port)
        # The workers are forked, and no two processes may share a connection.
        connections.close_all()
        chase_beside()
        server = Granian(
            "heard.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=options["workers"],
            blocking_threads=_THREADS_A_WORKER,
            workers_kill_timeout=_SECONDS_TO_STOP,
            websockets=False,
            log_level=LogLevels.warning,
        )
        shown = f"[{host}]" if ":" in host else host
        welcome = f"Heard is at http://{shown}:{port}/ (Ctrl-C stops it)\n"
        loader = partial(_application, welcome, multiprocessing.Semaphore(1))
        server.serve(target_loader=loader, wrap_loader=False)
        self.stdout.write("\nStopped.")


def _application(welcome: str, turn: Semaphore) -> Callable[..., Any]:
    """Return the web application, in a worker that leaves Ctrl-C to the process that began it.

    The terminal tells every process of its group to stop, and so does the parent: a worker told
    twice at once was seen to hear neither. The first worker to be ready says where it answers.
    """
    os.setpgrp()
    application = get_wsgi_application()
    if turn.acquire(block=False):
        sys.stdout.write(welcome)
        sys.stdout.flush()
    return application


def _port(words: str) -> int:
    if not words.isdecimal() or int(words) not in _PORTS:
        raise ArgumentTypeError(f"“{words}” is not a port: give a number from 1 to 65535")
    return int(words)


def _require_assets() -> None:
    if finders.find("heard/built/govuk.css") is None:
        raise CommandError("The style sheets have not been built: run make assets.", returncode=1)


def _require_migrations() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError(
            "The database is not at this version: run heard migrate first.", returncode=1
        )


def _require_free(host: str, port: int) -> None:
    """Refuse a port that is taken: the server would share it with the other, unseen."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as refused:
        raise CommandError(
            f"{host}:{port} cannot be used ({refused.strerror}): give another --host or --port.",
            returncode=1,
        ) from refused
