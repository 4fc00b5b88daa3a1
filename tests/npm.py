"""Programs of others from npm, for tests and benches that load what we make with them, or stand beside them.

They are installed once, outside the repository, in exactly the version asked for, and run no scripts of their own.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

TIMELINEJS = "@knight-lab/timelinejs@3.9.11"
VIS = "vis-timeline@8.5.4"
HTML_VALIDATE = "html-validate@10.9.0"
HTML_VALIDATE_OLD = "html-validate@9.7.1"  # for Node before 20.19
_WAIT = 300  # seconds
_UNREACHED = ("ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "ECONNREFUSED", "ECONNRESET", "ENETUNREACH", "EHOSTUNREACH")


def package(name: str) -> Path:
    """Return the folder of the npm package *name*, with its version.

    The test is skipped where the registry does not answer, which is no fault of ours. Where npm itself is missing the
    test is skipped too, and fails where nothing may be missing.
    """
    try:
        return installed(name)
    except ConnectionError as error:
        pytest.skip(str(error))
    except OSError as error:
        do_without(str(error))


def installed(name: str) -> Path:
    """Return the folder of the npm package *name*; OSError where it cannot be installed.

    It is a ConnectionError where the registry does not answer.
    """
    bare = name.rpartition("@")[0]
    prefix = cache() / name.replace("/", "+").lstrip("@")
    folder = prefix / "node_modules" / bare
    if not (folder / "package.json").is_file():
        npm = shutil.which("npm")
        if npm is None:
            raise OSError("no npm: install it (Debian: apt-get install npm)")
        prefix.mkdir(parents=True, exist_ok=True)
        words = ["install", "--prefix", str(prefix), "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", name]
        try:
            done = subprocess.run([npm, *words], check=False, capture_output=True, text=True, timeout=_WAIT)
        except subprocess.TimeoutExpired as error:
            raise ConnectionError(f"npm's registry does not answer within {_WAIT} seconds") from error
        if done.returncode and any(sign in done.stderr for sign in _UNREACHED):
            raise ConnectionError(f"npm's registry does not answer: {done.stderr.strip()[:300]}")
        if done.returncode:
            raise OSError(f"npm cannot install {name}: {done.stderr.strip()[-300:]}")
    version = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    if version != name.rpartition("@")[2]:
        raise OSError(f"{folder} is version {version}")
    return folder


def cache() -> Path:
    """Return the folder for packages: ``SITEGEN_NPM``, else one in the user's cache."""
    stated = os.environ.get("SITEGEN_NPM")
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(stated) if stated else home / "sitegen" / "npm"


def do_without(missing: str) -> NoReturn:
    """Skip the test for want of *missing*, or fail where nothing may be missing."""
    if os.environ.get("SITEGEN_REQUIRE_ALL") == "1":
        pytest.fail(missing)
    pytest.skip(missing)
