import os
from collections.abc import Iterator
from itertools import islice

import pytest

from sitegen.errors import SitegenError
from sitegen.executor import AHEAD, BATCH, map_documents

MANY = BATCH * 5


def square(number: int) -> int:
    return number * number


def process_id(_: int) -> int:
    return os.getpid()


def refuse_thirty(number: int) -> int:
    if number == 30:
        raise LookupError("thirty")
    return number


def die(_: int) -> int:
    os._exit(3)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert list(map_documents(square, range(MANY + 3), jobs=jobs)) == [square(number) for number in range(MANY + 3)]


def test_one_job_stays_in_this_process() -> None:
    assert set(map_documents(process_id, range(MANY), jobs=1)) == {os.getpid()}


def test_two_jobs_work_elsewhere() -> None:
    assert os.getpid() not in set(map_documents(process_id, range(MANY), jobs=2))


def test_what_fits_in_one_batch_starts_no_process() -> None:
    assert set(map_documents(process_id, range(BATCH), jobs=4)) == {os.getpid()}


def test_nothing_gives_nothing() -> None:
    assert list(map_documents(square, [], jobs=2)) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_items_are_asked_for_only_a_little_ahead(jobs: int) -> None:
    asked = 0

    def endless() -> Iterator[int]:
        nonlocal asked
        while True:
            yield asked
            asked += 1

    results = map_documents(square, endless(), jobs=jobs)
    assert list(islice(results, 5)) == [0, 1, 4, 9, 16]
    assert asked <= BATCH * (jobs * AHEAD + 2)
    results.close()  # type: ignore[attr-defined] # a generator can be closed


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_of_the_function_comes_out(jobs: int) -> None:
    with pytest.raises(LookupError, match="thirty"):
        list(map_documents(refuse_thirty, range(MANY), jobs=jobs))


def test_the_death_of_a_process_is_told_with_advice() -> None:
    with pytest.raises(SitegenError, match="--jobs 1"):
        list(map_documents(die, range(MANY), jobs=2))
