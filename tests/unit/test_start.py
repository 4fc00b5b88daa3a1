import shutil
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


WITHOUT_VENV = """
import runpy, sys
sys.modules["ensurepip"] = None
sys.argv = ["start.py"]
runpy.run_path("start.py", run_name="__main__")
"""


def test_where_debian_left_venv_out_the_package_is_named(tmp_path: Path) -> None:
    for name in ("start.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_VENV], cwd=tmp_path, check=False, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 1
    assert "sudo apt install python3-venv" in done.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pyproject.toml", "start.py"]


def test_the_front_door_needs_the_standard_library_only() -> None:
    source = (ROOT / "start.py").read_text(encoding="utf-8")
    imported = {
        line.split()[1].partition(".")[0] for line in source.splitlines() if line.startswith(("import ", "from "))
    }
    assert imported <= set(sys.stdlib_module_names)
