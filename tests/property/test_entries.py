"""Whatever stands in a file of decisions, it is read or complained of."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.content import read_content
from sitegen.content.entries import ABOUT_A_PASSAGE, BY_HAND
from sitegen.errors import format_diagnostic

VALUES = st.recursive(
    st.text(max_size=12) | st.sampled_from(["yes", "AB, 2026-11-20", "2024-05-07", "Protokoll, https://example.org"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["source", "quote", "en"]), inner),
    max_leaves=6,
)
HEADERS = st.dictionaries(st.sampled_from(sorted({*ABOUT_A_PASSAGE, *BY_HAND, "x"})), VALUES, min_size=1)


@settings(max_examples=200)
@given(HEADERS, st.text(max_size=30))
def test_any_header_is_read_or_complained_of(header: dict[str, object], body: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "content", "entries", "a.md")
        file.parent.mkdir(parents=True)
        said = "\n".join(f"{name}: {json.dumps(value)}" for name, value in header.items())
        file.write_bytes(f"---\n{said}\n---\n{body}".encode("utf-8", "replace"))
        content, problems = read_content(file.parents[1])
    assert content.entries or problems
    assert all(format_diagnostic(problem).startswith("content/entries/a.md") for problem in problems)
