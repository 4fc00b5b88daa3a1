"""What all documents tell together: merged and in order."""

from sitegen.timeline.merge import merge_mentions
from sitegen.timeline.order import mention_key, sort_key

__all__ = ["mention_key", "merge_mentions", "sort_key"]
