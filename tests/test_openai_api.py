"""OpenAI's routes, as OpenAI's own Python client uses them, against the running app."""

import base64
import io
import time
from collections.abc import Iterator
from types import SimpleNamespace

import httpx
import numpy as np
import openai
import pytest
from conftest import PATIENCE
from fake_pipeline import FakePipeline
from PIL import Image
from served_pages import serving

from showo2.app import model_queue
from showo2.app.model_queue import ModelQueue
from showo2.app.openai_api import openai_routes
from showo2.app.page import launch_options
from showo2.errors import OutOfMemory, QueueFull, WrongApiKey
from showo2.outputs import Clip, Drawing, Reply
from showo2.requests import Chat
from showo2.resources import EXAMPLES

# OpenAI takes its own service for videos away; others go on to serve the API.
pytestmark = pytest.mark.filterwarnings("ignore:The Sora API")
KEY = "secret"
QUESTION = [{"role": "user", "content": "What is it?"}]


class DrawingPipeline(FakePipeline):
    """Answers that ask for a drawing hold a picture between two texts."""

    def run(self, request):
        if not isinstance(request, Chat) or "draw" not in str(request.messages[-1]["content"]):
            return super().run(request)
        return self._drawn_answer(request)

    def _drawn_answer(self, request: Chat) -> Iterator[Reply]:
        self.calls.append(("chat", {"messages": request.messages}))
        clip = Clip(np.full((1, 32, 32, 3), 99, np.uint8))
        half, whole = Drawing(1, 2, (7,)), Drawing(2, 2, (7,), clips=(clip,))
        for parts in (("Here:",), ("Here:", half), ("Here:", whole), ("Here:", whole, "Done.")):
            yield Reply(parts, len(parts) == 3, 7, len(parts))


@pytest.fixture(scope="module")
def app() -> Iterator[SimpleNamespace]:
    pipeline, queue = DrawingPipeline(), ModelQueue()
    with serving(pipeline, queue=queue, routes=openai_routes(pipeline, queue, KEY)) as url:
        client = openai.OpenAI(base_url=f"{url}v1", api_key=KEY, max_retries=0, timeout=PATIENCE)
        yield SimpleNamespace(url=url, pipeline=pipeline, queue=queue, client=client)


@pytest.fixture(autouse=True)
def fresh(app) -> Iterator[None]:
    app.pipeline.reset()
    yield
    app.pipeline.release()


def data_url(path=EXAMPLES / "scene.png", kind: str = "image/png") -> str:
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


def picture(encoded: str) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(encoded)))


def asked(app) -> dict:
    """What the pipeline was asked for last."""
    return app.pipeline.calls[-1][1]


def complete(app, messages=QUESTION, **options):
    return app.client.chat.completions.create(model="gpt-4o", messages=messages, **options)


# Models and keys --------------------------------------------------------------------------------------------


def test_the_loaded_checkpoint_is_the_one_model(app):
    (model,) = app.client.models.list()
    assert (model.id, model.owned_by) == ("nano", "showo2")
    assert app.client.models.retrieve("nano").id == "nano"
    with pytest.raises(openai.NotFoundError):
        app.client.models.retrieve("gpt-4o")


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer other"}, {"Authorization": f"Basic {KEY}"}])
def test_a_wrong_key_is_refused(app, header):
    answer = httpx.get(f"{app.url}v1/models", headers=header, timeout=PATIENCE)
    assert answer.status_code == 401
    assert answer.json()["error"]["message"] == str(WrongApiKey())


def test_without_the_routes_they_are_not_served_beside_the_page():
    assert not any(route.path.startswith("/v1") for route in launch_options()["app_kwargs"]["routes"])


@pytest.mark.parametrize(("path", "method", "status"), [("nothing", "GET", 404), ("models", "DELETE", 405)])
def test_other_routes_and_methods_are_refused_in_openais_form(app, path, method, status):
    answer = httpx.request(method, f"{app.url}v1/{path}", timeout=PATIENCE)
    assert answer.status_code == status
    assert answer.json()["error"]["message"]


