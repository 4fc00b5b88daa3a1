"""Every reason that the program gives can be said in every language of the interface."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import sitegen
from sitegen.languages import read_part

LANGUAGES = ("de", "en")


def codes_given() -> dict[str, str]:
    """Return the code of every ``Reason("code", …)`` written out in the package, with its place.

    Codes put together at run time are tried where they are made.
    """
    given = {}
    for path in sorted(Path(sitegen.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Reason":
                parts = [node.args[0]]
                if isinstance(parts[0], ast.IfExp):
                    parts = [parts[0].body, parts[0].orelse]
                for part in parts:
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        given[part.value] = f"{path.name}:{node.lineno}"
    return given


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_given_has_a_sentence(language: str) -> None:
    sentences = read_part(language, "words")["reason"]
    assert {code: place for code, place in codes_given().items() if code not in sentences} == {}


def test_both_languages_say_the_same_reasons_with_the_same_arguments() -> None:
    german, english = (read_part(language, "words")["reason"] for language in LANGUAGES)
    assert german.keys() == english.keys()
    for code, sentence in german.items():
        assert set(re.findall(r"\{(\w+)\}", sentence)) == set(re.findall(r"\{(\w+)\}", english[code])), code
