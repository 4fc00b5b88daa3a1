"""A new project that builds at once: the work of ``sitegen new``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.errors import UsageError
from sitegen.resources import packaged

if TYPE_CHECKING:
    from pathlib import Path

_PAGES = ("about", "method", "imprint", "privacy")

_SETTINGS = {
    "de": """\
[site]
title = "Unsere Chronik"
description = "Was wann geschah und wer was dazu sagte."
language = "de"
author = ""

[sources]
# Fremde Texte: gezeigt werden nur die Stellen, auf die sich ein Eintrag stützt.
publish = "excerpts"
""",
    "en": """\
[site]
title = "Our chronology"
description = "What happened when, and who said what about it."
language = "en"
author = ""

[sources]
# Texts by others: only the passages that an entry stands on are shown.
publish = "excerpts"
""",
}

_ARTICLES = {
    "de": (
        "beispiel.md",
        """\
---
title: Die Bücherei zieht um
publisher: Beispielblatt
date: 2024-05-08
language: de
publish: full
---

Die Bücherei von Musterhausen hat am Montag ihr altes Haus geschlossen. Gebaut worden war es im Jahr 1931.

„Am 3. Juni öffnen wir am Hafen“, sagte die Leiterin Ines Beispiel am Dienstag.

Ersetzen Sie diesen Text durch Ihre eigenen: jede Datei in diesem Ordner ist ein Artikel.
""",
    ),
    "en": (
        "example.md",
        """\
---
title: The library moves
publisher: Example Gazette
date: 2024-05-08
language: en
publish: full
---

The library of Sampleton closed its old building on Monday. It had been built in 1931.

"We open at the harbour on 3 June," the librarian Ines Sample said on Tuesday.

Put your own texts in the place of this one: every file in this folder is an article.
""",
    ),
}

_IGNORED = "/site/\n/.sitegen/\n"


def write_project(folder: Path, language: str) -> tuple[Path, ...]:
    """Write a project in *language* into *folder* and return its files; UsageError unless it is new or empty."""
    try:
        if folder.exists() and any(folder.iterdir()):
            raise UsageError("the folder is not empty", at=str(folder), hint="name a new one")
        files = _files(language)
        for route, text in files.items():
            path = folder / route
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"cannot make the project: {error.strerror}", at=str(error.filename or folder)) from error
    return tuple(folder / route for route in files)


def _files(language: str) -> dict[str, str]:
    """Return the files of a project by their place in it."""
    name, article = _ARTICLES[language]
    pages = packaged("content") / "pages"
    return {
        "sitegen.toml": _SETTINGS[language],
        f"seeds/{name}": article,
        **{
            f"content/pages/{page}.{language}.md": (pages / f"{page}.{language}.md").read_text(encoding="utf-8")
            for page in _PAGES
        },
        ".gitignore": _IGNORED,
    }
