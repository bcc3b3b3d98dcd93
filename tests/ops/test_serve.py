"""`heard serve` says where it is, stops when it is told to, and says what stands in its way."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from django.core.management import CommandError, call_command

SECONDS = 60


@pytest.fixture
def elsewhere(tmp_path):
    """Return the environment of an office of its own, on SQLite, with nothing in it."""
    return {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {
        "HEARD_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "heard.config.settings",
    }


def heard(*words):
    return [sys.executable, "-m", "heard", *words]


def free_port():
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def opened(address):
    """Return the answer of a server that has said that it is about to listen."""
    for _ in range(10_000):
        try:
            return urllib.request.urlopen(address, timeout=SECONDS)
        except urllib.error.URLError:
            continue
    raise AssertionError(f"{address} never answered")


def test_it_serves_until_ctrl_c_reaches_all_of_its_processes(elsewhere):
    subprocess.run(heard("migrate", "--verbosity", "0"), env=elsewhere, check=True, timeout=SECONDS)
    port = free_port()
    server = subprocess.Popen(
        heard("serve", "--port", str(port), "--workers", "1"),
        env=elsewhere | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        text=True,
    )
    try:
        assert (
            server.stdout.readline() == f"Heard is at http://127.0.0.1:{port}/ (Ctrl-C stops it)\n"
        )
        address = f"http://127.0.0.1:{port}/"
        with opened(address) as answer:
            assert (answer.status, answer.url) == (200, address)
        os.killpg(server.pid, signal.SIGINT)
        said, _ = server.communicate(timeout=SECONDS)
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
            # Its workers are of other groups, and may hold its output open: nobody waits for that.
            server.stdout.close()
            server.wait()
    assert server.returncode == 0
    assert said.endswith("Stopped.\n")


def test_a_database_of_another_version_is_refused(elsewhere):
    refused = subprocess.run(
        heard("serve", "--port", str(free_port())),
        env=elsewhere,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert refused.returncode == 1
    assert "run heard migrate first" in refused.stderr


@pytest.mark.django_db
def test_a_port_that_is_taken_is_refused_though_it_could_be_shared():
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(CommandError, match="cannot be used"):
            call_command("serve", port=other.getsockname()[1])


@pytest.mark.parametrize("words", ["0", "65536", "http", "-1"])
def test_what_is_no_port_is_refused(words):
    with pytest.raises(CommandError, match="is not a port"):
        call_command("serve", "--port", words)
