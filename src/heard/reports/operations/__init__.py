"""Drawing reports, keeping editions, and keeping what was published before."""

from heard.reports.operations.drawing import draw_report
from heard.reports.operations.editions import keep_edition
from heard.reports.operations.published import UnableToStorePublished, store_published

__all__ = ["UnableToStorePublished", "draw_report", "keep_edition", "store_published"]