# Chat -------------------------------------------------------------------------------------------------------


def test_an_answer_comes_whole(app):
    completion = complete(app, max_tokens=100, temperature=0.5, seed=3, frequency_penalty=0, user="me")
    assert completion.choices[0].message.content == "You said: What is it?. I see no picture."
    assert completion.choices[0].finish_reason == "stop"
    assert completion.model == "nano"
    assert completion.usage.completion_tokens == 9
    assert {"max_new_tokens": 100, "temperature": 0.5, "seed": 3}.items() <= asked(app).items()


def test_an_answer_is_streamed(app):
    chunks = list(complete(app, stream=True, stream_options={"include_usage": True}))
    texts = [chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices]
    assert "".join(texts) == "You said: What is it?. I see no picture."
    assert len([text for text in texts if text]) > 3
    assert chunks[-2].choices[0].finish_reason == "stop"
    assert chunks[-1].usage.completion_tokens == 9


def test_an_answer_that_reached_its_length_says_so(app):
    assert complete(app, max_completion_tokens=9).choices[0].finish_reason == "length"


def test_pictures_clips_turns_and_system_messages_reach_the_model(app):
    image = {"type": "image_url", "image_url": {"url": data_url(), "detail": "low"}}
    clip = {"type": "video_url", "video_url": {"url": data_url(EXAMPLES / "clip.mp4", "video/mp4")}}
    messages = [
        {"role": "system", "content": "You are a helpful assistant."},
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": [{"type": "text", "text": "What is it?"}, image]},
        {"role": "assistant", "content": "A boat."},
        {"role": "user", "content": [{"type": "text", "text": "And this?"}, clip]},
    ]
    answer = complete(app, messages).choices[0].message.content
    assert "I see a picture of" in answer
    assert "a video of 5 frames" in answer
    first, second, third = asked(app)["messages"]
    assert [block["type"] for block in first["content"]] == ["image", "text"]
    assert first["content"][1]["text"] == "Be brief.\n\nWhat is it?"
    assert second["content"][0]["text"] == "A boat."
    assert [block["type"] for block in third["content"]] == ["video", "text"]


def test_what_an_answer_draws_comes_as_images_and_goes_back(app):
    messages = [{"role": "user", "content": "Please draw."}]
    message = complete(app, messages).choices[0].message
    assert message.content == "Here:\nDone."
    (part,) = message.images
    assert picture(part["image_url"]["url"].partition(",")[2]).size == (32, 32)
    streamed = [chunk.choices[0].delta for chunk in complete(app, messages, stream=True)]
    (drawn,) = [delta.images for delta in streamed if hasattr(delta, "images")]
    assert drawn == message.images
    assert "".join(delta.content or "" for delta in streamed) == message.content
    complete(app, [*messages, message.model_dump(exclude_none=True), *QUESTION])
    blocks = asked(app)["messages"][1]["content"]
    assert [block["type"] for block in blocks] == ["text", "image"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"temperature": 3}, "temperature must be a number from 0 to 2"),
        ({"max_tokens": 100_000}, "max_new_tokens must be an integer from 1 to 1024"),
        ({"n": 2}, "n = 2 is not supported here"),
        ({"stop": ["."]}, "stop = "),
        ({"tools": [{"type": "function", "function": {"name": "x"}}]}, "tools = "),
        ({"extra_body": {"nonsense": 1}}, "parameter must be one of"),
        ({"extra_body": {"allow_untrained": True}}, "parameter must be one of"),
        ({"messages": []}, "The messages cannot be used: there are none"),
        ({"messages": [{"role": "tool", "content": "x"}]}, "The messages cannot be used: a role must be"),
        ({"messages": [{"role": "user", "content": "x" * 3000}]}, "text has 3000 characters"),
        ({"messages": [{"role": "user", "content": [{"type": "input_audio"}]}]}, "a content part is"),
    ],
)
def test_what_cannot_be_done_is_said_in_openais_form(app, options, sentence):
    with pytest.raises(openai.BadRequestError) as caught:
        complete(app, **{"messages": QUESTION, **options})
    assert sentence in caught.value.body["message"]
    assert caught.value.type == "invalid_request_error"


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "http://127.0.0.1:1/x.png", "http://169.254.169.254/", "data:image/png,x"]
)
def test_addresses_inside_the_network_are_refused(app, url):
    content = [{"type": "image_url", "image_url": {"url": url}}, {"type": "text", "text": "What?"}]
    with pytest.raises(openai.BadRequestError):
        complete(app, [{"role": "user", "content": content}])


