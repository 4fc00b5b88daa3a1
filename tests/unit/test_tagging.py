import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import cli


def run(*words: str | Path, stdin: bytes | None = None) -> Result:
    """Return what the command *words* printed and its exit code; a bug raises."""
    return CliRunner().invoke(cli, [str(word) for word in words], input=stdin, catch_exceptions=False)


def test_expressions_of_time_are_printed_a_line_each(tmp_path: Path) -> None:
    path = tmp_path / "rat.txt"
    path.write_text("Der Rat tagte gestern in Bonn, und im März 2023 auch.", encoding="utf-8")
    rows = [json.loads(row) for row in run("tag", "--dct", "2024-05-08", path).stdout.splitlines()]
    assert [list(row) for row in rows] == [
        ["document", "start", "end", "text", "type", "value", "edtf", "mod", "why"]
    ] * 2
    first = rows[0]
    assert (first["document"], first["start"], first["end"]) == ("rat.txt", 14, 21)
    assert (first["text"], first["type"], first["value"], first["edtf"]) == (
        "gestern",
        "DATE",
        "2024-05-07",
        "2024-05-07",
    )
    assert first["why"]
    assert rows[1]["edtf"] == "2023-03"


def test_text_comes_from_standard_input_too() -> None:
    done = run("tag", "--lang", "en", "--format", "text", "-", stdin=b"They met on 7 May 2024.")
    assert done.stdout.startswith("stdin:1:13: 7 May 2024 = 2024-05-07  (")


def test_timeml_holds_the_text_unchanged() -> None:
    text = "Am 7. Mai 2024 <b>& heute\x01</b>\r\n"
    done = run("tag", "--lang", "de", "--dct", "2024-05-08", "--format", "timeml", "-", stdin=text.encode())
    assert '<TIMEX3 tid="t0" type="DATE" value="2024-05-08"' in done.stdout
    inner = re.search(r"<TEXT>(.*)</TEXT>", done.stdout, re.DOTALL)
    assert inner is not None
    assert re.search(r'<TIMEX3 tid="t1" type="DATE" value="2024-05-07">(Am )?7\. Mai 2024</TIMEX3>', inner[1])
    bare = re.sub(r"</?TIMEX3[^>]*>", "", inner[1])
    assert bare == "Am 7. Mai 2024 &lt;b&gt;&amp; heute\ufffd&lt;/b&gt;&#13;\n"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--lang", "tlh"], "no rules for the language 'tlh'"),
        (["--lang", "de", "--dct", "gestern"], "cannot read the date 'gestern'"),
        ([], "cannot tell the language"),
    ],
)
def test_what_cannot_be_tagged_gives_2_and_the_reason(words: list[str], complaint: str) -> None:
    done = run("tag", *words, "-", stdin=b"xyzzy")
    assert done.exit_code == 2
    assert complaint in done.stderr


def test_timeml_takes_one_text_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Am 7. Mai 2024 tagte der Rat.", encoding="utf-8")
    assert run("tag", "--lang", "de", "--format", "timeml", path, path).exit_code == 2


def test_offsets_count_code_points_of_the_decoded_text(tmp_path: Path) -> None:
    path = tmp_path / "rat.txt"
    path.write_bytes("\ufeff𝔘 Der Rat tagte am 7. Mai 2024.".encode())
    row = json.loads(run("tag", "--lang", "de", path).stdout)
    assert "𝔘 Der Rat tagte am 7. Mai 2024."[row["start"] : row["end"]] == row["text"]


def test_without_a_day_of_writing_yesterday_stays_open() -> None:
    row = json.loads(run("tag", "--lang", "en", "-", stdin=b"They met yesterday.").stdout)
    assert (row["text"], row["edtf"]) == ("yesterday", None)


def test_a_text_that_cannot_be_decoded_gives_2() -> None:
    done = run("tag", "--lang", "de", "-", stdin=b"---\nencoding: utf-8\n---\n\xff\xfe\xfa")
    assert done.exit_code == 2
    assert "cannot decode" in done.stderr


def test_nothing_said_gives_nothing() -> None:
    assert run("tag", "--lang", "en", "-", stdin=b"").stdout == ""
