from pathlib import Path

import pytest

from sitegen.config import Config, read_config
from sitegen.errors import UsageError
from sitegen.ingest import find_seeds, read_document
from sitegen.starter import write_project


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_new_project_holds_what_a_build_needs(tmp_path: Path, language: str) -> None:
    written = write_project(tmp_path / "deep" / "new", language)
    folder = tmp_path / "deep" / "new"
    assert sorted(written) == sorted(path for path in folder.rglob("*") if path.is_file())
    config = read_config(folder / "sitegen.toml")
    assert config.site.language == language
    assert config != Config()
    seeds, problems = find_seeds(folder / "seeds")
    document, complaints = read_document(folder / "seeds", seeds[0], None, language)
    assert document is not None
    assert document.language == language
    assert (problems, complaints) == ((), ())


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert write_project(tmp_path, "de")


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="not empty"):
        write_project(tmp_path, "de")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot make the project"):
        write_project(tmp_path / "file", "de")