def test_a_body_that_is_too_large_is_refused(app):
    with pytest.raises(openai.APIStatusError) as caught:
        complete(app, [{"role": "user", "content": "x" * 33_000_000}])
    assert caught.value.status_code == 413
    assert "too large" in caught.value.body["message"]


@pytest.mark.parametrize("is_stream", [False, True])
def test_a_failure_in_an_answer_is_told(app, is_stream):
    app.pipeline.fault = OutOfMemory(device="cuda:0")
    with pytest.raises(openai.APIError, match="ran out of memory"):
        list(complete(app, stream=is_stream))


def test_faults_of_ours_are_not_shown(app, caplog):
    app.pipeline.fault = RuntimeError("secret path")
    with pytest.raises(openai.InternalServerError) as caught:
        complete(app)
    assert "secret path" not in str(caught.value)
    assert "secret path" in caplog.text


def test_a_full_queue_says_when_to_try_again(app, monkeypatch):
    monkeypatch.setattr(model_queue, "MAX_WAITING", 0)
    for is_stream in (False, True):
        with pytest.raises(openai.RateLimitError, match=str(QueueFull())) as caught:
            complete(app, stream=is_stream)
        assert int(caught.value.response.headers["retry-after"]) > 0


def test_an_answer_ends_when_its_client_leaves(app):
    app.pipeline.repeat_step()
    stream = complete(app, stream=True)
    next(iter(stream))
    stream.close()
    assert app.pipeline.closed.wait(PATIENCE)


def test_a_request_ends_when_its_client_leaves_without_a_stream(app):
    app.pipeline.repeat_step()
    with pytest.raises(openai.APITimeoutError):
        app.client.with_options(timeout=0.5).chat.completions.create(model="x", messages=QUESTION)
    assert app.pipeline.closed.wait(PATIENCE)


# Pictures ---------------------------------------------------------------------------------------------------


def test_pictures_come_inside_the_answer(app):
    extras = {"seed": 5, "num_inference_steps": 3}
    result = app.client.images.generate(prompt="a boat", n=2, size="160x96", extra_body=extras)
    assert [picture(image.b64_json).size for image in result.data] == [(160, 96)] * 2
    assert [image.seed for image in result.data] == [5, 6]
    wanted = {"num_images": 2, "seed": 5, "num_inference_steps": 3, "width": 160}
    assert wanted.items() <= asked(app).items()


@pytest.mark.parametrize(
    ("sent", "drawn"),
    [("auto", "exact"), ("hd", "exact"), ("high", "exact"), ("exact", "exact"), ("fast", "fast")],
)
def test_quality_takes_openais_values_and_ours(app, sent, drawn):
    app.client.images.generate(prompt="a boat", quality=sent)
    assert asked(app)["quality"] == drawn


