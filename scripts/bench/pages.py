"""The pages that officers have open all day, asked for as a browser asks, at 100,000 records."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.bench.measuring import Measurement, best_seconds
from scripts.bench.office import open_office, write_register

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

__all__ = ["measure"]

Clock = Callable[[], float]

_ROWS = 100_000
# What came in these last days is not answered yet: more than a tab counts.
_UNANSWERED_DAYS = 90
_MOST_MILLISECONDS = 100


@dataclass(frozen=True, slots=True)
class _Page:
    """A page to ask for, with the most questions that it may ask the database."""

    name: str
    address: str
    most_queries: int
    post: Mapping[str, str] = field(default_factory=dict)


def measure(database_url: str | None = None) -> list[Measurement]:
    """Ask for each page as an officer and as an investigating manager.

    On SQLite by the processor's clock, the database being in the process; on a server's database,
    whose work is done elsewhere, by the clock on the wall.
    """
    folder = open_office(database_url)
    from django.test import Client  # noqa: PLC0415 — Django is set up by then

    from heard.accounts.staff import Role  # noqa: PLC0415
    from heard.common.clock import today  # noqa: PLC0415
    from scripts.bench.staffing import engage, give_out, settle  # noqa: PLC0415

    _take_in(folder, today())
    people = {
        "officer": engage("asha", Role.OFFICER),
        "investigator": engage("cleo", Role.INVESTIGATOR, "early-help"),
        "head": engage("eve", Role.HEAD, "childrens-social-care"),
    }
    give_out(people["investigator"])
    settle()
    clock = time.perf_counter if database_url else time.process_time
    where = "PostgreSQL" if database_url else "SQLite"
    found = []
    for role, user in people.items():
        client = Client(SERVER_NAME="localhost")
        client.force_login(user)
        found += _measured(client, _pages(role), f"{where}, {role}", clock)
    return found


def _take_in(folder: Path, last_day: date) -> None:
    from heard.common.clock import now  # noqa: PLC0415 — Django is set up by then
    from heard.intake.operations import import_register  # noqa: PLC0415
    from heard.intake.registers.mapping import plain_mapping  # noqa: PLC0415
    from heard.procedures.queries import vocabularies  # noqa: PLC0415

    register = folder / "register.csv"
    write_register(register, _ROWS, last_day, unanswered_days=_UNANSWERED_DAYS)
    import_register(register, plain_mapping(vocabularies()), at=now())


def _pages(role: str) -> Iterator[_Page]:
    from heard.casework.worklist import Sort, Tab  # noqa: PLC0415 — Django is set up by then

    yield _Page("home", "/today/", 40)
    for tab in Tab:
        yield _Page(f"work, {tab.label}", f"/work/?tab={tab.value}", 25)
    for sort in Sort:
        yield _Page(f"work by {sort.value}", f"/work/?sort={sort.value}", 25)
    yield _Page("work, Closed, one theme", "/work/?tab=closed&theme=confidentiality", 25)
    yield _Page("work, Closed, late", "/work/?tab=closed&verdict=missed", 25)
    yield _Page("work, Closed, none found", "/work/?tab=closed&stage=3", 25)
    yield _Page("work, Closed, a word", "/work/?tab=closed&text=transport", 25)
    yield _Page("work, Closed, a rare word", "/work/?tab=closed&text=matter4711", 25)
    yield _Page("work, Closed, two words", "/work/?tab=closed&text=transport+summary", 25)
    yield _Page("work, Closed, words apart", "/work/?tab=closed&text=transport+meeting", 25)
    for what, words in (
        ("a reference", "B0004711"),
        ("a word of one record", "matter4711"),
        ("a word of a sixth of all", "transport"),
        ("a word of every record", "invented"),
        ("two words", "transport summary"),
        ("a name", "Bilal Frost"),
    ):
        # Each word is one more.
        most_queries = 9 + len(words.split())
        yield _Page(f"search for {what}", "/search/", most_queries, {"words": words})
    yield _Page("timetable", "/work/timetable/", 15)
    if role == "investigator":
        return
    yield _Page("load", "/work/load/", 15)
    if role == "officer":
        yield _Page("record", "/records/B0004713/", 60)
        yield _Page(
            "matches", "/records/new/matches/", 40,
            {
                "person-1-name": "Bilal Frost", "person-1-role": "complainant",
                "person-1-postcode": "FY1 1AA", "person-1-email": "bilal@example.org",
                "person-2-name": "Carys Gill", "person-2-role": "child",
                "words": "Invented words about transport, of about the length of a summary.",
            },
        )  # fmt: skip


def _measured(client: Client, pages: Iterable[_Page], name: str, clock: Clock) -> list[Measurement]:
    found, beyond = [], []
    for page in pages:
        ask = _asking(client, page)
        queries = _queries(page.name, ask)
        milliseconds = best_seconds(ask, clock=clock) * 1000
        how = f"{queries} queries"
        found.append(
            Measurement(f"{name}: {page.name}", milliseconds, "ms", _MOST_MILLISECONDS, how=how)
        )
        if queries > page.most_queries:
            beyond.append(f"{page.name}: {queries}, not {page.most_queries}")
    how = "; ".join(beyond) or "each within its fixed number of queries"
    return [*found, Measurement(f"{name}: pages that ask too much", len(beyond), "", 0, how=how)]


def _asking(client: Client, page: _Page) -> Callable[[], HttpResponse]:
    if page.post:
        return partial(client.post, page.address, page.post)
    return partial(client.get, page.address)


def _queries(name: str, ask: Callable[[], HttpResponse]) -> int:
    from django.db import connection  # noqa: PLC0415 — Django is set up by then
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with CaptureQueriesContext(connection) as captured:
        answered = ask()
    if answered.status_code != HTTPStatus.OK:
        raise SystemExit(f"{name}: answered {answered.status_code}")
    return len(captured)
