"""The front door: needs nothing but Python 3.11.

python3 start.py         builds the demo into site/
python3 start.py test    runs the checks and the tests

Everything is installed into .venv beside this file, once; nothing else on the machine is changed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = ENVIRONMENT / "sitegen-installed.txt"

NO_VENV = """\
Python's venv is not installed here. On Debian and Ubuntu:
    sudo apt install python3-venv
Then run this again."""


def main(words: list[str]) -> int:
    """Do what *words* ask for and return the exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 (this file is what an older Python meets first)
        print(f"sitegen needs Python 3.11 or newer; this is {sys.version.split()[0]} ({sys.executable}).")
        return 2
    if words not in ([], ["test"]):
        print(__doc__)
        return 0 if words in (["-h"], ["--help"]) else 2
    if not set_up("dev" if words else ""):
        return 1
    return run_tests() if words else build_demo()


def build_demo() -> int:
    """Build the demo and say where it stands."""
    code = run("-m", "sitegen", "build", "--project", str(ROOT))
    if code in (0, 1):
        print("\nOpen this in a browser:", (ROOT / "site" / "index.html").as_uri())
    return code


def run_tests() -> int:
    """Run the checks, then all tests whatever these say; pytest has the last word."""
    checks = run("-m", "nox", "-s", "lint")
    if checks:
        print("\nThe checks above complain. The tests run all the same.\n", flush=True)
    return run("-m", "pytest") or checks


def run(*words: str) -> int:
    """Run Python of the environment with *words* in this folder and return its exit code."""
    print("+ python", *words, flush=True)
    return subprocess.run([str(PYTHON), *words], cwd=ROOT, check=False).returncode


def set_up(extra: str) -> bool:
    """Install sitegen with *extra* into the environment unless that is done; return whether it is there."""
    wanted = fingerprint()
    stamp = STAMP.read_text(encoding="utf-8").split("\n") if STAMP.is_file() else []
    if stamp[:1] == [wanted] and (not extra or extra in stamp[1:]) and PYTHON.exists():
        return True
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        print(NO_VENV)
        return False
    print("Installing into .venv: once, and it takes a minute or two ...", flush=True)
    STAMP.unlink(missing_ok=True)
    clear = ["--clear"] if stamp and stamp[:1] != [wanted] else []  # what somebody else made is not thrown away
    if not quietly([sys.executable, "-m", "venv", *clear, str(ENVIRONMENT)]):
        return False
    what = f"{ROOT}[{extra}]" if extra else str(ROOT)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    if not quietly([*pip, "--editable", what]):
        print("The packages could not be installed. Is the machine on the network?")
        return False
    STAMP.write_text(f"{wanted}\n{extra}", encoding="utf-8")
    return True


def quietly(command: list[str]) -> bool:
    """Run *command*, print what it says only if it fails, and return whether it did not."""
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        print("+", *command)
        print(done.stdout.decode(errors="replace"))
    return done.returncode == 0


def fingerprint() -> str:
    """Return a hash of all that an environment made here depends on."""
    parts = [sys.version.encode(), str(ROOT).encode(), (ROOT / "pyproject.toml").read_bytes()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