def test_pictures_come_as_addresses(app):
    result = app.client.images.generate(prompt="a boat", response_format="url", quality="auto")
    address = result.data[0].url
    assert address.startswith(f"{app.url}v1/files/")
    answer = httpx.get(address, timeout=PATIENCE)
    assert Image.open(io.BytesIO(answer.content)).size == (128, 128)
    assert httpx.get(f"{app.url}v1/files/other.png", timeout=PATIENCE).status_code == 404


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"size": "big"}, "size = 'big' is not supported here"),
        ({"n": 5}, "num_images must be an integer from 1 to 4"),
        ({"prompt": " "}, "The prompt is empty"),
        ({"response_format": "gif"}, "response_format must be one of"),
        ({"extra_body": {"stream": True}}, "stream = True is not supported here"),
    ],
)
def test_pictures_that_cannot_be_drawn_are_refused(app, options, sentence):
    with pytest.raises(openai.BadRequestError) as caught:
        app.client.images.generate(**{"prompt": "a boat", **options})
    assert sentence in caught.value.body["message"]


# Videos -----------------------------------------------------------------------------------------------------


def test_a_clip_is_created_polled_fetched_and_deleted(app):
    videos = app.client.videos
    reference = ("scene.png", (EXAMPLES / "scene.png").read_bytes())
    extras = {"seed": 9, "guidance_scale": 2.5}
    created = videos.create(
        prompt="It moves.", size="160x96", seconds="1", input_reference=reference, extra_body=extras
    )
    assert created.object == "video"
    finished = videos.poll(created.id, poll_interval_ms=50)
    assert (finished.status, finished.progress, finished.seconds) == ("completed", 100, "1.125")
    assert videos.download_content(created.id).read()[4:8] == b"ftyp"
    name, wanted = app.pipeline.calls[-1]
    assert name == "image_to_video"
    assert {"seed": 9, "guidance_scale": 2.5, "num_frames": 9, "height": 96}.items() <= wanted.items()
    videos.delete(created.id)
    with pytest.raises(openai.NotFoundError):
        videos.retrieve(created.id)


def test_a_clip_from_text_alone_is_asked_for_in_json_too(app):
    body = {"prompt": "It moves.", "num_frames": 5, "model": "sora-2"}
    job = app.client.post("/videos", body=body, cast_to=object)
    assert app.client.videos.poll(job["id"], poll_interval_ms=50).seconds == "0.625"


def test_a_clip_that_is_not_finished_cannot_be_fetched(app):
    app.pipeline.hold(after=1)
    job = app.client.videos.create(prompt="It moves.")
    with pytest.raises(openai.ConflictError):
        app.client.videos.download_content(job.id)
    app.client.videos.delete(job.id)
    app.pipeline.repeat_step()
    assert app.pipeline.closed.wait(PATIENCE)


def test_a_clip_that_fails_says_why(app):
    app.pipeline.hold(after=1)
    job = app.client.videos.create(prompt="It moves.")
    app.pipeline.drawing_fault = OutOfMemory(device="cuda:0")
    app.pipeline.release()
    failed = app.client.videos.poll(job.id, poll_interval_ms=50)
    assert failed.status == "failed"
    assert "ran out of memory" in failed.error.message


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"prompt": ""}, "The prompt is empty"),
        ({"seconds": "100"}, "num_frames must be an integer from 1 to 129"),
        ({"size": "1x1"}, "width must be"),
        ({"extra_body": {"seed": "x"}}, "seed must be an integer"),
        ({"input_reference": ("a.txt", b"no picture")}, "cannot be used here"),
    ],
)
def test_clips_that_cannot_be_made_are_refused_at_once(app, options, sentence):
    with pytest.raises(openai.BadRequestError) as caught:
        app.client.videos.create(**{"prompt": "It moves.", **options})
    assert sentence in caught.value.body["message"]


def test_requests_of_every_door_wait_in_one_queue(app):
    app.pipeline.hold(after=1)
    job = app.client.videos.create(prompt="It moves.")
    waiting = app.client.videos.create(prompt="It moves too.")
    assert app.client.videos.retrieve(waiting.id).status == "queued"
    app.pipeline.release()
    deadline = time.monotonic() + PATIENCE
    while app.client.videos.retrieve(waiting.id).status != "completed":
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert app.client.videos.retrieve(job.id).status == "completed"
