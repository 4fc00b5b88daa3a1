from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.content import read_content
from sitegen.errors import format_diagnostic
from tests.unit.content.folders import read, write

if TYPE_CHECKING:
    from pathlib import Path


def test_people_have_names_aliases_and_roles(tmp_path: Path) -> None:
    write(
        tmp_path,
        "people/specht.md",
        "---\nname: Eva  Specht\naliases: [E. Specht, Specht]\nrole: Wirtin\n---\n",
    )
    write(tmp_path, "people/niemand.md", "---\nrole: Wirt\n---\n")
    content, problems = read(tmp_path)
    assert [(person.id, person.name, person.aliases, person.role) for person in content.people] == [
        ("specht", "Eva Specht", ("E. Specht", "Specht"), "Wirtin")
    ]
    assert content.people[0].fields[-1].value == "Wirtin"
    assert problems == [("front-matter-invalid", "content/people/niemand.md:1")]


def test_two_files_for_one_person_are_an_error(tmp_path: Path) -> None:
    write(tmp_path, "people/eva-specht.md", "---\nname: Eva Specht\n---\n")
    write(tmp_path, "people/eva specht.md", "---\nname: Eva Specht\n---\n")
    content, problems = read(tmp_path)
    assert [person.id for person in content.people] == ["eva-specht"]
    assert problems == [("person-twice", "content/people/eva-specht.md")]


def test_a_misspelt_field_is_named_with_the_one_that_was_meant(tmp_path: Path) -> None:
    write(tmp_path, "people/specht.md", "---\nname: Eva Specht\nalias: E. Specht\n---\n")
    content, problems = read_content(tmp_path / "content")
    assert [person.aliases for person in content.people] == [()]
    (told,) = map(format_diagnostic, problems)
    assert told.splitlines()[0].endswith(":3:8: warning[field-unknown]: unknown field 'alias'; did you mean 'aliases'?")
    assert told.endswith("known fields: name, aliases, role")
