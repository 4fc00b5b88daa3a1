import logging
import sqlite3
from pathlib import Path

import pytest

from sitegen.cache import Cache


def test_what_is_kept_is_found_again_by_a_later_opening(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "cache.sqlite"
    with Cache(path) as cache:
        cache.put_many([("a", b"1"), ("b", b"2")])
    with Cache(path) as cache:
        assert (cache.get("a"), cache.get("b"), cache.get("c")) == (b"1", b"2", None)
        assert "a" in cache
        assert "c" not in cache


def test_a_key_kept_twice_holds_the_later_value(tmp_path: Path) -> None:
    with Cache(tmp_path / "cache") as cache:
        cache.put_many([("a", b"1")])
        cache.put_many([("a", b"2")])
        assert cache.get("a") == b"2"


def test_pruning_drops_all_but_what_is_named(tmp_path: Path) -> None:
    with Cache(tmp_path / "cache") as cache:
        cache.put_many((str(number), b"x") for number in range(2000))
        cache.prune({"7", "8", "not there"})
        assert [key for key in map(str, range(2000)) if key in cache] == ["7", "8"]
        cache.prune(["8"])
        assert "7" not in cache


def test_a_file_that_is_no_database_is_dropped_with_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "cache"
    path.write_bytes(b"this is no database, and long enough to be looked at as one" * 100)
    with caplog.at_level(logging.WARNING), Cache(path) as cache:
        assert cache.get("a") is None
        cache.put_many([("a", b"1")])
    assert "damaged" in caplog.text
    with Cache(path) as cache:
        assert cache.get("a") == b"1"


def test_a_file_damaged_in_its_middle_is_dropped_when_that_shows(tmp_path: Path) -> None:
    path = tmp_path / "cache"
    with Cache(path) as cache:
        cache.put_many((f"{number:05}", b"x" * 500) for number in range(2000))
    data = bytearray(path.read_bytes())
    data[8192:-4096] = b"\xff" * (len(data) - 12288)
    path.write_bytes(data)
    with Cache(path) as cache:
        assert all(cache.get(f"{number:05}") in (None, b"x" * 500) for number in range(2000))
        cache.put_many([("a", b"1")])
        assert cache.get("a") == b"1"


def test_a_value_that_is_not_as_it_was_kept_counts_as_not_there(tmp_path: Path) -> None:
    path = tmp_path / "cache"
    with Cache(path) as cache:
        cache.put_many([("a", b'{"date": "2024-05-07"}')])
    data = path.read_bytes()
    assert b"2024-05-07" in data
    path.write_bytes(data.replace(b"2024-05-07", b"2024-05-08"))
    with Cache(path) as cache:
        assert cache.get("a") is None


def test_a_file_of_another_shape_starts_afresh(tmp_path: Path) -> None:
    path = tmp_path / "cache"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE result (name TEXT)")
    database.close()
    with Cache(path) as cache:
        cache.put_many([("a", b"1")])
        assert cache.get("a") == b"1"


def test_where_no_file_can_be_the_work_goes_on(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "folder").write_text("in the way", encoding="utf-8")
    with Cache(tmp_path / "folder" / "cache") as cache:
        cache.put_many([("a", b"1")])
        assert cache.get("a") == b"1"
    assert "without the cache" in caplog.text


def test_two_builds_may_use_one_cache(tmp_path: Path) -> None:
    with Cache(tmp_path / "cache") as one, Cache(tmp_path / "cache") as two:
        one.put_many([("a", b"1")])
        two.put_many([("b", b"2")])
        assert (two.get("a"), one.get("b")) == (b"1", b"2")
