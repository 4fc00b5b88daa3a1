"""What all documents tell together: merged and in order."""

from sitegen.timeline.merge import merge_mentions
from sitegen.timeline.order import mention_key, sort_key
from sitegen.timeline.weights import Weights, weigh

__all__ = ["Weights", "mention_key", "merge_mentions", "sort_key", "weigh"]
