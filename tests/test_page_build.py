"""The page as a whole, without a browser: what it consists of and what it serves."""

import dataclasses
import subprocess
import sys
from pathlib import Path

from fake_pipeline import FakePipeline

from showo2.app.page import build, launch_options
from showo2.checkpoints import FOLDERS, RELEASED

PHOTOGRAPH = Path(__file__).parent.parent / "examples" / "coffee.jpg"


def test_the_page_needs_no_torch():
    script = "import sys, showo2.app.page; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0


def test_everything_that_uses_the_model_waits_in_one_queue():
    page = build(FakePipeline())
    generators = [fn for fn in page.fns.values() if fn.types_generator and fn.concurrency_id != "film"]
    # Four tabs; sketches; in chat, asking again, editing and "Draw this"; varying in three tabs; four
    # endpoints; continuing a story, and three changes of eight scenes.
    assert len(generators) == 40
    assert {fn.concurrency_id for fn in generators} == {"model"}
    assert {fn.concurrency_limit for fn in generators} == {None}  # our own queue lets one run at a time


def test_only_the_endpoints_are_public():
    endpoints = build(FakePipeline()).get_api_info()["named_endpoints"]
    assert set(endpoints) == {"/chat", "/text_to_image", "/generate_video", "/tell_story"}
    for endpoint in endpoints.values():
        assert endpoint["description"]
        assert all(parameter["type"] for parameter in endpoint["parameters"])


def test_every_released_checkpoint_gets_a_page():
    for checkpoint in RELEASED:
        build(FakePipeline(dataclasses.replace(checkpoint)))


def test_only_examples_are_served_from_this_machine():
    assert launch_options()["allowed_paths"] == [str(PHOTOGRAPH.parent), str(FOLDERS["nano"] / "examples")]


def test_where_it_is_off_there_is_no_way_to_load_another_checkpoint():
    events = {fn.name for fn in build(FakePipeline()).fns.values()}
    assert {fn.name for fn in build(FakePipeline(), switching=True).fns.values()} - events == {"switch"}
