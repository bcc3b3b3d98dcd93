"""The web process is killed while people send: nothing acknowledged is lost, nothing is torn."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.conftest import EXAMPLE
from tests.ops.test_serve import SECONDS, free_port, heard, opened

PEOPLE = 8
TOKEN = "t" * 32
BEGIN = """
import json, sys
import django
django.setup()
from pathlib import Path
from django.core.management import call_command
from heard.common.clock import now
from datetime import timedelta
from heard.intake.questions import form_named
from heard.intake.telling.drafts import begin_draft, keep_answers
from heard.procedures.offices import read_office
from heard.procedures.operations import set_up_office
call_command("migrate", verbosity=0)
set_up_office(read_office(Path(sys.argv[1])), now())
secrets = []
for number in range(int(sys.argv[2])):
    draft, secret = begin_draft(form_named("adults"), now() - timedelta(hours=1))
    keep_answers(draft, json.loads(sys.argv[3]) | {"name": f"Person {number}"}, now())
    secrets.append(secret)
print(json.dumps(secrets))
"""
COUNT = """
import json
import django
django.setup()
from heard.audit.models import Event
from heard.feedback.models import Feedback, Party
from heard.people.models import Person
records = Feedback.objects.filter(stage_runs__stage=1)
print(json.dumps({
    "whole": records.count(),
    "references": sorted(Feedback.objects.values_list("reference", flat=True)),
    "people": Person.objects.count(),
    "parties": Party.objects.count(),
    "events": Event.objects.filter(verb="told_us").count(),
}))
"""
COMMENT = {
    "about": "services",
    "kind": "comment",
    "for-whom": "self",
    "service": "not-known",
    "your-thought": "A bench by the door would help.",
    "files": [],
    "who-you-are": "",
    "name": "",
    "reach": ["none"],
    "help": [],
    **{f"equality-{name}": "" for name in ("age", "gender", "disability", "ethnicity")},
    "equality-sexual_orientation": "",
}


@pytest.fixture
def elsewhere(tmp_path):
    """Return the environment of an office of its own, on SQLite, with nothing in it."""
    return {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {
        "HEARD_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "heard.config.settings",
    }


def run(program, *words, env):
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        env=env,
        check=True,
        timeout=SECONDS,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout)


@contextmanager
def serving(port, env):
    """Serve in processes of their own, and kill whatever is left of them afterwards."""
    server = subprocess.Popen(
        heard("serve", "--port", str(port), "--workers", "1"),
        env=env | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        text=True,
    )
    try:
        assert server.stdout.readline().startswith("Heard is at")
        opened(f"http://127.0.0.1:{port}/").close()
        yield server
    finally:
        if server.poll() is None:
            kill(server)
        server.stdout.close()


def family_of(pid):
    """Return a process and all that it began, the youngest first."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    return [each for child in children for each in family_of(int(child))] + [pid]


def kill(server):
    for pid in family_of(server.pid):
        os.kill(pid, signal.SIGKILL)
    server.wait()


def sent(port, secret):
    """Send one draft; return where it was led, "" where no answer came."""
    connection = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    headers = {
        "Cookie": f"csrftoken={TOKEN}; draft-adults={secret}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    try:
        body = urlencode({"csrfmiddlewaretoken": TOKEN})
        connection.request("POST", "/tell-us/adults/check/", body, headers)
        return connection.getresponse().getheader("Location", "")
    except (OSError, HTTPException):
        return ""
    finally:
        connection.close()


def test_a_web_process_killed_while_people_send_loses_and_tears_nothing(elsewhere):
    office = str(EXAMPLE / "office.toml")
    secrets = run(BEGIN, office, str(PEOPLE), json.dumps(COMMENT), env=elsewhere)
    port = free_port()
    with serving(port, elsewhere) as server, ThreadPoolExecutor(PEOPLE) as people:
        answers = [people.submit(sent, port, secret) for secret in secrets]
        next(answer.result() for answer in answers)
        kill(server)
        acknowledged = sum(1 for answer in answers if answer.result())
    before = run(COUNT, env=elsewhere)
    assert before["whole"] >= acknowledged >= 1
    assert before["whole"] == before["events"] == before["people"] == before["parties"]
    with serving(port, elsewhere):
        assert {sent(port, secret) for secret in secrets} == {"/tell-us/adults/sent/"}
    after = run(COUNT, env=elsewhere)
    assert after["whole"] == after["events"] == after["people"] == PEOPLE
    assert len(set(after["references"])) == PEOPLE
    assert set(before["references"]) <= set(after["references"])
    subprocess.run(heard("audit", "verify"), env=elsewhere, check=True, timeout=SECONDS)
