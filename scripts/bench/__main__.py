"""`python -m scripts.bench [all|NAME]`: each measured in a process of its own, then one table."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from rich.console import Console
from rich.table import Table

from scripts.bench.measuring import Measurement

_NAMES = {
    "working-days": "working_days",
    "due": "due",
    "import": "importing",
    "figures": "figures",
    "pages": "pages",
    "pages-postgresql": "pages_postgresql",
    "render": "rendering",
}
_OUT = Path("out/bench.json")


def main(arguments: list[str]) -> int:
    """Measure, print a table, write out/bench.json; return 1 when a bound is not kept."""
    if arguments[:1] == ["--alone"]:
        found = import_module(f"scripts.bench.{_NAMES[arguments[1]]}").measure()
        sys.stdout.write("\n" + json.dumps([asdict(each) for each in found]))
        return 0
    names = list(_NAMES) if arguments in ([], ["all"]) else arguments
    found = [each for name in names for each in _in_its_own_process(name)]
    _print(found)
    _OUT.parent.mkdir(exist_ok=True)
    lines = [asdict(each) | {"is_within": each.is_within} for each in found]
    _OUT.write_text(json.dumps(lines, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return int(not all(each.is_within for each in found))


def _in_its_own_process(name: str) -> list[Measurement]:
    # Its own, so that the most memory held is that of this measurement alone.
    run = subprocess.run(
        [sys.executable, "-m", "scripts.bench", "--alone", name],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return [Measurement(**each) for each in json.loads(run.stdout.splitlines()[-1])]


def _print(found: list[Measurement]) -> None:
    table = Table("what", "measured", "bound", "", "how")
    for each in found:
        sign = "≤" if each.at_most else "≥"
        bound = f"{sign} {each.bound:,g} {each.unit}" if each.bound is not None else ""
        verdict = "" if each.bound is None else "kept" if each.is_within else "NOT KEPT"
        table.add_row(each.name, f"{each.value:,.3g} {each.unit}", bound, verdict, each.how)
    Console(width=140).print(table)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
