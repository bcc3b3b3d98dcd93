"""By which rules? What is held about the council, its lists, its procedures and its calendar.

`office` answers for the council and its lists, `versions` for the procedures as the rules know
them, `calendar` for the days that are worked, `timetable` for due dates by the hundred thousand.
"""

from heard.procedures.queries.calendar import closures_shown, working_calendar
from heard.procedures.queries.office import (
    IdsByKey,
    Listed,
    Lists,
    OfficeNotSetUp,
    council,
    ids_by_key,
    lists,
    service_area_if_unknown,
    vocabularies,
)
from heard.procedures.queries.timetable import (
    Dues,
    LabelledDue,
    StepFacts,
    Timetable,
    timetable,
)
from heard.procedures.queries.versions import (
    KeptProcedure,
    kept_procedures,
    spans_in_words,
    stages_of,
)

__all__ = [
    "Dues",
    "IdsByKey",
    "KeptProcedure",
    "LabelledDue",
    "Listed",
    "Lists",
    "OfficeNotSetUp",
    "StepFacts",
    "Timetable",
    "closures_shown",
    "council",
    "ids_by_key",
    "kept_procedures",
    "lists",
    "service_area_if_unknown",
    "spans_in_words",
    "stages_of",
    "timetable",
    "vocabularies",
    "working_calendar",
]
