"""Paragraphs, headings, captions, sentences, quotations, page furniture; the language of each."""

from sitegen.segment.layout import lay_out
from sitegen.segment.sentences import cut_sentences

__all__ = ["cut_sentences", "lay_out"]
