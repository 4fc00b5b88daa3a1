"""Who speaks: ``content/people``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.facts import unknown_field
from sitegen.model import Person, Place
from sitegen.slug import slug_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.content.folder import Folder

_KNOWN = ("name", "aliases", "role")


def read_people(folder: Folder) -> Iterator[Person]:
    """Yield the people by file."""
    seen: dict[str, str] = {}
    for path in folder.files("people", ".md"):
        file = folder.read_markdown(path)
        if file is None:
            continue
        values = file.values()
        folder.problems += [unknown_field(name, file.place(name), _KNOWN) for name in values if name not in _KNOWN]
        name = " ".join(values.get("name", "").split())
        if not name:
            folder.complain("front-matter-invalid", Place(file.path, 1), why="it has no 'name'")
            continue
        person = slug_of(path.stem)
        if person in seen:
            folder.complain("person-twice", Place(file.path), id=person, other=seen[person])
            continue
        seen[person] = file.path
        aliases = (" ".join(alias.split()) for alias in re.split(r"[,;]", values.get("aliases", "")))
        yield Person(
            id=person,
            name=name,
            aliases=tuple(dict.fromkeys(alias for alias in aliases if alias and alias != name)),
            role=values.get("role") or None,
            fields=file.fields,
        )
