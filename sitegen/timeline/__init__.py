"""What all documents tell together: merged and in order."""

from sitegen.timeline.digest import Article, KeyDate, Passage, is_about, make_digest, passage_of, read_passages
from sitegen.timeline.merge import merge_mentions
from sitegen.timeline.order import mention_key, sort_key
from sitegen.timeline.weights import Weights, weigh

__all__ = [
    "Article",
    "KeyDate",
    "Passage",
    "Weights",
    "is_about",
    "make_digest",
    "mention_key",
    "merge_mentions",
    "passage_of",
    "read_passages",
    "sort_key",
    "weigh",
]
