from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.content.folders import read, write

if TYPE_CHECKING:
    from pathlib import Path


def test_people_have_names_aliases_and_roles(tmp_path: Path) -> None:
    write(
        tmp_path,
        "people/specht.md",
        "---\nname: Eva  Specht\naliases: [E. Specht, Specht]\nrole: Wirtin\nborn: 1980\n---\n",
    )
    write(tmp_path, "people/niemand.md", "---\nrole: Wirt\n---\n")
    content, problems = read(tmp_path)
    assert [(person.id, person.name, person.aliases, person.role) for person in content.people] == [
        ("specht", "Eva Specht", ("E. Specht", "Specht"), "Wirtin")
    ]
    assert content.people[0].fields[-1].value == "1980"
    assert problems == [("front-matter-invalid", "content/people/niemand.md:1")]


def test_two_files_for_one_person_are_an_error(tmp_path: Path) -> None:
    write(tmp_path, "people/eva-specht.md", "---\nname: Eva Specht\n---\n")
    write(tmp_path, "people/eva specht.md", "---\nname: Eva Specht\n---\n")
    content, problems = read(tmp_path)
    assert [person.id for person in content.people] == ["eva-specht"]
    assert problems == [("person-twice", "content/people/eva-specht.md")]
