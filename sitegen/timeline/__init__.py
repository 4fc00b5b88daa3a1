"""What all documents tell together: merged and in order."""

from sitegen.timeline.digest import DayWeight, KeyDate, choose_days, make_digest, tell_days
from sitegen.timeline.disagree import differ_in_date
from sitegen.timeline.keys import Marked, choose_entries
from sitegen.timeline.merge import merge_mentions
from sitegen.timeline.order import Numbered, mention_key, sort_key
from sitegen.timeline.passages import Article, Passage, day_of, is_about, passages_of, read_passages
from sitegen.timeline.ranks import Placed, Standing, may_precede, place_entries, standing_of
from sitegen.timeline.relate import Related, relate, weigh_entries
from sitegen.timeline.relations import ToldOrder, find_told_order
from sitegen.timeline.weights import Weights, weigh

__all__ = [
    "Article",
    "DayWeight",
    "KeyDate",
    "Marked",
    "Numbered",
    "Passage",
    "Placed",
    "Related",
    "Standing",
    "ToldOrder",
    "Weights",
    "choose_days",
    "choose_entries",
    "day_of",
    "differ_in_date",
    "find_told_order",
    "is_about",
    "make_digest",
    "may_precede",
    "mention_key",
    "merge_mentions",
    "passages_of",
    "place_entries",
    "read_passages",
    "relate",
    "sort_key",
    "standing_of",
    "tell_days",
    "weigh",
    "weigh_entries",
]
