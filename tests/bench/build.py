"""CPU time of building a project of N copies of the demo's articles: ``nox -s bench -- build [N]``."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"


def make_project(folder: Path, number: int) -> None:
    """Write *number* articles into the seeds of *folder*, each with a name of its own."""
    articles = sorted(path for path in SEEDS.rglob("*") if path.suffix in {".txt", ".md"})
    (folder / "seeds").mkdir()
    for i in range(number):
        article = articles[i % len(articles)]
        text = article.read_bytes().replace(b"\nid:", b"\nid_of_the_copied:")
        (folder / "seeds" / f"{i:06}-{article.name}").write_bytes(text)


def cpu_seconds(*words: str) -> tuple[float, float]:
    """Return CPU and wall-clock seconds of sitegen with *words*, its processes included."""
    before, start = os.times(), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "sitegen", *words], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return cpu, time.perf_counter() - start


def main(number: int = 300) -> None:
    """Print a line for a check and a build, cold and from the cache."""
    with tempfile.TemporaryDirectory() as scratch:
        project = Path(scratch)
        make_project(project, number)
        print(f"{number} articles{'CPU s':>24}{'wall s':>9}{'CPU ms/article':>17}")
        runs = [
            ("check, cold, 1 job", ["check", "--jobs", "1"]),
            ("check, cached", ["check", "--jobs", "1"]),
            ("build, cached", ["build", "--jobs", "1"]),
            ("build, nothing new", ["build", "--jobs", "1"]),
        ]
        for name, words in runs:
            cpu, wall = cpu_seconds(*words, "--project", scratch)
            print(f"{name:24}{cpu:12.2f}{wall:9.2f}{cpu / number * 1000:17.1f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
