"""How a language speaks of time: ``languages/<code>/dates.toml``.

A lexicon maps ways of writing to values, a rule is a pattern in which ``{name}`` stands for a lexicon
(``{name:2}`` where it stands for the second time), together with what the pattern says. A rule must
prove itself: without ``examples`` it does not load; ``never`` lists what it must leave alone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec

from sitegen.errors import RuleError
from sitegen.languages import read_part


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way of speaking of time.

    *value* is what the expression says, in the notation of ``dates.expression``; *meaning* is which
    days that is, where the TIMEX3 value does not tell (``drei Wochen`` in ``vor drei Wochen``).
    *after* must match right before the expression, *before* right behind it; *guard* names tables of
    what must not stand there. *examples* maps an expression, alone or in a sentence, to its value.
    """

    id: str
    type: str
    pattern: str
    value: str
    examples: dict[str, str]
    never: tuple[str, ...] = ()
    meaning: str | None = None
    mod: str | None = None
    after: str | None = None
    before: str | None = None
    guard: tuple[str, ...] = ()
    role: str | None = None


class Guard(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What must not stand right before or right behind an expression."""

    before: str | None = None
    behind: str | None = None


class Modifier(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words before an expression that belong to it; *on* names the kinds of expression they go with."""

    pattern: str
    mod: str | None = None
    on: tuple[str, ...] = ()


class Ranges(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands between two expressions that are the ends of one stretch of time.

    *between* is enough alone, *closing* only behind *opening* (``zwischen … und``); *listed* makes one
    stretch of two days that follow each other.
    """

    between: str
    opening: str
    closing: str
    listed: str = "(?!)"


class Cues(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that tell whether a clause looks back or ahead, and how a date is meant.

    *since* and *until* stand before the first and the last day of a stretch, *elapsed* before the first of
    one that has lasted up to now. *clock_day* stands between a clock time and its day. In *nowadays* and
    *day* the character U+0000 stands for the word for today.
    """

    past: str
    future: str
    since: str
    until: str
    birth: str
    nowadays: str
    day: str
    stative: str = "(?!)"
    elapsed: str = "(?!)"
    clock_day: str = "(?!)"


class Misread(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a machine misreads old prints.

    *letters* has what a letter is taken for, *digits* which digit a letter stands for. Known by their
    slips are the plain words of the lexicons in *names*, behind *cue* or beside a *day* or a *year*, and
    *words*, anywhere; *keep* are words of their own. *numbers* are mended where they match. In patterns
    ``#`` is a digit or a letter that may be one, ``{name}`` a lexicon.
    """

    letters: dict[str, tuple[str, ...]]
    digits: dict[str, str]
    names: tuple[str, ...]
    words: tuple[str, ...]
    keep: tuple[str, ...]
    cue: str
    day: str
    year: str
    numbers: tuple[str, ...]


class DateRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that a language says of time.

    Lexicons named in *as_written* match as written or in capitals, all else in any case. *joined*
    says how numbers from 21 on are put together from the lexicons ``unit`` and ``ten``.
    """

    lexicon: dict[str, dict[str, str]]
    rule: tuple[Rule, ...]
    guard: dict[str, Guard]
    modifier: tuple[Modifier, ...]
    range: Ranges
    cue: Cues
    as_written: tuple[str, ...] = ()
    joined: str = ""
    misread: Misread | None = None


@cache
def load(code: str) -> DateRules:
    """Return what ``languages/<code>/dates.toml`` says; RuleError where it is wrong."""
    return read_rules(read_part(code, "dates"), f"languages/{code}/dates.toml")


def read_rules(data: dict[str, Any], at: str) -> DateRules:
    """Return the rules in *data*; RuleError where one lacks examples or names what is not there."""
    try:
        rules = msgspec.convert(data, DateRules)
    except msgspec.ValidationError as error:
        raise RuleError(str(error), at=at) from error
    seen: set[str] = set()
    for rule in rules.rule:
        if not rule.examples:
            raise RuleError(f"the rule '{rule.id}' has no examples", at=at, hint="a rule without proof does not load")
        if rule.id in seen:
            raise RuleError(f"the rule '{rule.id}' stands twice", at=at)
        seen.add(rule.id)
        missing = [name for name in rule.guard if name not in rules.guard]
        missing += [name for name in _LEXICON.findall(rule.pattern) if name not in rules.lexicon and name != "number"]
        if missing:
            raise RuleError(f"the rule '{rule.id}' names '{missing[0]}', which is not there", at=at)
    return rules


_LEXICON = re.compile(r"\{([a-z_]+)(?::\d)?\}")
