"""Acts on the rules: load a procedure, bank holidays, an office; keep a list; keep a reckoning.

One module an act: `packs`, `closures`, `offices`, `councils`, `lists`, `reckonings`.
"""

from heard.procedures.operations.closures import (
    UnableToAddClosure,
    UnableToRemoveClosure,
    add_closure,
    load_bank_holidays,
    remove_closure,
)
from heard.procedures.operations.councils import (
    CouncilFacts,
    UnableToChangeCouncil,
    change_council,
    council_facts,
    restamp_council,
)
from heard.procedures.operations.lists import (
    ListName,
    UnableToChangeList,
    add_entry,
    choose_complaints_procedure,
    entries_of,
    offer_entry_again,
    order_entries,
    rename_entries,
    retire_entry,
)
from heard.procedures.operations.offices import UnableToSetUp, set_up_office
from heard.procedures.operations.packs import UnableToLoadPack, load_pack
from heard.procedures.operations.reckonings import record_reckonings

__all__ = [
    "CouncilFacts",
    "ListName",
    "UnableToAddClosure",
    "UnableToChangeCouncil",
    "UnableToChangeList",
    "UnableToLoadPack",
    "UnableToRemoveClosure",
    "UnableToSetUp",
    "add_closure",
    "add_entry",
    "change_council",
    "choose_complaints_procedure",
    "council_facts",
    "entries_of",
    "load_bank_holidays",
    "load_pack",
    "offer_entry_again",
    "order_entries",
    "record_reckonings",
    "remove_closure",
    "rename_entries",
    "restamp_council",
    "retire_entry",
    "set_up_office",
]
