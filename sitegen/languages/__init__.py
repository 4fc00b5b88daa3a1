"""Reading the language files: ``languages/<code>/<part>.toml``.

A language is a folder of data. Its parts are ``dates`` (rules for time expressions), ``speech``
(words of saying), ``layout`` (page furniture, bylines) and ``words`` (reasons and the interface).
A language may lack a part; the shape of each part is checked by the module of its name here.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from sitegen.errors import RuleError


@cache
def codes() -> tuple[str, ...]:
    """Return the codes of all languages there are, in alphabetical order."""
    root = resources.files(__name__)
    return tuple(sorted(entry.name for entry in root.iterdir() if entry.is_dir() and entry.name.isalpha()))


@cache
def codes_with(part: str) -> tuple[str, ...]:
    """Return the codes of the languages that have *part*."""
    root = resources.files(__name__)
    return tuple(code for code in codes() if (root / code / f"{part}.toml").is_file())


def read_part(code: str, part: str) -> dict[str, Any]:
    """Return the tables of ``languages/<code>/<part>.toml``; RuleError where they cannot be read."""
    path = resources.files(__name__) / code / f"{part}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise RuleError(f"the language '{code}' has no {part}", at=f"languages/{code}/{part}.toml") from error
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"not TOML: {error}", at=f"languages/{code}/{part}.toml") from error
