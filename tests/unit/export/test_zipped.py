from __future__ import annotations

import io
import zipfile

from sitegen.export.zipped import zipped


def test_what_is_packed_comes_back_and_says_no_hour() -> None:
    parts = [("a.txt", [b"one ", b"two"]), ("b/c.txt", [b""])]
    data = b"".join(zipped(parts))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {"a.txt": b"one two", "b/c.txt": b""}
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"".join(zipped(parts)) == data


def test_bytes_leave_while_a_part_is_still_coming() -> None:
    coming = 0

    def pieces() -> list[bytes]:
        return [bytes(range(256)) * 4096] * 8

    def counted() -> object:
        nonlocal coming
        for piece in pieces():
            coming += 1
            yield piece

    stream = zipped([("a", counted())])  # type: ignore[list-item]  # an iterator of bytes
    next(stream)
    next(stream)
    assert coming < 8
