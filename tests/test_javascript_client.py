"""The endpoints from JavaScript: `@gradio/client`, as npm has it, in node against the running app."""

import base64
import itertools
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import documents
import pytest
from conftest import ROOT

from showo2.media import read_settings

PACKAGE = "@gradio/client@2.7.0"
SCRIPT = Path(__file__).with_name("javascript_client.mjs")

pytestmark = pytest.mark.skipif(
    not (shutil.which("node") and shutil.which("npm")), reason="node and npm are not installed"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder with the package, where scripts are run."""
    folder = tmp_path_factory.mktemp("javascript")
    subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--prefix", folder, PACKAGE], check=True, timeout=300
    )
    return folder


@pytest.fixture(scope="module")
def told(app_url, folder) -> dict[str, Any]:
    """What the script saw."""
    script = shutil.copy(SCRIPT, folder)
    return json.loads(run(script, app_url, ROOT / "examples" / "scene.png"))


def run(script: Path, *arguments: Any) -> str:
    """What a script prints."""
    ran = subprocess.run(["node", script, *arguments], capture_output=True, text=True, timeout=300)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_the_endpoints_are_there(told):
    assert set(told["endpoints"]) == {"/chat", "/text_to_image", "/generate_video", "/tell_story"}


def test_an_answer_streams(told):
    answers = told["chat"]["data"]
    assert len(answers) > 2
    assert all(later.startswith(earlier) for earlier, later in itertools.pairwise(answers))
    assert {"pending", "generating", "complete"} <= set(told["chat"]["stages"])


def test_steps_are_reported_and_the_picture_is_a_file_with_settings(told, tmp_path):
    steps = [result["step"] for result in told["drawing"]["data"]]
    assert steps == sorted(steps)
    assert steps[-1] == 5
    (tmp_path / "boat.png").write_bytes(base64.b64decode(told["png"]))
    assert read_settings(tmp_path / "boat.png")["seed"] == 4


def test_mistakes_are_explained(told):
    assert "The prompt is empty" in told["mistake"]["message"]


def test_the_documented_code_runs(app_url, folder):
    (code,) = documents.blocks(ROOT / "docs" / "endpoints.md", "js")
    script = folder / "documented.mjs"
    # The client keeps its connection open, as a page would.
    script.write_text(f"{code}\nprocess.exit(0);".replace("http://127.0.0.1:7860", app_url))
    picture, *answer = run(script).splitlines()
    assert picture.startswith(app_url)
    assert answer
