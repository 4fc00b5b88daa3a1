"""Where a text speaks of time: one pass over it, the longest expression at each place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sitegen.dates.compile import compiled_before, compiled_behind, compiled_guard
from sitegen.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitegen.dates.compile import Candidate, Grammar
    from sitegen.languages.dates import Rule

_LOOK = 48  # code points on each side that a rule may ask about
_MODIFIERS = 4  # words of the kind of ``etwa Anfang des``


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An expression of time: the rule that found it, where it stands, the words that fill the rule's slots.

    *core* is the stretch the rule itself matched; *span* holds the words before that belong to it, and
    *mods* what these say, the outermost last.
    """

    rule: Rule
    span: Span
    core: Span
    slots: Mapping[str, str]
    mods: tuple[str, ...] = ()


def find_expressions(text: str, grammar: Grammar, span: Span) -> Iterator[Match]:
    """Yield the expressions of time inside *span*, in text order, none overlapping another."""
    free = span.start
    for hit in grammar.scanner.finditer(text, span.start, span.end):
        if hit.start() < free:
            continue
        found = _longest(text, hit.start(), span.end, grammar.candidates(hit[1], hit[2]), grammar)
        if found:
            yield _with_modifiers(text, found, free, grammar)
            free = found.core.end


def _longest(text: str, start: int, limit: int, candidates: tuple[Candidate, ...], grammar: Grammar) -> Match | None:
    """Return the longest match at *start*; of two equally long ones the rule that stands first wins."""
    best: Match | None = None
    for candidate in candidates:
        found = candidate.regex.match(text, start, limit)
        if not found or found.end() == start or (best and found.end() <= best.core.end):
            continue
        rule = candidate.rule
        slots = {name: words for name, words in found.groupdict().items() if words is not None}
        around = _around(text, start, found.end(), candidate, grammar)
        if around is not None:
            core = Span(start, found.end())
            best = Match(rule=rule, span=core, core=core, slots=slots | around)
    return best


def _with_modifiers(text: str, match: Match, floor: int, grammar: Grammar) -> Match:
    """Return *match* with the articles and modifiers before it, none of them before *floor*."""
    start, mods = match.span.start, match.mods
    for _ in range(_MODIFIERS):
        low = max(floor, start - _LOOK)
        for pattern, mod in grammar.modifiers[match.rule.type]:
            found = compiled_before(pattern).search(text, low, start)
            if found:
                start = found.start()
                mods += (mod,) if mod else ()
                break
        else:
            break
    if start == match.span.start and not mods:
        return match
    return replace(match, span=Span(start, match.span.end), mods=mods)


def _around(text: str, start: int, end: int, candidate: Candidate, grammar: Grammar) -> dict[str, str] | None:
    """Return the slots filled by what stands around, None where it forbids the rule."""
    slots: dict[str, str] = {}
    low, high = max(0, start - _LOOK), min(len(text), end + _LOOK)
    if candidate.after is not None:
        found = compiled_before(candidate.after).search(text, low, start)
        if not found:
            return None
        slots |= {name: words for name, words in found.groupdict().items() if words is not None}
    if candidate.before is not None:
        found = compiled_behind(candidate.before).match(text, end, high)
        if not found:
            return None
        slots |= {name: words for name, words in found.groupdict().items() if words is not None}
    for name in candidate.rule.guard:
        guard = grammar.rules.guard[name]
        if guard.before and compiled_guard(guard.before, before=True).search(text, low, start):
            return None
        if guard.behind and compiled_guard(guard.behind, before=False).match(text, end, high):
            return None
    return slots
