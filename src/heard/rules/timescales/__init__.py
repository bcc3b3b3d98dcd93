"""By when is an answer due, why then, and was it in time?

`terms` are the words, `starts` finds the day from which time runs, `counting` the last day in time,
`due_dates` says why in sentences, and `judgement` gives the verdicts.
"""

from heard.rules.timescales.counting import UnableToCount, due_on
from heard.rules.timescales.due_dates import DueDate, SkippedDay
from heard.rules.timescales.judgement import Facts, Judgement, Verdict, judge
from heard.rules.timescales.starts import Start, UnableToStart, start_of
from heard.rules.timescales.terms import (
    Counting,
    Extension,
    Pause,
    StartEvent,
    Timescale,
    Unit,
)

__all__ = [
    "Counting",
    "DueDate",
    "Extension",
    "Facts",
    "Judgement",
    "Pause",
    "SkippedDay",
    "Start",
    "StartEvent",
    "Timescale",
    "UnableToCount",
    "UnableToStart",
    "Unit",
    "Verdict",
    "due_on",
    "judge",
    "start_of",
]
