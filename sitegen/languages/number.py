"""Reading the table ``number`` of ``languages/<code>/speech.toml``: the words of one and of several."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sitegen.errors import RuleError
from sitegen.languages import read_part


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRules:
    """What tells one from several. All words are in small letters; what is in neither list may be both."""

    one: frozenset[str]  # determiners and pronouns
    several: frozenset[str]
    verbs_of_one: re.Pattern[str]  # what a finite verb looks like
    verbs_of_several: re.Pattern[str]
    nouns_of_several: re.Pattern[str]
    or_words: frozenset[str]  # "oder": what joins two nouns and leaves the subject one
    bare_names: bool  # two capitals without a determiner are the name of one


@cache
def load_number(code: str) -> NumberRules:
    """Return the rules for number of the language *code*; RuleError where the file is wrong."""
    try:
        table = read_part(code, "speech")["number"]
        return NumberRules(
            one=frozenset(table["one"]),
            several=frozenset(table["several"]),
            verbs_of_one=re.compile(table["verbs_of_one"]),
            verbs_of_several=re.compile(table["verbs_of_several"]),
            nouns_of_several=re.compile(table["nouns_of_several"]),
            or_words=frozenset(table["or_words"]),
            bare_names=bool(table["bare_names"]),
        )
    except (KeyError, TypeError, re.error) as error:
        raise RuleError(f"cannot be used: {error}", at=f"languages/{code}/speech.toml") from error
