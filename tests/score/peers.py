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


def shared(*parts: str) -> Path:
    """Return a place in the shared data; SystemExit where it is not there."""
    root = os.environ.get("SITEGEN_CORPORA")  # scorers are run by hand
    place = Path(root or "missing", *parts)
    if not place.exists():
        required = root is not None and os.environ.get("SITEGEN_REQUIRE_ALL") == "1"
        print(f"{'FAILED' if required else 'skipped'}: SITEGEN_CORPORA names no folder with {'/'.join(parts)}")
        raise SystemExit(1 if required else 0)
    return place


def run_scorer(script: Path, *words: str | Path) -> str:
    """Return what the scorer *script* prints about *words*."""
    command = [sys.executable, str(script), *map(str, words)]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def write_lines(path: Path, rows: Iterable[Mapping[str, object] | list[object]]) -> None:
    """Write *rows* as JSON lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def folders_with(folder: Path, name: str) -> list[Path]:
    """Return *folder* itself if it holds a file *name*, else its folders that do."""
    if (folder / name).is_file():
        return [folder]
    return sorted(inner for inner in folder.iterdir() if (inner / name).is_file())
