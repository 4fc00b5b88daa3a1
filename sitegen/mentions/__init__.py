"""The passages of a document worth an entry: who said what, and what happened."""

from sitegen.mentions.people import know_names, name_speaker, who_speaks
from sitegen.mentions.select import REASONS, find_mentions
from sitegen.mentions.speech import find_statements

__all__ = ["REASONS", "find_mentions", "find_statements", "know_names", "name_speaker", "who_speaks"]
