"""The endpoints, called as a user's script would: gradio_client against the running app and its own
checkpoint."""

import itertools

import documents
import numpy as np
import pytest
from conftest import ROOT
from gradio_client import Client, handle_file
from gradio_client.exceptions import AppError
from PIL import Image

from showo2.media import open_video, read_settings

SCENE = ROOT / "examples" / "scene.png"
CLIP = ROOT / "examples" / "clip.mp4"


@pytest.fixture(scope="module")
def client(app_url) -> Client:
    return Client(app_url, verbose=False)


def test_what_there_is_can_be_asked(client):
    endpoints = client.view_api(return_format="dict", print_info=False)["named_endpoints"]
    assert set(endpoints) == {"/chat", "/text_to_image", "/generate_video", "/tell_story"}
    names = [parameter["parameter_name"] for parameter in endpoints["/text_to_image"]["parameters"]]
    described = [each for endpoint in endpoints.values() for each in endpoint["parameters"]]
    assert all(each["python_type"]["description"] for each in described)
    assert names == [
        "prompt",
        "width",
        "height",
        "num_images",
        "num_inference_steps",
        "guidance_scale",
        "seed",
        "solver",
        "guidance_start",
        "guidance_stop",
        "cache_threshold",
        "quality",
    ]


def test_chat_answers_with_and_without_pictures(client, photograph):
    assert client.predict("Hello!", api_name="/chat")
    assert client.predict("What is in the picture?", files=[handle_file(photograph)], api_name="/chat")
    assert client.predict("Which way does it move?", files=[handle_file(CLIP)], api_name="/chat")


def test_chat_remembers_earlier_turns(client):
    asked = [
        {"type": "image", "image": handle_file(SCENE)},
        {"type": "text", "text": "What is in the picture?"},
    ]
    history = [{"role": "user", "content": asked}, {"role": "assistant", "content": "a red boat"}]
    assert client.predict("What colour is the boat?", history=history, max_new_tokens=32, api_name="/chat")


def test_chat_streams(client):
    job = client.submit("Describe the picture.", files=[handle_file(SCENE)], api_name="/chat")
    answers = list(job)
    assert len(answers) > 2
    assert all(later.startswith(earlier) for earlier, later in itertools.pairwise(answers))


def test_pictures_are_png_with_settings_and_come_again_by_seed(client):
    options = {"num_inference_steps": 6, "api_name": "/text_to_image"}
    two = client.predict("a red boat on the beach", num_images=2, seed=5, **options)
    assert two["seeds"] == [5, 6]
    one = client.predict("a red boat on the beach", seed=6, **options)
    # Alone or beside another, numbers are rounded in another order, so not every value is the same to the
    # last bit.
    alone, beside = (np.asarray(Image.open(path), float) for path in (one["images"][0], two["images"][1]))
    assert abs(alone - beside).mean() < 1
    other = np.asarray(Image.open(two["images"][0]), float)
    assert abs(alone - other).mean() > 5
    settings = read_settings(one["images"][0])
    assert (settings["prompt"], settings["seed"]) == ("a red boat on the beach", 6)
    assert settings["num_inference_steps"] == 6


def test_steps_are_reported(client):
    job = client.submit("a red boat on the beach", num_inference_steps=6, api_name="/text_to_image")
    steps = [result["step"] for result in job]
    assert steps == sorted(steps)
    assert steps[-1] == 6


@pytest.mark.parametrize("with_image", [False, True])
def test_videos_are_mp4_with_settings(client, photograph, with_image):
    image = handle_file(photograph) if with_image else None
    result = client.predict(
        "a blue car moves to the right",
        image=image,
        num_frames=5,
        num_inference_steps=3,
        seed=1,
        api_name="/generate_video",
    )
    assert open_video(result["video"], 5).frames.shape[0] == 5
    settings = read_settings(result["video"])
    assert settings["task"] == ("image_to_video" if with_image else "text_to_video")
    assert settings["num_frames"] == 5


def test_stories_have_scenes_with_pictures(client):
    story = client.predict(
        "A story about a pink fish.", max_scenes=2, num_inference_steps=3, api_name="/tell_story"
    )
    assert story["finished"]
    assert 1 <= len(story["scenes"]) <= 2
    assert story["scenes"][0]["text"]
    assert read_settings(story["scenes"][0]["image"])["task"] == "story"
    told = [{"text": scene["text"], "image": handle_file(scene["image"])} for scene in story["scenes"]]
    more = client.predict(
        "A story about a pink fish.",
        told=told,
        text="Then it went to the beach.",
        max_scenes=1,
        num_inference_steps=3,
        api_name="/tell_story",
    )
    assert [scene["text"] for scene in more["scenes"]] == ["Then it went to the beach."]
    assert read_settings(more["scenes"][0]["image"])["scene"] == len(told) + 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"prompt": " "}, "The prompt is empty"),
        ({"prompt": "x", "seed": -1}, "seed must be an integer from 0 to 4294967295; got -1"),
        ({"prompt": "x", "width": 130}, "width and height must be multiples of 16; got 130 x 128"),
        ({"prompt": "x", "num_images": 99}, "num_images must be an integer from 1 to 4; got 99"),
        ({"prompt": "x" * 5000}, "prompt has 5000 characters; the limit is 2000"),
    ],
)
def test_mistakes_are_explained_in_english(client, arguments, sentence):
    with pytest.raises(AppError, match=sentence):
        client.predict(api_name="/text_to_image", **arguments)


def test_files_that_were_not_uploaded_are_not_read(client):
    with pytest.raises(AppError, match="cannot be read"):
        client.predict("What is it?", files=[{"path": str(SCENE)}], api_name="/chat")


def test_broken_files_are_explained(client, tmp_path):
    (tmp_path / "broken.png").write_bytes(b"no picture")
    with pytest.raises(AppError, match=r"broken\.png is a text file"):
        client.predict("What is it?", files=[handle_file(tmp_path / "broken.png")], api_name="/chat")


def test_the_documented_code_runs(app_url, capsys):
    documents.run(ROOT / "docs" / "endpoints.md", {"http://127.0.0.1:7860": app_url})
    assert "10 of 10" in capsys.readouterr().out


@pytest.mark.filterwarnings("ignore:The Sora API")
def test_the_documented_openai_code_runs(app_url, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    documents.run(ROOT / "docs" / "api.md", {"http://127.0.0.1:7860": app_url})
    assert "boat" in capsys.readouterr().out
    assert (tmp_path / "fish.mp4").read_bytes()[4:8] == b"ftyp"
