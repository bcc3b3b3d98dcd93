"""What does a form look like on paper, to be filled in by hand and posted free?"""

from heard.intake.printed.pdf import as_pdf
from heard.intake.printed.sheets import PrintedForm, printed

__all__ = ["PrintedForm", "as_pdf", "printed"]
