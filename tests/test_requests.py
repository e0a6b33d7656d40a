"""Parameters are declared once, requests are complete, checked values, and everything else follows from
them."""

import inspect
import pickle
from dataclasses import fields, replace

import numpy as np
import pytest
from fake_pipeline import CHECKPOINT, FakePipeline
from PIL import Image

from showo2.app import api
from showo2.app.chat import messages
from showo2.app.components.controls import ParameterControls
from showo2.app.limits import LIMITS, MAX_PROMPT_LENGTH
from showo2.app.model_queue import ModelQueue
from showo2.app.page import build
from showo2.app.strings import LANGUAGES
from showo2.checkpoints import RELEASED
from showo2.errors import (
    BadMessages,
    BadNumber,
    BadText,
    EmptyPrompt,
    Showo2Error,
    TextTooLong,
    UnknownOption,
    UnreadableMedia,
)
from showo2.parameter_fields import METADATA, parameters_of, values_of
from showo2.parameters import Decoding, Sampling, Size, offset_seed
from showo2.requests import REQUESTS, Chat, ImageToVideo, TellStory, TextToImage, TextToVideo, video_request

PICTURE = Image.new("RGB", (8, 8))
QUESTION = {"role": "user", "content": "What is it?"}


def image(**values) -> TextToImage:
    return TextToImage.resolve(CHECKPOINT, LIMITS, **({"prompt": "a boat"} | values))


def each_kind(**values) -> list:
    return [
        Chat.resolve(CHECKPOINT, messages=[QUESTION]),
        image(),
        TextToVideo.resolve(CHECKPOINT, prompt="a boat"),
        ImageToVideo.resolve(CHECKPOINT, prompt="a boat", image=PICTURE),
        TellStory.resolve(CHECKPOINT, prompt="a boat", told=[("one", PICTURE)]),
    ]


# Declarations -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("group", [Size, Sampling, Decoding])
def test_every_field_of_a_group_declares_its_parameter(group):
    assert all(METADATA in each.metadata for each in fields(group))


