"""How does each look appear? The styles of cells and columns, and how their numbers are written."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from heard.figures.report import RowKind
from heard.reports.renderers.ods.markup import add
from heard.reports.renderers.ods.sheets import Content, Look

__all__ = ["add_looks", "column_look", "look_of"]

Properties = Mapping[str, str]

ACCENT, QUIET, RULE = "#0b4246", "#4d5f66", "#c9d3d5"
WIDTHS = (2.4, 3.2, 4.5, 6.5, 9.0, 16.0)  # of columns, in centimetres
LETTER, MARGIN = 0.19, 0.6  # centimetres

# What sets apart the rows of totals and of earlier years: properties of the cell and of its text.
SET_APART: Mapping[RowKind, tuple[Properties, Properties]] = {
    RowKind.SERVICE: ({}, {}),
    RowKind.TOTAL: ({"fo:background-color": "#e9f1f0"}, {"fo:font-weight": "bold"}),
    RowKind.COMPARISON: ({"fo:background-color": "#f5f7f7"}, {"fo:color": QUIET}),
}
# The looks that are the same in every row.
HEADED: tuple[Properties, Properties] = (
    {
        "fo:border-bottom": f"1.5pt solid {ACCENT}",
        "fo:wrap-option": "wrap",
        "style:vertical-align": "bottom",
    },
    {"fo:font-weight": "bold", "fo:color": ACCENT},
)
ALIKE: Mapping[Look, tuple[Properties, Properties]] = {
    Look.TITLE: ({}, {"fo:font-weight": "bold", "fo:color": ACCENT, "fo:font-size": "14pt"}),
    Look.NOTE: ({}, {"fo:color": QUIET}),
    Look.HEADING: HEADED,
    Look.FIGURE_HEADING: HEADED,
    Look.LINK: ({}, {"fo:color": "#0b5a8a", "style:text-underline-style": "solid"}),
}
TO_THE_LEFT = {Look.TITLE, Look.NOTE, Look.HEADING, Look.LINK, Look.WORDS}
NUMBERS = {
    Look.NUMBER: "whole",
    Look.NUMBER_OR_NIL: "or-nil",
    Look.PERCENT: "per-cent",
    Look.MONEY: "pounds",
}
IN_ROWS = [look for look in Look if look not in ALIKE]


def look_of(content: Content) -> str:
    """Return the name of the cell's style."""
    if content.look in ALIKE:
        return content.look.value
    kind = content.kind if content.kind in SET_APART else RowKind.SERVICE
    return f"{content.look}-{kind}"


def column_look(letters: int) -> str:
    """Return the name of the style of a column that holds texts of so many letters."""
    wanted = letters * LETTER + MARGIN
    fitting = (at for at, width in enumerate(WIDTHS) if width >= wanted)
    return f"column-{next(fitting, len(WIDTHS) - 1)}"


def add_looks(parent: ET.Element) -> None:
    """Add every style that the sheets use."""
    _add_number_formats(parent)
    for place, width in enumerate(WIDTHS):
        column = add(parent, "style:style", _named(f"column-{place}", "table-column"))
        add(column, "style:table-column-properties", {"style:column-width": f"{width}cm"})
    for look, (cell, text) in ALIKE.items():
        _add_look(parent, look, _named(look.value, "table-cell"), (cell, text))
    for look in IN_ROWS:
        for kind, (cell, text) in SET_APART.items():
            ruled = {"fo:border-bottom": f"0.5pt solid {RULE}", "style:vertical-align": "middle"}
            wrapped = {"fo:wrap-option": "wrap"} if look is Look.WORDS else {}
            named = _named(f"{look}-{kind}", "table-cell")
            if look in NUMBERS:
                named["style:data-style-name"] = NUMBERS[look]
            _add_look(parent, look, named, (ruled | wrapped | dict(cell), text))


def _named(name: str, family: str) -> dict[str, str]:
    return {"style:name": name, "style:family": family}


def _add_look(
    parent: ET.Element, look: Look, named: Properties, properties: tuple[Properties, Properties]
) -> None:
    cell, text = properties
    style = add(parent, "style:style", named)
    add(style, "style:table-cell-properties", cell)
    aligned = "start" if look in TO_THE_LEFT else "end"
    add(style, "style:paragraph-properties", {"fo:text-align": aligned})
    add(style, "style:text-properties", text)


def _add_number_formats(parent: ET.Element) -> None:
    """Add how a count, a count whose nought is printed NIL, a per cent and money are written."""
    nil = add(parent, "number:number-style", {"style:name": "nil", "style:volatile": "true"})
    add(nil, "number:text", text="NIL")
    whole = {"number:min-integer-digits": "1"}
    for name in ("whole", "or-nil"):
        style = add(parent, "number:number-style", {"style:name": name})
        add(style, "number:number", whole)
        if name == "or-nil":
            when = {"style:condition": "value()=0", "style:apply-style-name": "nil"}
            add(style, "style:map", when)
    hundredths = whole | {"number:decimal-places": "2", "number:min-decimal-places": "2"}
    percent = add(parent, "number:percentage-style", {"style:name": "per-cent"})
    add(percent, "number:number", hundredths)
    add(percent, "number:text", text="%")
    pounds = add(parent, "number:currency-style", {"style:name": "pounds"})
    british = {"number:language": "en", "number:country": "GB"}
    add(pounds, "number:currency-symbol", british, "£")
    add(pounds, "number:number", hundredths | {"number:grouping": "true"})
