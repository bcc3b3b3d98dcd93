"""Acts on the council's face: choose a look, say how to be reached, write its own words.

One module an act: `looks`, `contacts`, `addresses`, `wordings`. Each is an administrator's (or,
with None, of whoever runs `heard` on the server), leaves an event, and is used at once.
"""

from heard.face.operations.addresses import UnableToKnowAddress, know_addresses
from heard.face.operations.contacts import UnableToChangeContact, change_contact
from heard.face.operations.looks import (
    NewLook,
    UnableToChangeLook,
    add_logo,
    choose_look,
)
from heard.face.operations.wordings import UnableToWrite, write_words

__all__ = [
    "NewLook",
    "UnableToChangeContact",
    "UnableToChangeLook",
    "UnableToKnowAddress",
    "UnableToWrite",
    "add_logo",
    "change_contact",
    "choose_look",
    "know_addresses",
    "write_words",
]
