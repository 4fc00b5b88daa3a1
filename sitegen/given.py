"""A text that somebody hands to a command: its words and its language."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.decode import decode
from sitegen.errors import UsageError
from sitegen.languages import codes_with
from sitegen.languages.recognise import recognise


@dataclass(frozen=True, slots=True)
class GivenText:
    """A text, what it is called, and the code of its language."""

    document: str
    text: str
    language: str


def read_text(data: bytes, document: str, language: str | None, *, rules: str) -> GivenText:
    """Return the text of *data*; its *language* is by default the one the words show.

    *rules* names the part of a language's folder that is needed. UsageError where the text cannot be
    decoded, or its language cannot be told or has no such rules.
    """
    try:
        text = decode(data).text
    except ValueError as error:
        raise UsageError(str(error), at=document) from error
    known = codes_with(rules)
    language = language or recognise(text, clearly=False)
    if language is None:
        raise UsageError("cannot tell the language", at=document, hint=f"name it with --lang: {', '.join(known)}")
    if language not in known:
        raise UsageError(f"no rules for the language '{language}'", hint=f"there are: {', '.join(known)}")
    return GivenText(document, text, language)
