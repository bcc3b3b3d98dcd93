"""What does a letter look like on paper? The same words in Word and as a PDF."""

from heard.casework.letters.documents.paper import Paper
from heard.casework.letters.documents.pdf import as_pdf
from heard.casework.letters.documents.word import as_word

__all__ = ["Paper", "as_pdf", "as_word"]
