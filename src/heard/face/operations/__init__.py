"""Acts on the council's face: choose a look, say how to be reached, write its own words.

One module an act: `looks`, `contacts`, `wordings`. Each is an administrator's (or, with None, of
whoever runs `heard` on the server), leaves an event, and makes pages read the face again.
"""

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
    "UnableToWrite",
    "add_logo",
    "change_contact",
    "choose_look",
    "write_words",
]
