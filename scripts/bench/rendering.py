"""The worked example's report in each format."""

from __future__ import annotations

from datetime import date

from scripts.bench.measuring import Measurement, best_seconds, peak_megabytes
from scripts.bench.office import EXAMPLE, open_office

__all__ = ["measure"]


def measure() -> list[Measurement]:
    """Render the example's report in every format, the first of each format apart."""
    open_office()
    from django.core.management import call_command  # noqa: PLC0415 — Django is set up by then

    from heard.reports.formats import FORMATS, render  # noqa: PLC0415
    from heard.reports.operations import draw_report  # noqa: PLC0415
    from heard.rules.periods import ReportingYear  # noqa: PLC0415

    for year in ("2012-13", "2013-14"):
        call_command("import_published", str(EXAMPLE / f"published-{year}.toml"))
    call_command("import_register", str(EXAMPLE / "register.csv"), mapping=EXAMPLE / "mapping.toml")
    report = draw_report(ReportingYear(2014), "internal", date(2015, 7, 31))
    public = best_seconds(
        lambda: draw_report(ReportingYear(2014), "public", date(2015, 7, 31)), times=2
    )
    found = [Measurement("public edition: drawn and suppressed", public, "s", 5.0)]
    for name in FORMATS:
        render(report, name)
        seconds = best_seconds(lambda name=name: render(report, name), times=3)
        found.append(Measurement(f"render {name}", seconds, "s", 5.0))
    found.append(Measurement("render: most memory", peak_megabytes(), "MB", 600))
    return found
