"""What does `heard due` answer? Without a database: a pack, a calendar and the rules.

`questions` is one date by one limit of a pack, `lines` one line of a batch, `batches` a whole one.
"""

from heard.procedures.due.batches import AnsweredLine, answer_batch
from heard.procedures.due.questions import Answer, Question, UnableToAsk, answer

__all__ = ["Answer", "AnsweredLine", "Question", "UnableToAsk", "answer", "answer_batch"]
