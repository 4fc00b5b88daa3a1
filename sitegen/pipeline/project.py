"""A project: its folders, its settings, and what a build says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen import config as configuration
from sitegen.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.config import Config
    from sitegen.model import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """Where the parts of a project stand, and what its configuration says."""

    root: Path
    seeds: Path
    content: Path
    templates: Path
    output: Path
    config: Config

    @property
    def cache_file(self) -> Path:
        """Where results are kept between builds."""
        return self.root / ".sitegen" / "cache.sqlite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build read, dated, found and doubted.

    *left_out* are passages found with too little confidence, *hidden* those that people took out, *printed* the
    entries of the book, None where none was asked for.
    """

    documents: int
    dated: int
    entries: int
    statements: int
    events: int
    doubtful: int
    undated: int
    left_out: int
    pages: int
    diagnostics: tuple[Diagnostic, ...]
    hidden: int = 0
    printed: int | None = None


def open_project(root: Path, *, seeds: Path | None = None, output: Path | None = None) -> Project:
    """Return the project in *root*; UsageError without one, ConfigError for a wrong configuration."""
    if not root.is_dir():
        raise UsageError("there is no such folder", at=str(root), hint="make a project with: sitegen new DIR")
    project = Project(
        root=root,
        seeds=seeds or root / "seeds",
        content=root / "content",
        templates=root / "templates",
        output=output or root / "site",
        config=configuration.read_config(root / "sitegen.toml"),
    )
    if not project.seeds.is_dir():
        raise UsageError("there is no such folder", at=str(project.seeds), hint=_hint_of_seeds(root))
    return project


def _hint_of_seeds(root: Path) -> str:
    """Return what to do about seeds that are not there: *root* may be any folder, and no project at all."""
    if (root / "sitegen.toml").is_file():
        return "put your articles there, as text"
    return "name a project with --project DIR, or make one with: sitegen new DIR"
