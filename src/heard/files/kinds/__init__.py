"""What is a file, going by what it holds? One of the kinds that are taken, or it is refused.

Its name and what the sender calls it are not believed: every kind is read by its own reader, which
accepts nothing that it does not wholly recognise (docs/decisions/0019).
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from heard.files.kinds import documents, pictures, sounds, words
from heard.files.kinds.terms import TAKEN, UNKNOWN, Accepted, FileType, Refused

__all__ = ["TAKEN", "UNKNOWN", "Accepted", "FileType", "Refused", "recognise"]

_READERS = (pictures.read, documents.read, sounds.read, words.read)


def recognise(content: bytes, ending: str) -> Accepted:
    """Return what a file is and the bytes to keep of it; Refused for what is not taken.

    `ending` is that of its name; it decides only between plain text and an e-mail kept as text.
    """
    if not content:
        raise Refused(_("%(file)s is empty."), _("Choose the file again, or check that it opens."))
    for read in _READERS:
        accepted = read(content, ending)
        if accepted is not None:
            return accepted
    raise Refused(
        _("%(file)s is not a kind of file that we can take."),
        _(
            "Send a photo, a recording, a PDF, or a Word, OpenDocument or plain text document "
            "instead."
        ),
    )
