"""The passages of a document worth an entry: who said what, and what happened."""
