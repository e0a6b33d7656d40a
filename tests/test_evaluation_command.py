"""`python -m showo2.evaluation`, on random weights."""

import json
import subprocess
import sys
from pathlib import Path

from PIL import Image

from showo2.evaluation.__main__ import main
from showo2.storybook.evaluation import gallery


def test_the_command_writes_its_report(small_folder, tmp_path, capsys, monkeypatch):
    """On random weights: everything runs, and nothing is right by itself."""
    monkeypatch.setattr("showo2.storybook.evaluation.parts.PICTURES_ASKED_ABOUT", 1)
    # Answers of random weights never end by themselves.
    monkeypatch.setattr("showo2.storybook.evaluation.understanding.ANSWER_TOKENS", 4)
    parts = [
        "judge",
        "reconstruction",
        "questions",
        "clip-questions",
        "pictures",
        "clips",
        "animations",
        "stories",
    ]
    main(["--checkpoint", str(small_folder), "--count", "2", "--out", str(tmp_path), "--parts", *parts])
    rows = json.loads((tmp_path / "evaluation.json").read_text())
    assert all(0 <= row["value"] <= 1 for row in rows if not row["name"].endswith("dB"))
    by_name = {(row["name"], row["language"]): row["value"] for row in rows}
    assert by_name["judge of drawings, pictures: all", "-"] == 1
    assert by_name["text to image, two objects: all", "zh"] == 0
    assert by_name["questions about clips: what", "en"] == 0
    assert "text to video: all" in capsys.readouterr().out
    assert (tmp_path / "text-to-image-colours-unseen-pair-zh.png").is_file()
    assert "text-to-image-colours-unseen-pair-zh.png" in (tmp_path / "index.html").read_text()
    assert (tmp_path / "stories-en.txt").is_file()
    gallery.main([str(tmp_path), str(tmp_path)])
    for name in ("pictures", "unseen", "details", "clips", "animations", "chat"):
        with Image.open(tmp_path / f"nano-{name}.jpg") as shown:
            assert shown.width == gallery.WIDTH


def test_processes_share_the_work(small_folder, tmp_path):
    """As a command, since what a process finds again depends on how the first one was started."""
    command = [sys.executable, "-m", "showo2.evaluation", "--checkpoint", str(small_folder), "--count", "2"]
    parts = ["--parts", "reconstruction", "clip-questions", "--processes", "2", "--out", str(tmp_path)]
    subprocess.run([*command, *parts], check=True, cwd=Path(__file__).parent.parent, capture_output=True)
    tasks = {row["name"].split(":")[0] for row in json.loads((tmp_path / "evaluation.json").read_text())}
    assert tasks == {
        "reconstruction of pictures",
        "reconstruction of clips",
        "questions about clips",
        "Chinese against English",
    }
