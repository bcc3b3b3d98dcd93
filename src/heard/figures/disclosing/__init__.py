"""What may the public see? A report with every small number, and what gives it away, withheld."""

from heard.figures.disclosing.withholding import WITHHELD, disclose

__all__ = ["WITHHELD", "disclose"]
