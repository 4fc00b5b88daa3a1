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
from sitegen.wording.languages import direction, language_words, turns
from sitegen.wording.relations import conflict_values, may_show, relation_words
from sitegen.wording.sizes import size_words
from sitegen.wording.spaces import tied
from sitegen.wording.titles import tab_title

__all__ = [
    "CUT",
    "Heading",
    "capitalised",
    "conflict_values",
    "date_words",
    "direction",
    "entry_heading",
    "entry_title",
    "excerpt",
    "language_words",
    "may_show",
    "month_words",
    "one_line",
    "reason_words",
    "relation_words",
    "size_words",
    "source_name",
    "tab_title",
    "tied",
    "turns",
    "without_markup",
    "year_words",
]
