import json
from pathlib import Path

from sitegen.pipeline import build, open_project

TEXTS = {
    "rat": "„Der Hafen bleibt offen“, sagte Zoja Bergowa am 7. Mai 2024 in Bonn.",
    "council": "“The harbour needs money,” Zoya Bergova said on 8 May 2024 in London.",
}


def project_in(folder: Path) -> Path:
    """Return a project in *folder* whose articles spell one speaker in two ways."""
    (folder / "seeds").mkdir()
    (folder / "sitegen.toml").write_text('[site]\ntitle = "Hafen"\n', encoding="utf-8")
    for name, text in TEXTS.items():
        language = "en" if name == "council" else "de"
        (folder / "seeds" / f"{name}.txt").write_text(f"---\nlanguage: {language}\n---\n{text}\n", encoding="utf-8")
    return folder


def speakers(folder: Path) -> list[str]:
    """Return who speaks in the site of the project, built anew."""
    build(open_project(folder), today="2024-06-01")
    timeline = json.loads((folder / "site" / "timeline.json").read_text(encoding="utf-8"))
    return [entry["speaker"]["name"] for entry in timeline["entries"] if entry["speaker"]]


def test_one_person_has_one_name_in_all_documents_once_described(tmp_path: Path) -> None:
    folder = project_in(tmp_path)
    assert sorted(speakers(folder)) == ["Zoja Bergowa", "Zoya Bergova"]
    assert not (folder / "site" / "people").exists()
    described = folder / "content" / "people" / "berg.md"
    described.parent.mkdir(parents=True)
    described.write_text("---\nname: Zoë Berg\naliases: [Zoja Bergowa, Zoya Bergova]\n---\n", encoding="utf-8")
    assert speakers(folder) == ["Zoë Berg", "Zoë Berg"]
    page = (folder / "site" / "people" / "berg.html").read_text(encoding="utf-8")
    assert page.index("Der Hafen bleibt offen") < page.index("The harbour needs money")
