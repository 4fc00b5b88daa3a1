"""A workflow by which GitHub builds and serves the site from the repository itself."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING

from sitegen.content import read_content
from sitegen.errors import PublishError
from sitegen.ingest import find_seeds, read_document
from sitegen.model import Publish
from sitegen.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.pipeline import Project

PLACE = ".github/workflows/pages.yml"

_MARK = "# Written by: sitegen publish --workflow"
_WORKFLOW = (
    _MARK
    + """
name: Pages
on:
  push:
    branches: [{branch}]
  workflow_dispatch:
permissions:
  contents: read
  pages: write
  id-token: write
concurrency:
  group: pages
  cancel-in-progress: false
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - uses: actions/setup-python@v7
        with:
          python-version: "3.13"
      - run: python -m pip install {requirement}
      - run: python -m sitegen build
        working-directory: {project}
      - uses: actions/configure-pages@v6
      - uses: actions/upload-pages-artifact@v5
        with:
          path: {site}
  deploy:
    needs: build
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: ${{{{ steps.deployment.outputs.page_url }}}}
    steps:
      - id: deployment
        uses: actions/deploy-pages@v5
"""
)


def write_workflow(project: Project, *, private: bool, dry_run: bool) -> Iterator[str]:
    """Yield a line for each thing done, or that would be done with *dry_run*; PublishError before any is done.

    The articles go into the repository with it: refused unless each may be shown in full or the
    repository is *private*.
    """
    repository = Repository(project.root)
    sources = dict(_sources(project))
    held_back = sorted(path for path, publish in sources.items() if publish is not Publish.FULL)
    if held_back and not private:
        raise PublishError(
            f"a workflow needs seeds/ in the repository, and {len(held_back)} of {len(sources)} articles "
            f"may not be shown in full, among them {held_back[0]}",
            hint="publish the built site alone: sitegen publish; or say --private if only you can read the repository",
        )
    path = repository.top / PLACE
    if path.exists() and not path.read_text(encoding="utf-8", errors="replace").startswith(_MARK):
        raise PublishError("sitegen did not write this file and will not replace it", at=str(path))
    if not dry_run:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_workflow(project, repository), encoding="utf-8", newline="\n")
    yield f"{'would write' if dry_run else 'written'}: {path}"
    yield (
        f"With it GitHub builds the site from the repository, so seeds/ has to be in there: whoever can read the "
        f"repository can read {_articles(len(sources))} in full."
    )
    if private:
        yield "Keep the repository private. The site is public all the same, and such a repository needs a paid plan."
    yield "Next: commit and push, and choose 'GitHub Actions' under Settings, Pages."


def _sources(project: Project) -> Iterator[tuple[str, Publish]]:
    """Yield path and publishing rights of every article; what cannot be read has the least."""
    content, _ = read_content(project.content)
    seeds, _ = find_seeds(project.seeds)
    default = Publish(project.config.sources.publish)
    for seed in seeds:
        facts = content.sources.get(seed.id)
        document, _ = read_document(project.seeds, seed, facts, project.config.site.spoken[0])
        yield seed.path, (document.facts.publish or default) if document else Publish.LINK


def _workflow(project: Project, repository: Repository) -> str:
    folder = project.root.resolve().relative_to(repository.top.resolve()).as_posix()
    own = (repository.top / "sitegen" / "__main__.py").is_file()
    return _WORKFLOW.format(
        branch=json.dumps(repository.branch),
        requirement="." if own else f"sitegen=={version('sitegen')}",
        project=json.dumps(folder),
        site=json.dumps(f"{folder}/site"),
    )


def _articles(number: int) -> str:
    return "the article" if number == 1 else f"all {number} articles"
