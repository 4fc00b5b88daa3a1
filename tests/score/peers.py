"""Where the shared data of ``$SITEGEN_CORPORA`` stand, and running the scorers that come with them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


_ABOVE = 3  # folders above the data in which their scorer is looked for


def shared(*parts: str) -> Path:
    """Return a place in the shared data; SystemExit where it is not there."""
    root = os.environ.get("SITEGEN_CORPORA")  # scorers are run by hand
    place = Path(root or "missing", *parts)
    if not place.exists():
        required = root is not None and os.environ.get("SITEGEN_REQUIRE_ALL") == "1"
        print(f"{'FAILED' if required else 'skipped'}: SITEGEN_CORPORA names no folder with {'/'.join(parts)}")
        raise SystemExit(1 if required else 0)
    return place


def scorer(name: str, folder: Path | None, *parts: str) -> Path:
    """Return the scorer *name*: beside *folder* or above it, else in the folder *parts* of the shared data."""
    above = folder.resolve().parents[:_ABOVE] if folder else ()
    found = (place / name for place in ((folder, *above) if folder else ()))
    return next((place for place in found if place.is_file()), None) or shared(*parts, name)


def data_in(folder: Path, *names: str) -> list[Path]:
    """Return *folder* or its folders, those that hold all of *names*; SystemExit with what is missing if none does."""
    if not folder.is_dir():
        raise SystemExit(f"{folder}: there is no such folder")
    inner = [folder] if (folder / names[0]).exists() else sorted(one for one in folder.iterdir() if one.is_dir())
    found = [one for one in inner if all((one / name).exists() for name in names)]
    for one in inner:
        if one not in found and (one / names[0]).exists():
            missing = [name for name in names if not (one / name).exists()]
            print(f"{one}: left out, there is no {', '.join(missing)}", file=sys.stderr)
    if not found:
        raise SystemExit(f"{folder}: nothing to score, neither it nor a folder in it holds {', '.join(names)}")
    return found


def run_scorer(script: Path, *words: str | Path) -> str:
    """Return what the scorer *script* prints about *words*."""
    command = [sys.executable, str(script), *map(str, words)]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise SystemExit(f"{script.name} failed: {done.stderr.strip().splitlines()[-1:]}")
    return done.stdout


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def write_lines(path: Path, rows: Iterable[Mapping[str, object] | list[object]]) -> None:
    """Write *rows* as JSON lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
