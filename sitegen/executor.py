"""A function over many documents: in this process or in several, always in the order given.

New processes are started afresh (``spawn``), never forked: that works everywhere, and no thread or
open file is carried along. The function and its items therefore have to be plain.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from sitegen.errors import SitegenError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")

BATCH = 16  # items that travel together
AHEAD = 4  # batches in work or waiting, for each process
MOST = 61  # processes; Windows cannot wait for more


def map_documents(function: Callable[[T], R], items: Iterable[T], *, jobs: int) -> Iterator[R]:
    """Yield *function* of each of *items*, in their order, with up to *jobs* processes.

    What fits in one batch is done here, since starting a process takes longer. Items are asked for
    only a little ahead of the results. An exception of *function* is raised where its result would
    stand. SitegenError when a process dies.
    """
    waiting = iter(items)
    first = list(islice(waiting, BATCH))
    second = list(islice(waiting, BATCH)) if jobs > 1 else []
    if not second:
        yield from map(function, first)
        yield from map(function, waiting)
        return
    batches = _in_batches(waiting, [first, second])
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(max_workers=min(jobs, MOST), mp_context=context, initializer=_leave_interrupts_alone)
    try:
        results = deque(pool.submit(_each, function, batch) for batch in islice(batches, jobs * AHEAD))
        while results:
            done = _result(results.popleft())
            results.extend(pool.submit(_each, function, batch) for batch in islice(batches, 1))
            yield from done
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _in_batches(items: Iterator[T], start: list[list[T]]) -> Iterator[list[T]]:
    yield from start
    while batch := list(islice(items, BATCH)):
        yield batch


def _each(function: Callable[[T], R], batch: list[T]) -> list[R]:
    return [function(item) for item in batch]


def _result(future: Future[list[R]]) -> list[R]:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise SitegenError(
            "a worker process ended before its work was done, perhaps for lack of memory",
            hint="try again with --jobs 1",
        ) from error


def _leave_interrupts_alone() -> None:
    """Let Ctrl-C reach the first process only, which then ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
