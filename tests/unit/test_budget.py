"""What ``sitegen --help`` may import: of other people's packages only click."""

import json
import subprocess
import sys

PROBE = """
import sys
before = set(sys.modules)
from sitegen.cli import cli
try:
    cli(sys.argv[1:], prog_name="sitegen")
except SystemExit:
    pass
import json
print()
print(json.dumps(sorted(set(sys.modules) - before - {"__mp_main__"})))
"""


def imported_by(*words: str) -> set[str]:
    """Return the modules that the command *words* imports and Python alone does not."""
    done = subprocess.run([sys.executable, "-c", PROBE, *words], check=True, capture_output=True, encoding="utf-8")
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_help_imports_click_and_nothing_else_of_others() -> None:
    packages = {name.partition(".")[0] for name in imported_by("--help")} - set(sys.stdlib_module_names)
    assert packages == {"click", "sitegen"}


def test_help_of_a_command_imports_no_more() -> None:
    packages = {name.partition(".")[0] for name in imported_by("build", "--help")} - set(sys.stdlib_module_names)
    assert packages == {"click", "sitegen"}


def test_help_imports_no_room() -> None:
    ours = {name.split(".")[1] for name in imported_by("--help") if name.startswith("sitegen.")}
    assert ours == {"cli"}


def test_what_is_written_as_text_needs_no_tagger() -> None:
    assert "sitegen.dates" not in imported_by("schema", "config")
