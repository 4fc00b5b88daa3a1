"""The list of tasks: ``nox -l``. All run in the environment nox itself runs in."""

from __future__ import annotations

import sys
from pathlib import Path

import nox

nox.options.default_venv_backend = "none"
nox.options.sessions = ["lint", "tests", "browser", "golden", "score"]

ROOT = Path(__file__).parent


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, types and the one-way walk."""
    _python(session, "-m", "ruff", "check")
    _python(session, "-m", "ruff", "format", "--check")
    _python(session, "-m", "mypy")
    _python(session, "-c", "from importlinter.cli import lint_imports_command as lint; lint()")


@nox.session
def tests(session: nox.Session) -> None:
    """Run all tests but those that need a browser; arguments go to pytest."""
    _python(session, "-m", "pytest", "-m", "not browser", *session.posargs)


@nox.session
def browser(session: nox.Session) -> None:
    """Run the tests in Chromium; arguments go to pytest."""
    _python(session, "-m", "pytest", "-m", "browser", *session.posargs)


@nox.session
def screenshots(session: nox.Session) -> None:
    """Take pictures of every kind of page: '-- DIR [WORD...]', in screenshots/ without arguments."""
    _python(session, "-m", "tests.browser.screenshots", *session.posargs)


@nox.session
def golden(session: nox.Session) -> None:
    """Compare built sites and the README's reference with what is expected; '-- rewrite' writes both anew."""
    if session.posargs == ["rewrite"]:
        _python(session, "-m", "tests.golden")
        _python(session, "-m", "tests.unit.test_readme")
    else:
        _python(session, "-m", "pytest", "tests/golden", "tests/unit/test_readme.py", *session.posargs)


@nox.session
def score(session: nox.Session) -> None:
    """Measure what is found: '-- NAME [PATH]', every score without arguments."""
    _each(session, "score")


@nox.session
def bench(session: nox.Session) -> None:
    """Measure what it takes: '-- NAME [PATH]', every bench without arguments."""
    _each(session, "bench")


def _each(session: nox.Session, kind: str) -> None:
    """Run the module that the arguments name with the rest of them, else all that have a ``main``."""
    modules = [path for path in sorted((ROOT / "tests" / kind).glob("*.py")) if "__main__" in path.read_text("utf-8")]
    names = [path.stem for path in modules]
    if not session.posargs:
        for name in names:
            _python(session, "-m", f"tests.{kind}.{name}")
    elif session.posargs[0] in names:
        _python(session, "-m", f"tests.{kind}.{session.posargs[0]}", *session.posargs[1:])
    else:
        session.error(f"no {kind} '{session.posargs[0]}'; there are: {', '.join(names)}")


def _python(session: nox.Session, *words: str) -> None:
    session.run(sys.executable, *words, external=True)
