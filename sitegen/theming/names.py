"""What templates are given, name by name: the table ``templates/names.toml``, and the reference made from it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sitegen.resources import packaged

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_NAME = "names.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The documented theme.

    *files* says what each template shows, *everywhere* what all pages are given, *given* what else each is given, and
    *filters* what can be applied with ``|``.
    """

    files: Mapping[str, str]
    everywhere: Mapping[str, str]
    given: Mapping[str, Mapping[str, str]]
    filters: Mapping[str, str]

    def of(self, template: str) -> frozenset[str]:
        """Return all names that *template* is given."""
        return frozenset({*self.everywhere, *self.given.get(template, {})})

    @property
    def known(self) -> frozenset[str]:
        """Return every name that any template is given."""
        return frozenset({*self.everywhere, *(name for names in self.given.values() for name in names)})


@cache
def read_names() -> Names:
    """Return the documented theme as it came with sitegen."""
    data = tomllib.loads((packaged("templates") / FILE_NAME).read_text(encoding="utf-8"))
    return Names(files=data["files"], everywhere=data["everywhere"], given=data["given"], filters=data["filters"])


def reference(names: Names) -> str:
    """Return the documented theme as Markdown tables."""
    parts = [
        _table("File", names.files),
        "## What every page is given\n",
        _table("Name", names.everywhere),
        "## What a template is given besides\n",
        *(f"### {template}\n\n{_table('Name', given)}" for template, given in names.given.items()),
        "## Filters\n",
        _table("Filter", names.filters),
    ]
    return "\n".join(parts)


def _table(head: str, rows: Mapping[str, str]) -> str:
    lines = [f"| {head} | What it is |", "|---|---|", *(f"| `{name}` | {said} |" for name, said in rows.items())]
    return "\n".join(lines) + "\n"
