"""Which language a text is written in, by the words no sentence goes without."""

from __future__ import annotations

import re

from sitegen.languages import layout

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # code points that decide


def recognise(text: str, *, clearly: bool = True) -> str | None:
    """Return the code of the language *text* is clearly written in, None where it is not clear.

    Clear is: three function words at least, twice as many as of any other language, and every
    twelfth word of the text. With *clearly* off, more function words than of any other will do.
    """
    words = [word.casefold() for word in _WORD.findall(text, 0, _SAMPLE)]
    counts = sorted(
        ((sum(word in language.function_words for word in words), language.code) for language in layout.load_all()),
        reverse=True,
    )
    if not counts:
        return None
    best, code = counts[0]
    second = counts[1][0] if len(counts) > 1 else 0
    if not clearly:
        return code if best > second else None
    return code if best >= 3 and best >= 2 * second and best * 12 >= len(words) else None