@pytest.mark.parametrize("request_", REQUESTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_declarations_have_words_in_every_language(request_, language):
    for name, parameter in parameters_of(request_).items():
        assert LANGUAGES[language][name] == getattr(parameter.label, language)
        assert LANGUAGES[language][f"{name}_info"] == getattr(parameter.help, language)
        assert all(f"{name}_{value}" in LANGUAGES[language] for value in parameter.choices)


def test_host_limits_are_of_parameters_and_tighter():
    declared = {name: each for kind in REQUESTS for name, each in parameters_of(kind).items()}
    for name, maximum in LIMITS.items():
        assert declared[name].maximum is None or maximum < declared[name].maximum


# Resolving --------------------------------------------------------------------------------------------------


def test_what_is_left_out_is_the_checkpoints_default():
    request = image(seed=3, guidance_scale=None)
    assert request.size == Size(width=128, height=128)
    assert request.sampling == Sampling(
        num_inference_steps=CHECKPOINT.num_inference_steps,
        guidance_scale=3.0,
        seed=3,
        solver="euler",
        guidance_start=0.0,
        guidance_stop=0.6,
        cache_threshold=0.0,
        quality="exact",
    )


NOT_NUMBERS = ["7", "", [], {}, True, float("nan"), float("inf"), -1, b"7"]
NUMBERS = {
    TextToImage: ["width", "height", "num_images", *(each.name for each in fields(Sampling))],
    TextToVideo: ["num_frames"],
    TellStory: ["max_scenes", "temperature"],
}


@pytest.mark.parametrize("value", NOT_NUMBERS, ids=repr)
@pytest.mark.parametrize(
    ("kind", "name"),
    [(kind, name) for kind, names in NUMBERS.items() for name in names if name not in ("solver", "quality")],
)
def test_impossible_numbers_are_refused_by_name(kind, name, value):
    with pytest.raises(BadNumber, match=f"^{name} must be an? .* from .* to .*; got "):
        kind.resolve(CHECKPOINT, LIMITS, prompt="a boat", **{name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("seed", 2**32),
        ("seed", 1.5),
        ("num_inference_steps", 1),
        ("num_inference_steps", 20.5),
        ("num_inference_steps", 10**6),
        ("guidance_stop", 1.1),
        ("cache_threshold", 2),
        ("width", 0),
        ("num_images", 0),
    ],
)
def test_numbers_out_of_range_are_refused_by_name(name, value):
    with pytest.raises(BadNumber, match=f"^{name} must be .*; got {value}"):
        image(**{name: value})


def test_a_host_allows_less_than_the_library():
    assert TextToImage.resolve(CHECKPOINT, prompt="x", num_inference_steps=1000).sampling.num_inference_steps
    with pytest.raises(BadNumber, match="from 2 to 100; got 1000"):
        image(num_inference_steps=1000)
    limits = {"max_new_tokens": 9}
    assert Chat.resolve(CHECKPOINT, limits, messages=[QUESTION]).decoding.max_new_tokens == 9


@pytest.mark.parametrize("seed", [0, 2**32 - 1, 7.0, np.int64(5)])
def test_possible_seeds_are_taken(seed):
    assert image(seed=seed).sampling.seed == seed


def test_a_missing_seed_is_drawn_so_that_the_request_determines_its_result():
    seeds = {image().sampling.seed for _ in range(8)}
    assert len(seeds) > 1
    assert offset_seed(2**32 - 1, 2) == 1


def test_an_unknown_solver_is_refused_with_those_there_are():
    assert image(solver="adams_bashforth").sampling.solver == "adams_bashforth"
    for solver in (7, "magic", ["euler"]):
        with pytest.raises(UnknownOption, match="euler, adams_bashforth"):
            image(solver=solver)


def test_an_unknown_quality_is_refused_with_those_there_are():
    assert image(quality="fast").sampling.quality == "fast"
    for quality in (1, "best", ["exact"]):
        with pytest.raises(UnknownOption, match=r"quality.*exact, balanced, fast"):
            image(quality=quality)


def test_an_unknown_parameter_is_refused():
    with pytest.raises(UnknownOption, match="steps"):
        image(steps=3)


@pytest.mark.parametrize("prompt", [3, ["x"], {"text": "x"}, b"x", "a\0b", "a\ud800b", True])
def test_what_is_no_text_is_refused_by_name(prompt):
    with pytest.raises(BadText, match=r"^prompt must be text"):
        image(prompt=prompt)
    with pytest.raises(BadText, match=r"^prompt must be text"):
        messages.user_message(prompt, [])


def test_prompts_are_neither_empty_nor_endless():
    for prompt in (None, "", " \n"):
        with pytest.raises(EmptyPrompt):
            image(prompt=prompt)
    with pytest.raises(TextTooLong, match=f"prompt has {MAX_PROMPT_LENGTH + 1} characters"):
        TellStory.resolve(CHECKPOINT, LIMITS, prompt="x" * (MAX_PROMPT_LENGTH + 1))
    with pytest.raises(TextTooLong):
        messages.user_message("x" * (MAX_PROMPT_LENGTH + 1), [])
    with pytest.raises(TextTooLong):
        Chat.resolve(
            CHECKPOINT, LIMITS, messages=[{"role": "user", "content": "x" * (MAX_PROMPT_LENGTH + 1)}]
        )


@pytest.mark.parametrize("told", [7, "x", [3], [("one",)], [(1, PICTURE)], {"one": PICTURE}])
def test_told_scenes_are_checked(told):
    with pytest.raises(Showo2Error):
        TellStory.resolve(CHECKPOINT, prompt="x", told=told)


@pytest.mark.parametrize(
    "conversation",
    [
        None,
        7,
        "x",
        [],
        [3],
        [{"role": ["user"]}],
        [{"role": "user", "content": 3}],
        [{"role": "user", "content": [3]}],
        [{"role": "user", "content": [{"type": ["text"], "text": "x"}]}],
        [{"role": "user", "content": [{"type": "image"}]}],
    ],
)
def test_conversations_of_another_form_are_refused(conversation):
    with pytest.raises(BadMessages):
        Chat.resolve(CHECKPOINT, messages=conversation)


@pytest.mark.parametrize("request_", each_kind(), ids=lambda request: type(request).__name__)
def test_requests_can_be_sent_elsewhere_and_never_change(request_):
    again = pickle.loads(pickle.dumps(request_))
    assert type(again) is type(request_)
    assert values_of(again) == values_of(request_)
    with pytest.raises(AttributeError):
        request_.allow_untrained = True


def test_settings_give_the_request_again():
    request = image(num_images=3, seed=5, cache_threshold=0.1)
    settings = request.settings
    assert settings.pop("task") == "text_to_image"
    assert image(**settings) == replace(request, num_images=1)


def test_a_clip_with_a_first_frame_is_another_request():
    assert type(video_request(CHECKPOINT, prompt="x")) is TextToVideo
    assert type(video_request(CHECKPOINT, prompt="x", image=PICTURE)) is ImageToVideo
    with pytest.raises(UnreadableMedia):
        video_request(CHECKPOINT, prompt="x", image="nowhere.png")


# What is derived --------------------------------------------------------------------------------------------

SAMPLING = [
    "num_inference_steps",
    "guidance_scale",
    "seed",
    "solver",
    "guidance_start",
    "guidance_stop",
    "cache_threshold",
    "quality",
]
ENDPOINTS = {
    "chat": ["prompt", "files", "history", "max_new_tokens", "temperature", "top_p", "seed"],
    "text_to_image": ["prompt", "width", "height", "num_images", *SAMPLING],
    "generate_video": ["prompt", "image", "width", "height", "num_frames", *SAMPLING],
    "tell_story": ["prompt", "told", "text", "max_scenes", "width", "height", *SAMPLING],
}


@pytest.fixture(scope="module")
def endpoints() -> dict:
    return build(FakePipeline()).get_api_info()["named_endpoints"]


@pytest.mark.parametrize("name", ENDPOINTS)
def test_endpoints_take_the_parameters_in_the_published_order(endpoints, name):
    """Callers may pass them by position: new ones come last."""
    taken = [each["parameter_name"] for each in endpoints[f"/{name}"]["parameters"]]
    assert taken[: len(ENDPOINTS[name])] == ENDPOINTS[name]


@pytest.mark.parametrize("name", ENDPOINTS)
def test_endpoints_describe_every_parameter(name):
    published = []
    original = api.gr.api
    api.gr.api = lambda function, **_: published.append(function)
    try:
        api.add(FakePipeline(), ModelQueue())
    finally:
        api.gr.api = original
    (endpoint,) = (each for each in published if each.__name__ == name)
    for parameter in inspect.signature(endpoint).parameters:
        assert f"    {parameter}: " in endpoint.__doc__


@pytest.mark.parametrize("request_", [TextToImage, TextToVideo, TellStory])
def test_every_parameter_has_a_control(request_):
    with api.gr.Blocks():
        controls = ParameterControls.build(request_, CHECKPOINT)
    elsewhere = {"prompt", "text", "width", "height"}
    assert set(controls.components) == set(parameters_of(request_)) - elsewhere | {"size", "randomize"}
    values = [component.value for component in controls.components.values()]
    resolved = request_.resolve(CHECKPOINT, LIMITS, prompt="x", **controls.read(CHECKPOINT, values))
    expected = request_.resolve(CHECKPOINT, LIMITS, prompt="x", seed=resolved.sampling.seed)
    assert resolved == expected, "untouched controls mean the defaults"


def test_a_size_that_the_checkpoint_lacks_becomes_its_default():
    """A page may not have heard yet that another checkpoint was loaded."""
    with api.gr.Blocks():
        controls = ParameterControls.build(Size, CHECKPOINT)
    for checkpoint, side in ((CHECKPOINT, 128), (RELEASED[0], 432)):
        given = controls.read(checkpoint, ["128x128"])
        assert TextToImage.resolve(checkpoint, prompt="x", **given).size.width == side
