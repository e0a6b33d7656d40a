"""The endpoints from JavaScript: `@gradio/client`, as npm has it, in node against the running app."""

import base64
import itertools
import json
import shutil
from pathlib import Path
from typing import Any

import documents
import pytest
from conftest import ROOT
from javascript import needs_node, run

from showo2.media import read_settings

SCRIPT = Path(__file__).with_name("javascript_client.mjs")

pytestmark = needs_node


@pytest.fixture(scope="module")
def told(app_url, javascript_folder) -> dict[str, Any]:
    """What the script saw."""
    script = shutil.copy(SCRIPT, javascript_folder)
    return json.loads(run(script, app_url, ROOT / "examples" / "scene.png"))


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


def test_the_documented_code_runs(app_url, javascript_folder):
    (code,) = documents.blocks(ROOT / "docs" / "endpoints.md", "js")
    script = javascript_folder / "documented.mjs"
    # The client keeps its connection open, as a page would.
    script.write_text(f"{code}\nprocess.exit(0);".replace("http://127.0.0.1:7860", app_url))
    picture, *answer = run(script).splitlines()
    assert picture.startswith(app_url)
    assert answer
