"""Reading ``languages/<code>/speech.toml``: the words of saying, and the small words of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sitegen.errors import RuleError
from sitegen.languages import codes_with, read_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Kind:
    """What a verb of saying takes as that which is said: bits, joined by ``|``."""

    SAY = 1  # a quotation, a clause, a clause in front
    THINK = 2  # a clause
    DEMAND = 4  # a clause or an infinitive
    NAME = 8  # a quoted phrase
    REPORT = 16  # nothing: the act itself is told


class Word:
    """What a word may be in a sentence, as far as its form tells: bits, joined by ``|``.

    Plain numbers and no enum: they are asked for some hundred times in a sentence.
    """

    THAT = 1 << 0
    ASKING = 1 << 1
    AS = 1 << 2
    SUBORDINATING = 1 << 3
    RELATIVE = 1 << 4
    COORDINATING = 1 << 5
    TO = 1 << 6
    PERSONAL = 1 << 7
    IMPERSONAL = 1 << 8
    REFLEXIVE = 1 << 9
    DETERMINER = 1 << 10
    OBLIQUE = 1 << 11
    GENITIVE = 1 << 12
    PREPOSITION = 1 << 13
    ATTACHING = 1 << 14
    AGENT = 1 << 15
    PARTICLE = 1 << 16
    ADVERB = 1 << 17
    MOOD_SURE = 1 << 18
    MOOD_LIKELY = 1 << 19
    MOOD_PAST = 1 << 20
    HEARSAY = 1 << 21
    HAVE = 1 << 22
    PASSIVE = 1 << 23
    MODAL = 1 << 24
    FINITE = 1 << 25
    INQUIT = 1 << 26
    SOURCE_BEFORE = 1 << 27
    SOURCE_AFTER = 1 << 28
    SOURCE_ADVERB = 1 << 29
    SOURCE_PREPOSITION = 1 << 30
    NUMBER = 1 << 31
    FIRST_PERSON = 1 << 32
    NEGATION = 1 << 33
    IN = 1 << 34
    QUANTITY = 1 << 35
    SOURCE_RELATIVE = 1 << 36
    SOURCE_BEHIND = 1 << 37


class Form(NamedTuple):
    """One form of a verb of saying; *particle* must stand elsewhere in the clause unless empty."""

    verb: str
    kind: int  # of ``Kind``
    particle: str
    finite: bool
    participle: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechRules:
    """What ``speech.toml`` says, ready for use. All words are in small letters."""

    language: str
    forms: Mapping[str, tuple[Form, ...]]
    words: Mapping[str, int]
    nouns: frozenset[str]
    source_noun: re.Pattern[str]
    time_noun: re.Pattern[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    roles: re.Pattern[str]
    bodies: re.Pattern[str]
    things: re.Pattern[str]  # documents and talks: what says something and is nobody
    adjective: re.Pattern[str]
    subjunctive: re.Pattern[str]  # what the present of a verb of saying looks like in that mood
    mood_form: re.Pattern[str]  # what a verb in the mood of reported speech looks like
    verbal: re.Pattern[str]  # what a finite verb looks like
    definite: frozenset[str]
    feminine_ending: str
    source_relative: frozenset[str]  # "nach" before a relative pronoun
    source_phrases: tuple[tuple[str, ...], ...]
    joining: frozenset[str]  # "und" between two nouns
    taking_up: frozenset[str]  # "das", "dies": what was told before
    turning: frozenset[str]  # a conjunction that opens another voice
    possessive: frozenset[str]
    perfect: frozenset[str]  # what a perfect infinitive ends with
    separable: frozenset[str]  # particles that part from their verb
    future: frozenset[str]
    infinitive_ending: str
    past_endings: tuple[str, ...]
    purpose: frozenset[str]  # "um", "ohne": an infinitive behind it is not said
    forced: frozenset[str]  # "musste" einräumen: a modal verb that tells what was said after all
    naming: re.Pattern[str]
    quoting_verbs: frozenset[str]  # in the passive, who is quoted is the subject
    nominative: frozenset[str]  # pronouns that can be nothing but a subject
    adverb: re.Pattern[str]  # what an adverb looks like at the head of a sentence
    wordings: frozenset[str]  # nouns right before the words themselves: "mit den Worten „…“"
    calling: frozenset[str]  # "als", "ein": what stands before a phrase by which somebody calls a thing
    nobody: frozenset[str]  # "kein", "kaum": nobody says it
    claiming: frozenset[str]  # "will": with a perfect infinitive, what somebody says of himself
    voicing: frozenset[str]  # "voiced": a verb that gives words to the noun of saying behind it
    linking: frozenset[str]  # "that": what a noun of saying takes without a comma
    seeming: frozenset[str]  # "scheint": the writer's own reading of a noun of saying
    plurals: frozenset[str]  # determiners of several
    plural_verb: re.Pattern[str]
    past: re.Pattern[str]  # what a verb of the past looks like where nouns have no capital
    participle: re.Pattern[str]  # what stands before the auxiliary of a perfect infinitive
    indefinite: frozenset[str]  # pronouns that mean nobody told before
    with_be: frozenset[str]  # verbs whose perfect is formed with "sein": "ist ausgegangen" is no passive
    place_verbs: frozenset[str]  # "in der Erklärung heißt es": who says it stands behind a preposition
    deemed: frozenset[str]  # "möglich": with one of *deeming*, "hält es für möglich", takes a clause that is said
    deeming: frozenset[str]
    showing: frozenset[str]  # "zeigte sich": stands for "war" before a predicate
    predicates: frozenset[str]  # adjectives that take a clause that is said
    impersonal_verb: str  # "heißen" tells a saying only with an impersonal subject
    comma: bool  # a comma stands between the verb and the clause that is said
    plainest: str  # the verb that takes a clause without further marks
    capital: bool  # every noun begins with a capital


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRules:
    """What the table ``entries`` says: how a passage is dated, and what is no entry. All in small letters."""

    occasions: re.Pattern[str]
    acts: re.Pattern[str]
    links: tuple[str, ...]
    apart: frozenset[str]
    detached: frozenset[str]  # words of a cue that tells of no occasion
    expectation: frozenset[str]
    future: frozenset[str]
    done: frozenset[str]  # words that take a future word back: "ist eröffnet worden"
    coming: frozenset[str]  # participles of what is to come
    conditional: frozenset[str]
    lasting: frozenset[str]
    naming: frozenset[str]


_WORD_CLASSES: dict[str, int] = {
    "clauses.that": Word.THAT,
    "clauses.asking": Word.ASKING,
    "clauses.as": Word.AS,
    "clauses.subordinating": Word.SUBORDINATING,
    "clauses.relative": Word.RELATIVE,
    "clauses.coordinating": Word.COORDINATING,
    "clauses.infinitive": Word.TO,
    "pronouns.personal": Word.PERSONAL,
    "pronouns.impersonal": Word.IMPERSONAL,
    "pronouns.oblique": Word.REFLEXIVE,
    "pronouns.first": Word.FIRST_PERSON,
    "nominal.determiners": Word.DETERMINER,
    "nominal.oblique": Word.OBLIQUE,
    "nominal.genitive": Word.GENITIVE,
    "nominal.prepositions": Word.PREPOSITION,
    "nominal.attaching": Word.ATTACHING,
    "nominal.agent": Word.AGENT,
    "nominal.particles": Word.PARTICLE,
    "nominal.never": Word.ADVERB,
    "nominal.numbers": Word.NUMBER,
    "nominal.negations": Word.NEGATION,
    "mood.sure": Word.MOOD_SURE,
    "mood.likely": Word.MOOD_LIKELY,
    "mood.past": Word.MOOD_PAST,
    "mood.hearsay": Word.HEARSAY,
    "auxiliaries.have": Word.HAVE,
    "auxiliaries.passive": Word.PASSIVE,
    "auxiliaries.modal": Word.MODAL,
    "auxiliaries.finite": Word.FINITE,
    "source.inquit": Word.INQUIT,
    "source.before": Word.SOURCE_BEFORE,
    "source.after": Word.SOURCE_AFTER,
    "source.adverbs": Word.SOURCE_ADVERB,
    "source.prepositions": Word.SOURCE_PREPOSITION,
    "source.after_noun": Word.SOURCE_BEHIND,
    "source.relative": Word.SOURCE_RELATIVE,
    "nominal.within": Word.IN,
    "nominal.quantities": Word.QUANTITY,
}
_KINDS = {"say": Kind.SAY, "think": Kind.THINK, "demand": Kind.DEMAND, "name": Kind.NAME, "report": Kind.REPORT}


@cache
def load(code: str) -> SpeechRules:
    """Return the rules of speech of the language *code*; RuleError where the file is wrong."""
    tables = read_part(code, "speech")
    words: dict[str, int] = {}
    try:
        for path, flag in _WORD_CLASSES.items():
            for word in _words_at(tables, path):
                words[word.lower()] = words.get(word.lower(), 0) | flag
        return SpeechRules(
            language=code,
            forms=_forms(tables),
            words=words,
            nouns=frozenset(
                word.lower() + ending
                for word in str(tables["nouns"]["words"]).split()
                for ending in _words_at(tables, "nouns.endings")
            ),
            source_noun=re.compile(tables["source"]["nouns"]),
            time_noun=re.compile(tables["nominal"]["times"]),
            feminine=frozenset(_words_at(tables, "pronouns.feminine")),
            masculine=frozenset(_words_at(tables, "pronouns.masculine")),
            roles=re.compile(tables["roles"]["persons"]),
            bodies=re.compile(tables["roles"]["bodies"]),
            things=re.compile(tables["roles"]["things"]),
            verbal=re.compile(tables["clauses"]["verbs"]),
            subjunctive=re.compile(tables["mood"]["present"]),
            mood_form=re.compile(tables["mood"]["form"]),
            adjective=re.compile(tables["nominal"]["adjectives"]),
            definite=frozenset(_words_at(tables, "nominal.definite")),
            feminine_ending=str(tables["nominal"]["feminine_ending"]),
            source_relative=frozenset(_words_at(tables, "source.after_noun")),
            source_phrases=tuple(tuple(phrase.split()) for phrase in tables["source"].get("phrases", [])),
            joining=frozenset(_words_at(tables, "nominal.joining")),
            taking_up=frozenset(_words_at(tables, "clauses.taking_up")),
            turning=frozenset(_words_at(tables, "clauses.turning")),
            possessive=frozenset(_words_at(tables, "pronouns.possessive")),
            perfect=frozenset(_words_at(tables, "clauses.perfect")),
            separable=frozenset(_words_at(tables, "clauses.separable")),
            future=frozenset(_words_at(tables, "auxiliaries.future")),
            purpose=frozenset(_words_at(tables, "clauses.purpose")),
            forced=frozenset(_words_at(tables, "clauses.forced")),
            naming=re.compile(tables["nominal"]["naming"]),
            quoting_verbs=frozenset(_words_at(tables, "clauses.quoting_verbs")),
            nominative=frozenset(_words_at(tables, "pronouns.nominative")),
            adverb=re.compile(tables["nominal"]["adverbs"]),
            wordings=frozenset(_words_at(tables, "nouns.wordings")),
            calling=frozenset(_words_at(tables, "nominal.calling")),
            nobody=frozenset(_words_at(tables, "nominal.nobody")),
            claiming=frozenset(_words_at(tables, "clauses.claiming")),
            voicing=frozenset(_words_at(tables, "nouns.voicing")),
            linking=frozenset(_words_at(tables, "nouns.linking")),
            seeming=frozenset(_words_at(tables, "nouns.seeming")),
            plurals=frozenset(_words_at(tables, "nominal.plurals")),
            plural_verb=re.compile(tables["clauses"]["plural_verbs"]),
            past=re.compile(tables["clauses"]["past"]),
            participle=re.compile(tables["clauses"]["participles"]),
            indefinite=frozenset(_words_at(tables, "pronouns.indefinite")),
            with_be=frozenset(_words_at(tables, "clauses.with_be")),
            place_verbs=frozenset(_words_at(tables, "clauses.place_verbs")),
            deemed=frozenset(_words_at(tables, "nouns.deemed")),
            deeming=frozenset(_words_at(tables, "nouns.deeming")),
            showing=frozenset(_words_at(tables, "nouns.showing")),
            predicates=frozenset(_words_at(tables, "nouns.predicates")),
            impersonal_verb=str(tables["clauses"]["impersonal_verb"]),
            past_endings=_words_at(tables, "clauses.past_endings"),
            infinitive_ending=str(tables["clauses"]["infinitive_ending"]),
            comma=bool(tables["clauses"]["comma"]),
            plainest=str(tables["clauses"]["plainest"]),
            capital=bool(tables["nominal"]["capital"]),
        )
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise RuleError(f"cannot be used: {error}", at=f"languages/{code}/speech.toml") from error


@cache
def load_entries(code: str) -> EntryRules:
    """Return the rules for entries of the language *code*; RuleError where the file is wrong."""
    try:
        table = read_part(code, "speech")["entries"]
        return EntryRules(
            occasions=re.compile(table["occasions"]),
            acts=re.compile(table["acts"]),
            links=tuple(table["links"]),
            detached=frozenset(table["detached"]),
            apart=frozenset(table["apart"]),
            expectation=frozenset(table["expectation"]),
            future=frozenset(table["future"]),
            done=frozenset(table["done"]),
            coming=frozenset(table["coming"]),
            conditional=frozenset(table["conditional"]),
            lasting=frozenset(table["lasting"]),
            naming=frozenset(table["naming"]),
        )
    except (KeyError, TypeError, re.error) as error:
        raise RuleError(f"cannot be used: {error}", at=f"languages/{code}/speech.toml") from error


def known_code(code: str) -> str:
    """Return *code*, or the first language with rules of speech where it has none."""
    known = codes_with("speech")
    return code if code in known else known[0]


def load_or_default(code: str) -> SpeechRules:
    """Return the rules of *code*, those of the first language that has any where it has none."""
    return load(known_code(code))


def _words_at(tables: Mapping[str, Any], path: str) -> tuple[str, ...]:
    table, key = path.split(".")
    value = tables.get(table, {}).get(key, [])
    return tuple(value.split()) if isinstance(value, str) else tuple(str(word) for word in value)


def _forms(tables: Mapping[str, Any]) -> dict[str, tuple[Form, ...]]:
    patterns = [(re.compile(row["match"]), row["finite"], row["participle"]) for row in tables["inflection"]]
    irregular = {verb: (str(finite).split(), participle) for verb, (finite, participle) in tables["irregular"].items()}
    found: dict[str, dict[tuple[str, str], Form]] = {}
    for name, kind in _KINDS.items():
        for verb in str(tables["verbs"].get(name, "")).split():
            particle, _, base = verb.rpartition("|")
            finite, participle = irregular.get(base) or _inflect(base, patterns)
            for word, form in _verb_forms(verb.replace("|", ""), kind, particle, (*finite, participle)):
                key = (form.verb, form.particle)
                rows = found.setdefault(word, {})
                old = rows.get(key)
                rows[key] = _join(old, form) if old else form
    return {word: tuple(rows.values()) for word, rows in found.items()}


def _join(first: Form, second: Form) -> Form:
    return first._replace(
        kind=first.kind | second.kind,
        finite=first.finite or second.finite,
        participle=first.participle or second.participle,
    )


def _verb_forms(verb: str, kind: int, particle: str, words: tuple[str, ...]) -> Iterator[tuple[str, Form]]:
    """Yield the forms of *verb* by their word; the last of *words* is the participle, the others are finite."""
    *finite, participle = words
    for word in finite:
        yield word, Form(verb, kind, particle, finite=True, participle=False)
        if particle:
            yield particle + word, Form(verb, kind, "", finite=True, participle=False)
    yield particle + participle, Form(verb, kind, "", finite=False, participle=True)
    if particle:
        yield participle, Form(verb, kind, particle, finite=False, participle=True)


def _inflect(verb: str, patterns: list[tuple[re.Pattern[str], list[str], str]]) -> tuple[list[str], str]:
    for pattern, finite, participle in patterns:
        match = pattern.fullmatch(verb)
        if match:
            stem = match[1]
            return [ending.format(stem) for ending in finite], participle.format(stem)
    raise ValueError(f"no inflection fits '{verb}'")
