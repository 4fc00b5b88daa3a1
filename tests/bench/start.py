"""How long ``sitegen --help`` takes beside a bare interpreter: ``nox -s bench -- start``."""

import statistics
import subprocess
import sys
import time

RUNS = 15
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "python -c 'import click'": ["-c", "import click"],
    "sitegen --help": ["-m", "sitegen", "--help"],
    "sitegen build --help": ["-m", "sitegen", "build", "--help"],
}


def milliseconds(words: list[str]) -> float:
    """Return the median time of a run of Python with *words*."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> None:
    """Print a line for each command."""
    for name, words in COMMANDS.items():
        print(f"{name:28}{milliseconds(words):7.0f} ms")


if __name__ == "__main__":
    main()
