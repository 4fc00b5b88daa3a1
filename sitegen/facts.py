"""Facts about a source: read from named values, and joined."""

from __future__ import annotations

import difflib
import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from sitegen.model import Claim, Diagnostic, Facts, Publish, Translation
from sitegen.slug import is_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sitegen.model import Place

NAMES = tuple(field.name for field in fields(Facts) if field.name not in {"stated", "date_at"})

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_CLAIMS = ("formerly", "supersedes")
_BETWEEN = re.compile(r"[\s,;]+")
_ADDRESS = re.compile(r"https?://[^\s/?#\\@]+(?:[/?#][^\s\\]*)?", re.IGNORECASE)


def facts_of(values: Mapping[str, str], place: Callable[[str], Place]) -> tuple[Facts, tuple[Diagnostic, ...]]:
    """Return the facts among *values*, and the values that are not possible; these are left out.

    *place* tells where the value of a name stands. Names that are no facts are passed over.
    """
    given = {name: " ".join(values[name].split()) for name in NAMES if values.get(name, "").strip()}
    problems = [
        Diagnostic("field-invalid", place(name), (("field", name), ("value", value), ("expected", expected)))
        for name, value in given.items()
        if (expected := _wrong(name, value))
    ]
    wrong = {dict(problem.args)["field"] for problem in problems}
    good = {name: value for name, value in given.items() if name not in wrong}
    translation = good.pop("translation", None)
    publish = good.pop("publish", None)
    claims = {name: Claim(_ids(good.pop(name)), place(name)) for name in _CLAIMS if name in good}
    facts = Facts(
        translation=Translation(translation.lower()) if translation else None,
        publish=Publish(publish.lower()) if publish else None,
        formerly=claims.get("formerly"),
        supersedes=claims.get("supersedes"),
        **good,  # type: ignore[arg-type]  # the names left are those of text fields
    )
    return facts, tuple(problems)


def stated(facts: Facts, place: Callable[[str], Place]) -> Facts:
    """Return *facts* as stated by a person, at *place*: all that is given wins over a header."""
    told = tuple(name for name in NAMES if getattr(facts, name) is not None)
    return replace(facts, stated=told, date_at=place("date") if facts.date else None)


def join_facts(first: Facts | None, second: Facts) -> Facts:
    """Return *second* with everything that *first* tells put in its place."""
    if first is None:
        return second
    told = {name: value for name in NAMES if (value := getattr(first, name)) is not None}
    names = tuple(dict.fromkeys((*first.stated, *second.stated)))
    return replace(second, **told, stated=names, date_at=first.date_at if first.date else second.date_at)


def unknown_field(name: str, at: Place, known: tuple[str, ...] = NAMES) -> Diagnostic:
    """Return the complaint about a field that is none, with the likeliest one that is."""
    near = difflib.get_close_matches(name, known, n=1)
    suggestion = f"; did you mean '{near[0]}'?" if near else ""
    return Diagnostic("field-unknown", at, (("field", name), ("suggestion", suggestion), ("known", ", ".join(known))))


def _ids(value: str) -> tuple[str, ...]:
    """Return the ids of a list such as ``rat-alt, rat``, each once."""
    return tuple(dict.fromkeys(part for part in _BETWEEN.split(value) if part))


def _wrong(name: str, value: str) -> str:
    """Return what *value* should have been, empty where it is possible."""
    if name in _CLAIMS:
        possible = _ids(value) and all(is_id(part) for part in _ids(value))
        return "" if possible else "ids of sources, parted by commas: small letters, digits, '-' and '_'"
    if name == "translation":
        choices = [choice.value for choice in Translation]
        return "" if value.lower() in choices else ", ".join(choices)
    if name == "publish":
        choices = [choice.value for choice in Publish]
        return "" if value.lower() in choices else ", ".join(choices)
    if name in {"url", "archived_url"} and not _ADDRESS.fullmatch(value):
        return "an address that starts with https:// or http://"
    if name in {"language", "original_language"} and not _LANGUAGE.fullmatch(value):
        return "a language code such as de or en"
    return ""
