"""Acts on the rules: load a procedure, bank holidays, an office; keep a reckoning.

One module an act: `packs`, `closures`, `offices`, `reckonings`.
"""

from heard.procedures.operations.closures import (
    UnableToAddClosure,
    add_closure,
    load_bank_holidays,
)
from heard.procedures.operations.offices import UnableToSetUp, set_up_office
from heard.procedures.operations.packs import UnableToLoadPack, load_pack
from heard.procedures.operations.reckonings import record_reckonings

__all__ = [
    "UnableToAddClosure",
    "UnableToLoadPack",
    "UnableToSetUp",
    "add_closure",
    "load_bank_holidays",
    "load_pack",
    "record_reckonings",
    "set_up_office",
]
