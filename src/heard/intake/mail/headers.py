"""What stands in the headers of an e-mail, however many there are and however badly they are made?

Nothing here trusts a header to be short, to be there once, or to be in letters that anybody knows.
"""

from __future__ import annotations

from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses

from heard.common.documents.printable import printable

__all__ = ["BROKEN", "address_in", "all_of", "first_of", "is_report", "shown"]

# What the standard library raises for a header or a part that breaks the rules of e-mail.
BROKEN = (
    MessageError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
    AssertionError,
    OverflowError,
)
# More of one header than this is nobody's; parsing it could take minutes.
_MOST_OF_A_NAME = 50
_LONGEST = 8_000
# Letters that make the next ones run the other way: “exe.gpj” would read “jpg.exe”.
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])


def all_of(message: Message, name: str) -> list[str]:
    """Return every value of a header, each on one line, in the order in which they stand."""
    found = [value for key, value in message.raw_items() if key.lower() == name.lower()]
    return [_decoded(str(value)[:_LONGEST]) for value in found[:_MOST_OF_A_NAME]]


def first_of(message: Message, name: str) -> str:
    """Return the first value of a header, "" where it has none."""
    return next(iter(all_of(message, name)), "")


def address_in(text: str) -> tuple[str, str]:
    """Return the name and the address that a header gives first; "" for what it does not."""
    try:
        found = getaddresses([text[:_LONGEST]])
    except BROKEN:
        return "", ""
    name, address = next(((name, each) for name, each in found if "@" in each), ("", ""))
    if any(letter.isspace() for letter in address):
        return name, ""
    return " ".join(name.split()), address


def is_report(message: Message, of: str) -> bool:
    """Return whether it is a report of that sort, which a machine makes about mail (RFC 6522)."""
    return message.get_content_type() == "multipart/report" and f"report-type={of}" in (
        first_of(message, "Content-Type").replace('"', "").replace(" ", "").lower()
    )


def shown(text: str) -> str:
    """Return one line of text as it may be shown: no letter in it turns others around."""
    return " ".join(printable(text).translate(_TURNING).split())


def _decoded(raw: str) -> str:
    """Return a header in words; bytes that say nothing of their code are read as UTF-8."""
    plain = raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        return shown(str(make_header(decode_header(plain))))
    except BROKEN:
        return shown(plain)
