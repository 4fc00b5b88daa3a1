import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def start(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the front door with *words*, with nothing of the environment the tests run in."""
    return subprocess.run(
        [sys.executable, "-I", str(ROOT / "start.py"), *words], check=False, capture_output=True, encoding="utf-8"
    )


def test_the_front_door_says_what_it_does() -> None:
    done = start("--help")
    assert done.returncode == 0
    assert "python3 start.py test" in done.stdout


@pytest.mark.parametrize("words", [["tests"], ["test", "all"], ["--version"]])
def test_what_the_front_door_does_not_know_it_does_not_do(words: list[str]) -> None:
    done = start(*words)
    assert done.returncode == 2
    assert "python3 start.py test" in done.stdout


def test_the_front_door_needs_the_standard_library_only() -> None:
    source = (ROOT / "start.py").read_text(encoding="utf-8")
    imported = {
        line.split()[1].partition(".")[0] for line in source.splitlines() if line.startswith(("import ", "from "))
    }
    assert imported <= set(sys.stdlib_module_names)
