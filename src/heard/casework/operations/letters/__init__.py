"""Writing letters and messages, sending them, keeping what came back, and their templates."""

from heard.casework.operations.letters.arriving import (
    Arrival,
    keep_arrival,
    keep_arrival_by_hand,
    note_return,
)
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
    require_clean,
)
from heard.casework.operations.letters.receipts import Receipt, send_receipt
from heard.casework.operations.letters.sending import Sending, act_of, send
from heard.casework.operations.letters.templates import (
    add_template_version,
    load_default_templates,
)

__all__ = [
    "Arrival",
    "Delivered",
    "NewLetter",
    "Receipt",
    "Sending",
    "act_of",
    "add_template_version",
    "deliver_outbox",
    "discard_draft",
    "edit_draft",
    "find_letter",
    "keep_arrival",
    "keep_arrival_by_hand",
    "load_default_templates",
    "message_as_it_came",
    "note_return",
    "read_letter",
    "require_clean",
    "send",
    "send_receipt",
    "start_letter",
    "try_again",
    "write_draft",
]
