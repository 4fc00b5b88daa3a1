"""Records to words of the site's language. Words come at the end: until here a date is EDTF, a reason a code."""

from sitegen.wording.dates import capitalised, date_words, month_words, year_words
from sitegen.wording.headings import (
    CUT,
    Heading,
    entry_heading,
    entry_title,
    excerpt,
    one_line,
    reason_words,
    source_name,
    without_markup,
)

__all__ = [
    "CUT",
    "Heading",
    "capitalised",
    "date_words",
    "entry_heading",
    "entry_title",
    "excerpt",
    "month_words",
    "one_line",
    "reason_words",
    "source_name",
    "without_markup",
    "year_words",
]
