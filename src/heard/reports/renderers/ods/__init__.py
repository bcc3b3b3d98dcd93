"""The figures for reckoning: an OpenDocument spreadsheet, a sheet a table, numbers as numbers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

from heard.common.documents.archive import with_fixed_dates
from heard.common.documents.printable import legible
from heard.figures.report import Report
from heard.reports import reading
from heard.reports.renderers.ods.looks import add_looks, column_look, look_of
from heard.reports.renderers.ods.markup import add, root, written
from heard.reports.renderers.ods.sheets import Content, Look, Sheet, sheets

__all__ = ["render"]

STYLES = Path(__file__).with_name("styles.xml")
MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
VERSION = {"office:version": "1.3"}
HUNDRED = Decimal(100)


def render(report: Report) -> bytes:
    """Return the report's tables as a spreadsheet, the same bytes for the same report.

    A count is a number and a rate three of them, beside the figure as it was printed; what was
    withheld is a text and no number.
    """
    shown = legible(report)
    files = {
        "mimetype": MEDIA_TYPE.encode(),
        "content.xml": _content(sheets(shown)),
        "styles.xml": STYLES.read_bytes(),
        "meta.xml": _about(shown),
    }
    files["META-INF/manifest.xml"] = _manifest(list(files)[1:])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # The standard has the type come first and uncompressed, for whoever looks from outside.
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, stored)
    return with_fixed_dates(packed.getvalue())


def _content(drawn: list[Sheet]) -> bytes:
    document = root("office:document-content", VERSION)
    add_looks(add(document, "office:automatic-styles"))
    spreadsheet = add(add(document, "office:body"), "office:spreadsheet")
    for sheet in drawn:
        _add_sheet(spreadsheet, sheet)
    return written(document)


def _add_sheet(spreadsheet: ET.Element, sheet: Sheet) -> None:
    named = {"table:name": sheet.name, "table:print-ranges": _on_paper(sheet)}
    table = add(spreadsheet, "table:table", named)
    add(table, "table:title", text=sheet.title)
    widths = list(_widths(sheet))
    headed = add(table, "table:table-header-columns")
    for place, letters in enumerate(widths):
        parent = headed if place == 0 else table
        add(parent, "table:table-column", {"table:style-name": column_look(letters)})
    for place, row in enumerate(sheet.rows):
        parent = table
        if place == sheet.headings_at:
            parent = add(table, "table:table-header-rows")
        drawn = add(parent, "table:table-row")
        for content in row:
            _add_cell(drawn, content)


def _on_paper(sheet: Sheet) -> str:
    """Return the range of cells that is printed, as `'Sheet'.A1:'Sheet'.F7`."""
    number, letters = sheet.on_paper, ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"'{sheet.name}'.A1:'{sheet.name}'.{letters}{len(sheet.rows)}"


def _widths(sheet: Sheet) -> Iterator[int]:
    """Yield the letters of the longest text of each column, but of what stands over the table."""
    rows = [row for row in sheet.rows if len(row) > 1] or [(Content(""),)]
    for place in range(max(len(row) for row in rows)):
        cells = [row[place] for row in rows if place < len(row)]
        yield max(
            max(map(len, cell.text.split()), default=0)
            if cell.look in {Look.HEADING, Look.FIGURE_HEADING}
            else len(cell.text)
            for cell in cells
        )


def _value(content: Content) -> dict[str, str]:
    """Return the attributes that say what kind of value a cell has, and which."""
    if content.number is None:
        return {"office:value-type": "string"} if content.text else {}
    value = Decimal(content.number)
    if content.look is Look.PERCENT:
        return {"office:value-type": "percentage", "office:value": f"{value / HUNDRED:f}"}
    if content.look is Look.MONEY:
        currency = {"office:value-type": "currency", "office:currency": "GBP"}
        return currency | {"office:value": f"{value:f}"}
    return {"office:value-type": "float", "office:value": f"{value:f}"}


def _add_cell(row: ET.Element, content: Content) -> None:
    attributes = {"table:style-name": look_of(content)} | _value(content)
    cell = add(row, "table:table-cell", attributes)
    for line in content.text.splitlines():
        paragraph = add(cell, "text:p", text="" if content.link else line)
        if content.link:
            to = {"xlink:href": f"#'{content.link}'.A1", "xlink:type": "simple"}
            add(paragraph, "text:a", to, line)


def _about(report: Report) -> bytes:
    document = root("office:document-meta", VERSION)
    about = add(document, "office:meta")
    add(about, "meta:generator", text="Heard")
    add(about, "dc:title", text=f"{report.title}, {reading.period(report)}")
    add(about, "dc:description", text=f"{reading.audience(report)}. {reading.as_at(report)}.")
    add(about, "meta:initial-creator", text=report.authority)
    add(about, "dc:creator", text=report.authority)
    add(about, "meta:creation-date", text=f"{report.as_at.isoformat()}T00:00:00")
    add(about, "dc:date", text=f"{report.as_at.isoformat()}T00:00:00")
    add(about, "dc:language", text="en-GB")
    return written(document)


def _manifest(names: list[str]) -> bytes:
    manifest = root("manifest:manifest", {"manifest:version": "1.3"})
    entries = {"/": MEDIA_TYPE} | dict.fromkeys(names, "text/xml")
    for path, media_type in entries.items():
        add(
            manifest,
            "manifest:file-entry",
            {"manifest:full-path": path, "manifest:media-type": media_type},
        )
    return written(manifest)
