"""What all documents tell together: merged and in order."""

from sitegen.timeline.digest import DayWeight, KeyDate, choose_days, make_digest, tell_days
from sitegen.timeline.keys import Marked, choose_entries
from sitegen.timeline.merge import merge_mentions
from sitegen.timeline.order import Numbered, mention_key, sort_key
from sitegen.timeline.passages import Article, Passage, day_of, is_about, passages_of, read_passages
from sitegen.timeline.weights import Weights, weigh

__all__ = [
    "Article",
    "DayWeight",
    "KeyDate",
    "Marked",
    "Numbered",
    "Passage",
    "Weights",
    "choose_days",
    "choose_entries",
    "day_of",
    "is_about",
    "make_digest",
    "mention_key",
    "merge_mentions",
    "passages_of",
    "read_passages",
    "sort_key",
    "tell_days",
    "weigh",
]
