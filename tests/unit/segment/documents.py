"""Documents for the tests of this room."""

from __future__ import annotations

from sitegen.model import Document, Facts, Span


def document(text: str, *, language: str = "de", start: int = 0, title: str | None = None) -> Document:
    """Return a document whose body is *text* from *start* on."""
    return Document(
        id="rat",
        path="rat.txt",
        collection="",
        language=language,
        text=text,
        body=Span(start, len(text)) if start < len(text) else None,
        fields=(),
        facts=Facts(title=title),
        sha256="0" * 64,
        encoding="utf-8",
    )
