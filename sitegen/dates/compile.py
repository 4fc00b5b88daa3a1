"""The rules of a language made ready for use: lexicons filled in, and a scanner for where a rule may begin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial
from typing import TYPE_CHECKING

from sitegen.dates.prefixes import OpenPatternError, heads, prefixes, stem_of, stems
from sitegen.errors import RuleError
from sitegen.languages import dates as languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sitegen.languages.dates import DateRules, Rule


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A lexicon as a pattern, and what each way of writing stands for.

    *literal* answers for plain words, *patterns* for the rest; *sums* splits a number word into the
    lexicons whose values it adds up.
    """

    pattern: str
    literal: Mapping[str, str]
    patterns: tuple[tuple[str, str], ...]
    sums: str = ""


@dataclass(frozen=True)
class Candidate:
    """A rule and its patterns with all lexicons filled in; they are compiled when first tried.

    *stems* are the kinds of its first word, and what may follow that.
    """

    rule: Rule
    pattern: str
    after: str | None
    before: str | None
    stems: frozenset[str]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern of the rule, compiled."""
        return compiled(self.pattern)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules of a language, ready to be looked for.

    *scanner* finds where a rule may begin; its two groups are the beginning and the tail of what stands
    there, None if no rule knows it. Of these *candidates* makes the rules to try, in the order of the
    language file. *modifiers* has for each kind of expression the patterns of the words that belong to
    it, and what they say.
    """

    rules: DateRules
    lexicons: Mapping[str, Lexicon]
    scanner: re.Pattern[str]
    candidates: Callable[[str, str | None], tuple[Candidate, ...]]
    modifiers: Mapping[str, tuple[tuple[str, str | None], ...]]


@cache
def grammar(language: str) -> Grammar:
    """Return the grammar of *language*; RuleError where its file is wrong."""
    return build_grammar(languages.load(language))


def build_grammar(rules: DateRules) -> Grammar:
    """Return *rules* made ready."""
    lexicons = {name: _lexicon(name, entries, rules) for name, entries in rules.lexicon.items()}
    if "unit" in lexicons:
        lexicons["number"] = _numbers(lexicons, rules)
    slots = {name: heads(lexicon.pattern) for name, lexicon in lexicons.items()}
    behind = {name: stems(lexicon.pattern) for name, lexicon in lexicons.items()}
    found: dict[str, list[Candidate]] = {}
    for rule in rules.rule:
        pattern = _fill(rule.pattern, lexicons)
        after, before = (around and _fill(around, lexicons) for around in (rule.after, rule.before))
        goes_on = frozenset(stem.rstrip("\0 ") for stem in stems(rule.pattern, slots, behind))
        candidate = Candidate(rule, pattern, after, before, goes_on)
        try:
            beginnings = prefixes(rule.pattern, slots)
        except OpenPatternError as error:
            raise RuleError(f"the rule '{rule.id}' {error}") from error
        for beginning in beginnings:
            found.setdefault(beginning, []).append(candidate)
    tails = {stem[1:] for candidates in found.values() for candidate in candidates for stem in candidate.stems}
    order = {rule.id: number for number, rule in enumerate(rules.rule)}
    ready = lru_cache(maxsize=8192)(partial(_fitting, found, order))
    return Grammar(rules, lexicons, _scanner(found, tails), ready, _modifiers(rules))


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    """Return *pattern* as a compiled expression that takes any case and ends where a word ends."""
    return re.compile(f"(?:{pattern})(?!\\w)", re.IGNORECASE)


@lru_cache(maxsize=1024)
def compiled_before(pattern: str) -> re.Pattern[str]:
    """Return *pattern* as an expression that ends where the search ends."""
    return re.compile(f"(?:{spaced(pattern)})\\Z", re.IGNORECASE)


@lru_cache(maxsize=64)
def compiled_cue(pattern: str) -> re.Pattern[str]:
    """Return *pattern* as an expression that heeds case, for words anywhere in a sentence."""
    return re.compile(spaced(pattern))


@lru_cache(maxsize=1024)
def compiled_guard(pattern: str, *, before: bool) -> re.Pattern[str]:
    """Return *pattern* as an expression that heeds case; one for what stands *before* ends where the search ends."""
    return re.compile(f"(?:{spaced(pattern)})\\Z" if before else spaced(pattern))


@lru_cache(maxsize=1024)
def compiled_behind(pattern: str) -> re.Pattern[str]:
    """Return *pattern* as an expression that takes any case."""
    return re.compile(spaced(pattern), re.IGNORECASE)


def spaced(pattern: str) -> str:
    """Return *pattern* with each space standing for white space of any kind, one followed by ``?`` for none too."""
    return pattern.replace(" ?", r"\s{0,6}").replace(" ", r"\s{1,6}")


def value_in(lexicon: Lexicon, text: str) -> str | None:
    """Return what *text* stands for in *lexicon*, None if nothing there is written so."""
    word = " ".join(text.casefold().split())
    if word in lexicon.literal:
        return lexicon.literal[word]
    if lexicon.sums and word.replace(",", ".").replace(".", "", 1).isdecimal():
        return word.replace(",", ".")
    if lexicon.sums and (parts := compiled(lexicon.sums).fullmatch(word)):
        return str(sum(int(lexicon.literal[part]) for part in parts.groups()))
    for pattern, value in lexicon.patterns:
        if compiled(pattern).fullmatch(text):
            return value
    return None


