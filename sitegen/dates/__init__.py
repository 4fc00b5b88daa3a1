"""Time in text: where it is spoken of, what it says, which days it means; and when a text appeared."""

from sitegen.dates.dct import find_document_date
from sitegen.dates.source import SourceDate, date_of, find_source_date
from sitegen.dates.tag import date_text, tag_text

__all__ = ["SourceDate", "date_of", "date_text", "find_document_date", "find_source_date", "tag_text"]
