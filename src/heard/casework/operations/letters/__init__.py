"""Writing letters and messages, sending them, taking replies in, and keeping their templates."""

from heard.casework.operations.letters.drafting import (
    NewLetter,
    discard_draft,
    edit_draft,
    start_letter,
    write_draft,
)
from heard.casework.operations.letters.outbox import Delivered, deliver_outbox, try_again
from heard.casework.operations.letters.reading import (
    find_letter,
    message_as_it_came,
    read_letter,
)
from heard.casework.operations.letters.replies import UnableToAttach, receive_reply
from heard.casework.operations.letters.sending import act_of, send
from heard.casework.operations.letters.templates import (
    NewLetterhead,
    add_template_version,
    change_letterhead,
    load_default_templates,
)

__all__ = [
    "Delivered",
    "NewLetter",
    "NewLetterhead",
    "UnableToAttach",
    "act_of",
    "add_template_version",
    "change_letterhead",
    "deliver_outbox",
    "discard_draft",
    "edit_draft",
    "find_letter",
    "load_default_templates",
    "message_as_it_came",
    "read_letter",
    "receive_reply",
    "send",
    "start_letter",
    "try_again",
    "write_draft",
]