def plain_words(entries: Mapping[str, str]) -> list[str]:
    """Return the words of a lexicon of the language file that are told letter by letter."""
    return [way for key in entries for way in _alternatives(key) if _PLAIN.fullmatch(way)]


_SLOT = re.compile(r"\{([a-z_]+)(?::(\d))?\}")
_PLAIN = re.compile(r"[\w' -]+")


def _fill(pattern: str, lexicons: Mapping[str, Lexicon]) -> str:
    """Return *pattern* with each ``{name}`` replaced by a group of that name."""
    return spaced(_SLOT.sub(lambda slot: f"(?P<{slot[1]}{slot[2] or ''}>{lexicons[slot[1]].pattern})", pattern))


def _lexicon(name: str, entries: Mapping[str, str], rules: DateRules) -> Lexicon:
    ways = [(way, value) for key, value in entries.items() for way in _alternatives(key)]
    literal = {way.casefold(): value for way, value in ways if _PLAIN.fullmatch(way)}
    patterns = tuple((spaced(way), value) for way, value in ways if not _PLAIN.fullmatch(way))
    written = [way for way, _ in ways]
    as_written = name in rules.as_written
    if as_written:
        written += [_capitals(way) for way in written]
    pattern = spaced("|".join(sorted(dict.fromkeys(written), key=len, reverse=True)))
    return Lexicon(f"(?-i:{pattern})" if as_written else pattern, literal, patterns)


def _numbers(lexicons: Mapping[str, Lexicon], rules: DateRules) -> Lexicon:
    """Return the lexicon of numbers: digits, the words in ``unit``, ``teen`` and ``ten``, and what is put together."""
    unit, teen, ten = (lexicons[name] for name in ("unit", "teen", "ten"))
    joined = spaced(rules.joined)
    loose = joined.replace("{unit}", f"(?:{unit.pattern})").replace("{ten}", f"(?:{ten.pattern})")
    sums = joined.replace("{unit}", f"({unit.pattern})").replace("{ten}", f"({ten.pattern})")
    literal = {**unit.literal, **teen.literal, **ten.literal}
    pattern = rf"\d{{1,4}}(?:[.,]\d{{1,2}})?|{loose}|{teen.pattern}|{ten.pattern}|{unit.pattern}"
    return Lexicon(pattern, literal, unit.patterns + teen.patterns + ten.patterns, sums)


def _alternatives(key: str) -> list[str]:
    """Return the branches of *key* that no bracket holds together."""
    depth, parts = 0, [""]
    for char in key:
        depth += (char in "([") - (char in ")]")
        if char == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _capitals(way: str) -> str:
    return re.sub(r"\\.|[^\\]+", lambda part: part[0] if part[0].startswith("\\") else part[0].upper(), way)


def _modifiers(rules: DateRules) -> Mapping[str, tuple[tuple[str, str | None], ...]]:
    return {
        kind: tuple((rf"(?<!\w)(?:{found.pattern})", found.mod) for found in rules.modifier if kind in found.on)
        for kind in {rule.type for rule in rules.rule}
    }


def _fitting(
    found: Mapping[str, list[Candidate]], order: Mapping[str, int], beginning: str, tail: str | None
) -> tuple[Candidate, ...]:
    """Return those *found* that may begin with *beginning*, or a beginning of it, and may go on with *tail*."""
    starts, known = _beginnings(beginning), _beginnings(stem_of(beginning, tail or ""))
    here = {candidate.rule.id: candidate for start in starts for candidate in found.get(start, ())}
    fitting = (candidate for candidate in here.values() if not candidate.stems.isdisjoint(known))
    return tuple(sorted(fitting, key=lambda candidate: order[candidate.rule.id]))


def _beginnings(text: str) -> list[str]:
    """Return all beginnings of *text* in lower case, a space for any white space."""
    plain = re.sub(r"\s+", " ", text.lower())
    return [plain[:end] for end in range(1, len(plain) + 1)]


def _scanner(beginnings: Iterable[str], tails: Iterable[str]) -> re.Pattern[str]:
    """Return an expression that stops where a word begins with one of *beginnings*.

    Its groups are the longest beginning, and the longest of *tails* behind the word or number, if any.
    Both are factored letter by letter, so that the engine leaves a word after one look.
    """
    behind = _factored(tails).replace("0", r"\d")
    return re.compile(rf"(?<!\w)(?=({_factored(beginnings)}))(?=(?:\d+|[^\W\d_]+|\s+|.)({behind})?)")


def _factored(beginnings: Iterable[str]) -> str:
    """Return a pattern for any of *beginnings*, in either case, a space in them standing for white space."""
    tails: dict[str, list[str]] = {}
    for beginning in beginnings:
        if beginning:
            tails.setdefault(beginning[0], []).append(beginning[1:])
    plain = "".join(_both(letter) for letter, rest in tails.items() if rest == [""] and letter != " ")
    branches = [f"[{plain}]"] if plain else []
    for letter, rest in tails.items():
        if rest == [""] and letter != " ":
            continue
        head = r"\s{1,6}" if letter == " " else f"[{_both(letter)}]"
        more = _factored(rest)
        branches.append(head + (f"(?:{more})?" if "" in rest and more else more))
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})" if branches else ""


def _both(letter: str) -> str:
    """Return *letter* in both cases, escaped for a character class; ``ß`` has but one."""
    upper = letter.upper()
    both = letter + upper if len(upper) == 1 and upper != letter else letter
    return re.sub(r"([\]\\^-])", r"\\\1", both)
