"""The documented upload to a Space, against a stand-in for the Hub: the call that it makes, and its files."""

import shlex
import shutil
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import documents
import pytest
from documents import ROOT
from huggingface_hub import HfApi
from huggingface_hub.cli.hf import app
from huggingface_hub.utils import filter_repo_objects

DEPLOYMENT = ROOT / "docs" / "deployment.md"
NEEDED = {
    "README.md",
    "app.py",
    "requirements.txt",
    "showo2/app/page.css",
    "showo2/app/locales/zh.json",
    "assets/nano/model.safetensors",
    "assets/nano/vae/diffusion_pytorch_model.safetensors",
    "examples/scene.png",
}


@pytest.fixture
def uploaded(monkeypatch) -> dict[str, Any]:
    """The arguments with which the command creates the Space ("created") and uploads to it."""
    calls: dict[str, Any] = {}

    def create_repo(self: HfApi, **arguments: Any) -> SimpleNamespace:
        calls["created"] = arguments
        return SimpleNamespace(repo_id=arguments["repo_id"])

    def upload_folder(self: HfApi, **arguments: Any) -> str:
        calls.update(arguments)
        return "https://example.org"

    monkeypatch.setattr(HfApi, "create_repo", create_repo)
    monkeypatch.setattr(HfApi, "upload_folder", upload_folder)
    monkeypatch.chdir(ROOT)
    (command,) = (line for line in documents.commands(DEPLOYMENT) if line.startswith("hf upload"))
    app(shlex.split(command)[1:], standalone_mode=False)
    return calls


def test_the_command_creates_a_gradio_space_and_uploads_to_its_root(uploaded):
    created = uploaded["created"]
    assert (created["repo_type"], created["space_sdk"], created["exist_ok"]) == ("space", "gradio", True)
    assert uploaded["repo_id"] == created["repo_id"] == "NAME/show-o2"
    assert (uploaded["repo_type"], uploaded["path_in_repo"]) == ("space", ".")


def test_the_uploaded_files_are_enough_for_the_page_and_no_more(uploaded, tmp_path):
    folders = ("showo2", "assets", "docs", "examples", "tests")
    present = [*ROOT.iterdir(), *(path for folder in folders for path in (ROOT / folder).rglob("*"))]
    beside = ["showo2/__pycache__/a.pyc", ".env", "runs/a/checkpoint/model.safetensors", ".venv/bin/python"]
    files = list(
        filter_repo_objects(
            [*(path.relative_to(ROOT).as_posix() for path in present if path.is_file()), *beside],
            allow_patterns=uploaded["allow_patterns"],
            ignore_patterns=uploaded["ignore_patterns"],
        )
    )
    assert set(files) >= NEEDED
    assert {file.partition("/")[0] for file in files} == {file.partition("/")[0] for file in NEEDED}
    assert not set(files) & set(beside)
    for file in files:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / file, tmp_path / file)
    script = "import showo2.app.page as page; page.launch_options(); print(page.__file__)"
    shown = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True)
    assert shown.stdout.startswith(str(tmp_path)), shown.stderr
