"""The pages that people wrote: ``content/pages``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.model import Place
from sitegen.slug import is_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.content.folder import Folder

_PAGE = re.compile(r"(?P<name>.+)\.(?P<language>[a-z]{2,3})\.md")
_HEADING = re.compile(r"^#[ \t]+([^\r\n]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """A page a person wrote: its name in the site, its language, its title and its Markdown."""

    name: str
    language: str
    title: str
    text: str


def read_pages(folder: Folder) -> Iterator[PageText]:
    """Yield the pages by name and language."""
    for path in folder.files("pages", ".md"):
        named = _PAGE.fullmatch(path.name)
        if named is None or not is_id(named["name"]):
            folder.complain("page-name", Place(folder.shown(path)), name=path.name)
            continue
        file = folder.read_markdown(path)
        if file is None:
            continue
        text = file.text[file.body :]
        heading = _HEADING.search(text)
        title = file.values().get("title") or (heading[1].rstrip(" #") if heading else "") or named["name"]
        yield PageText(name=named["name"], language=named["language"], title=title, text=text)
