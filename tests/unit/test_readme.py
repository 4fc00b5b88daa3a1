"""The README keeps its promises: its commands are the ones that work, its reference is the one in force.

``python -m tests.unit.test_readme`` writes the reference anew.
"""

import doctest
import re
from pathlib import Path

import pytest

from sitegen import config
from sitegen.cli import cli
from sitegen.content.entries import ABOUT_A_PASSAGE, BY_HAND
from sitegen.facts import NAMES

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
CONTENT = ROOT / "content" / "README.md"
START, END = "<!-- reference: written from sitegen/config.py -->\n", "<!-- end of reference -->\n"


def with_reference(text: str) -> str:
    """Return the README *text* with the reference as the program has it."""
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n{config.reference()}\n{END}{after}"


def test_the_reference_is_the_one_in_force() -> None:
    text = README.read_text(encoding="utf-8")
    assert text == with_reference(text), "stale; write it anew with: nox -s golden -- rewrite"


def test_the_first_two_shell_blocks_are_the_front_door() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks[:2] == ["python3 start.py\n", "python3 start.py test\n"]


def test_every_command_is_described() -> None:
    text = README.read_text(encoding="utf-8")
    assert [name for name in cli.commands if f"`sitegen {name}" not in text] == []


@pytest.mark.parametrize("page", [README, CONTENT], ids=["sitegen", "content"])
def test_every_command_and_option_named_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for name, options in re.findall(r"[`$] ?sitegen ([a-z]+)((?: [^`\n|]*)?)", text):
        command = cli.commands.get(name)
        assert command is not None, name
        known = {option for parameter in command.params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", options)) <= known | {"--help"}, (name, options)


def test_every_field_of_a_source_and_of_a_decision_is_described() -> None:
    text = CONTENT.read_text(encoding="utf-8")
    assert [name for name in (*NAMES, *ABOUT_A_PASSAGE, *BY_HAND) if not re.search(rf"\b{name}\b", text)] == []


def test_what_the_readme_leads_to_is_there() -> None:
    targets = re.findall(r"\[[^]]*\]\(([^)#:]+)\)", README.read_text(encoding="utf-8"))
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_examples_of_the_library_hold() -> None:
    assert doctest.testfile(str(README), module_relative=False, encoding="utf-8") == (0, 4)


if __name__ == "__main__":
    README.write_text(with_reference(README.read_text(encoding="utf-8")), encoding="utf-8")
