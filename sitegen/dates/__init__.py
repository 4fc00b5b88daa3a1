"""Time in text: where it is spoken of, what it says, which days it means."""

from sitegen.dates.tag import date_text, tag_text

__all__ = ["date_text", "tag_text"]
