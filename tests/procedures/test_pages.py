"""Does the page on procedures say what the packs say?"""

from datetime import date, datetime
from pathlib import Path

import pytest

from heard.procedures.calendars import england_and_wales
from heard.procedures.due import Question, answer
from heard.procedures.packs import pack_keys, shipped_pack
from heard.rules.procedures import Step
from heard.rules.vocabulary import Kind

PAGE = Path(__file__).parents[2] / "docs" / "rules" / "procedures.md"
LINES = PAGE.read_text(encoding="utf-8").splitlines()


def table_after(line):
    """Return the body of the first table that follows a line, cell by cell."""
    start = next(number for number in range(line, len(LINES)) if LINES[number].startswith("|---"))
    body = []
    for row in LINES[start + 1 :]:
        if not row.startswith("|"):
            break
        body.append([cell.strip() for cell in row.strip("|").split(" | ")])
    return body


def row_of(limit):
    soft = ", warns only" if limit.is_soft else ""
    cap = f", or {limit.cap} after {limit.cap_from.label.lower()}" if limit.cap else ""
    source = limit.source
    return [
        limit.kind.label,
        str(limit.stage),
        limit.step.value,
        f"{limit.timescale}{soft}",
        str(limit.extendable_to or "–"),
        f"{limit.start.label.lower()}{cap}",
        f"[{source.text}]({source.url})" if source.url else source.text,
        source.standing.value,
    ]


@pytest.mark.parametrize("key", pack_keys())
def test_the_page_lists_the_limits_of_a_pack_in_its_order(key):
    (version,) = shipped_pack(key).versions
    printed = table_after(LINES.index(f"### `{key}`"))
    assert printed == [row_of(limit) for limit in version.limits]


WORKED = table_after(LINES.index("## Worked examples"))
KINDS = {kind.label: kind for kind in Kind}


def day(words) -> date | None:
    """Read "Mon 12 May 2014", and see that it was a Monday."""
    if words == "–":
        return None
    read = datetime.strptime(words, "%a %d %b %Y").date()  # noqa: DTZ007
    assert f"{read:%a}" == words[:3], words
    return read


@pytest.mark.parametrize("row", WORKED, ids=lambda row: " ".join(row[:4]))
def test_the_page_reckons_as_heard_due_does(row):
    pack, kind, stage, step, start, last, most, _why = row
    question = Question(KINDS[kind], day(start), int(stage), Step(step))
    reckoned = answer(question, shipped_pack(pack), england_and_wales()).reckoned
    assert reckoned.due.due_on == day(last)
    assert (reckoned.maximum.due_on if reckoned.maximum else None) == day(most)


def test_every_pack_has_its_example_but_the_one_that_is_configuration():
    assert {row[0] for row in WORKED} == set(pack_keys()) - {"enquiries-and-comments"}
