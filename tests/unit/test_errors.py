from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import sitegen
from sitegen.errors import CODES, SitegenError, format_diagnostic, printable, worst
from sitegen.model import Diagnostic, Place, Severity

SOURCES = sorted(Path(sitegen.__file__).parent.rglob("*.py"))
_NAME = re.compile(r"\{(\w+)\}")


def test_diagnostic_prints_place_severity_code_and_advice() -> None:
    found = Diagnostic("dct-unreadable", Place("seeds/rat.txt", 3, 7), (("text", "8. Mia 2024"),))
    first, second = format_diagnostic(found).splitlines()
    assert first == "seeds/rat.txt:3:7: error[dct-unreadable]: cannot read the date '8. Mia 2024'"
    assert second.startswith("  hint: write it as 2024-05-08")


def test_exception_prints_place_message_and_advice() -> None:
    error = SitegenError("no such folder", at="seeds", hint="make one")
    assert str(error) == "seeds: error: no such folder\n  hint: make one"
    assert str(SitegenError("broken")) == "error: broken"


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\u202e", "\u200b", "\r", "\x07", "\ud800"])
def test_hostile_characters_never_reach_the_terminal(hostile: str) -> None:
    found = Diagnostic("not-a-seed", Place(f"a{hostile}.doc"), (("suffix", hostile), ("path", hostile)))
    assert hostile not in format_diagnostic(found)
    assert hostile not in str(SitegenError(hostile, at=hostile, hint=hostile))
    assert printable("Übermaß – „gut“\n") == "Übermaß – „gut“\n"


def test_a_diagnostic_is_one_line_and_its_advice_whatever_a_file_is_called() -> None:
    forged = "a\nseeds/b.txt:1: error[x]: y"
    diagnostic = Diagnostic("not-a-seed", Place(forged), (("suffix", ".x\ny"), ("path", forged)))
    assert len(format_diagnostic(diagnostic).splitlines()) == 2
    assert str(SitegenError("no", at=forged)).splitlines() == ["a\\nseeds/b.txt:1: error[x]: y: error: no"]


def test_worst_is_the_gravest() -> None:
    note, warning = (Diagnostic(code, Place("a")) for code in ("nothing-found", "empty-document"))
    assert worst([note, warning]) is Severity.WARNING
    assert worst([]) is None


def _made(name: str) -> list[tuple[str, str]]:
    """Return code and place of every ``name("code", …)`` written out in the package."""
    return [
        (str(node.args[0].value), f"{path.name}:{node.lineno}")
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == name
        and node.args
        and isinstance(node.args[0], ast.Constant)
    ]


def test_every_diagnostic_made_has_its_words() -> None:
    assert [place for code, place in _made("Diagnostic") if code not in CODES] == []


def test_every_code_is_used_somewhere() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCES if path.name != "errors.py")
    assert [code for code in CODES if f'"{code}"' not in text] == []


def test_messages_name_their_arguments_plainly() -> None:
    for code, words in CODES.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
        assert all(name.isidentifier() for name in _NAME.findall(words.message + words.hint))
