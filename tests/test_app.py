"""The parts of the page that need no browser: words, failures, requests, messages, files."""

import base64
import dataclasses
import errno
import shutil
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from string import Formatter

import gradio as gr
import httpx
import numpy as np
import pytest
from fake_pipeline import CHECKPOINT, FakePipeline
from gradio import FileData
from PIL import Image

from showo2 import errors, media
from showo2.app.__main__ import main, may_switch, parse_arguments
from showo2.app.chat import messages
from showo2.app.components import lexicon_hint
from showo2.app.components.progress import Progress
from showo2.app.components.story_view import SceneSlot, StoryView
from showo2.app.components.switcher import _bar_html
from showo2.app.files import downloads
from showo2.app.files.results import Results
from showo2.app.files.story_export import StoryPage
from showo2.app.files.uploads import optional_path_of, path_of
from showo2.app.i18n import (
    GRADIO_LOCALES,
    LIST_JOINTS,
    NAMES,
    TRANSLATIONS,
    bilingual,
    bilingual_error,
    join_list,
    label,
    t,
)
from showo2.app.limits import LIMITS
from showo2.app.page import build, launch_options
from showo2.app.strings import LANGUAGES
from showo2.app.tabs import chat
from showo2.app.user_errors import api_errors, page_errors
from showo2.checkpoints import FOLDERS, RELEASED, Task
from showo2.errors import (
    BadMessages,
    DiskFull,
    EmptyPrompt,
    MediaTooLarge,
    NoDiskSpace,
    Showo2Error,
    UnreadableMedia,
    UntrainedTask,
)
from showo2.outputs import Clip, Drawing, StoryScene
from showo2.requests import TextToImage
from showo2.storybook.captions import lexicon

PHOTOGRAPH = Path(__file__).parent.parent / "examples" / "coffee.jpg"
CLIP = PHOTOGRAPH.with_name("clip.mp4")


def placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}


def uploaded(path: Path) -> dict:
    return FileData(path=str(path)).model_dump()


def block(role: str, **content) -> dict:
    """A message as the chat component sends it."""
    return {"role": role, "content": [content]}


def said(role: str, words: str) -> dict:
    return block(role, type="text", text=words)


def sent(name: str) -> dict:
    return block("user", type="file", file=uploaded(PHOTOGRAPH.with_name(name)))


FRAMES = block("user", type="component", component="html", value="<figure>", constructor_args={}, props={})


# Words ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_have_the_same_keys_and_placeholders(language):
    table = LANGUAGES[language]
    assert set(table) == set(LANGUAGES["en"])
    for key, text in table.items():
        assert text.strip(), key
        assert placeholders(text) == placeholders(LANGUAGES["en"][key]), key


def test_every_language_can_be_chosen_and_lists_things():
    assert set(NAMES.values()) == set(GRADIO_LOCALES.values()) == set(LIST_JOINTS) == set(LANGUAGES)


@pytest.mark.parametrize("error", Showo2Error.__subclasses__(), ids=lambda error: error.__name__)
def test_every_failure_has_a_sentence_in_every_language(error):
    fields = Formatter().parse(error.template)
    details = {name: 1.5 if spec else "x" for _, name, spec, _ in fields if name}
    sentences = {t(language, f"error_{error.__name__}", **details) for language in LANGUAGES}
    assert len(sentences) == len(LANGUAGES)
    assert bilingual_error(error(**details)).count("<span") == len(LANGUAGES)


def test_no_failure_is_nested_out_of_sight():
    defined = {
        value for value in vars(errors).values() if isinstance(value, type) and value is not Showo2Error
    }
    assert defined == set(Showo2Error.__subclasses__())


def test_values_with_a_name_are_named_in_the_sentence():
    error = UntrainedTask(
        checkpoint="x", task=Task.STORY.value, trained=", ".join((Task.CHAT, Task.TEXT_TO_IMAGE))
    )
    shown = bilingual_error(error)
    assert "x was not trained to tell illustrated stories" in shown
    assert "chat about images and draw images" in shown
    assert "看图聊天和画图" in shown
    assert "text_to_image" not in shown


def test_lists_read_well():
    tasks = (Task.CHAT, Task.TEXT_TO_IMAGE, Task.STORY)
    assert join_list("en", tasks) == "chat about images, draw images and tell illustrated stories"
    assert join_list("zh", tasks) == "看图聊天、画图和讲图文故事"
    assert join_list("en", ("chat",)) == "chat about images"


def test_composed_words_cannot_smuggle_markup():
    assert "<img" not in bilingual("untrained", checkpoint="<img src=x>", task="chat", tasks=("chat",))


def test_words_of_components_exist_and_are_complete():
    with pytest.raises(KeyError):
        label("no_such_words")
    with pytest.raises(ValueError, match="placeholders"):
        label("done")
    assert all(
        "{" not in text for table in TRANSLATIONS.translations_dict.values() for text in table.values()
    )


# Failures ---------------------------------------------------------------------------------------------------


def test_visitors_read_both_languages_and_callers_english():
    with pytest.raises(gr.Error) as caught, page_errors():
        raise EmptyPrompt()
    assert "提示词是空的" in caught.value.message
    assert not caught.value.print_exception
    with pytest.raises(gr.Error) as caught, api_errors():
        raise EmptyPrompt()
    assert caught.value.message == str(EmptyPrompt())


def test_a_lack_of_memory_is_told_as_such(caplog):
    for told in (page_errors, api_errors):
        with pytest.raises(gr.Error, match="ran out of memory"), told():
            bytearray(10**15)
    assert not caplog.records


@pytest.mark.parametrize("told", [page_errors, api_errors])
def test_faults_of_ours_are_logged_and_not_shown(told, caplog):
    with pytest.raises(gr.Error) as caught, told():
        raise RuntimeError("secret path")
    assert "secret path" not in caught.value.message
    assert "secret path" in caplog.text


# Requests ---------------------------------------------------------------------------------------------------


def image_request(**values) -> TextToImage:
    return TextToImage.resolve(CHECKPOINT, LIMITS, **({"prompt": "a boat"} | values))


# Files and messages -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", ["/etc/passwd", {"path": "/etc/passwd"}, {"path": "/x", "meta": {}}, 7, []])
def test_only_uploads_are_files(file):
    with pytest.raises(UnreadableMedia):
        path_of(file)


def fetched(address: str) -> Path:
    """`path_of` as a handler calls it: in a thread that has no event loop, unlike that of a test after one
    with a browser."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(path_of, address).result()


def test_only_what_the_page_serves_is_taken_by_its_address(tmp_path, monkeypatch):
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    picture = shutil.copy(PHOTOGRAPH, tmp_path)
    assert path_of(f"http://anywhere/gradio_api/file={picture}") == Path(picture)
    for path in (PHOTOGRAPH, f"{tmp_path}{'/..' * 20}{PHOTOGRAPH}"):
        with pytest.raises(UnreadableMedia):
            fetched(f"http://127.0.0.1:9/gradio_api/file={path}")


def test_addresses_inside_the_machines_network_are_not_fetched():
    asked = []
    handler = type("Handler", (BaseHTTPRequestHandler,), {"do_GET": lambda self: asked.append(self.path)})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        with pytest.raises(UnreadableMedia):
            fetched(f"http://127.0.0.1:{server.server_port}/secret.png")
        server.shutdown()
    assert not asked


def test_uploads_become_paths():
    assert path_of(uploaded(PHOTOGRAPH)) == PHOTOGRAPH
    assert optional_path_of(None) is None


def test_files_come_before_words_and_are_told_apart():
    message = messages.user_message("What is it?", [PHOTOGRAPH, CLIP])
    assert [block["type"] for block in message["content"]] == ["image", "video", "text"]


def test_conversations_of_the_page_become_messages():
    user, assistant = messages.from_chatbot(
        [sent("coffee.jpg"), said("user", "What?"), said("assistant", "Coffee.")]
    )
    assert user == messages.user_message("What?", [PHOTOGRAPH])
    assert assistant == {"role": "assistant", "content": [{"type": "text", "text": "Coffee."}]}


def test_conversations_of_callers_become_messages():
    image = {"type": "image", "image": uploaded(PHOTOGRAPH)}
    history = [{"role": "user", "content": [image]}, {"role": "assistant", "content": "Coffee."}]
    user, assistant = messages.from_api(history)
    assert user["content"] == [{"type": "image", "image": PHOTOGRAPH}]
    assert assistant["content"] == [{"type": "text", "text": "Coffee."}]


@pytest.mark.parametrize(
    "turn",
    [
        "text",
        {"role": "system", "content": "x"},
        {"role": "user", "content": 3},
        {"role": "user", "content": [3]},
    ],
)
def test_other_conversations_are_refused(turn):
    with pytest.raises(BadMessages):
        messages.from_api([turn])


def test_a_failed_or_undone_question_returns_to_the_box():
    talk = [
        said("user", "Hello"),
        said("assistant", "Hi"),
        sent("coffee.jpg"),
        sent("clip.mp4"),
        said("user", "What?"),
    ]
    for history in (talk, [*talk, FRAMES, said("assistant", "It is")]):
        left, box, _ = chat.undo(history, {"text": "", "files": []})
        assert left == talk[:2]
        assert box.constructor_args["value"] == {"text": "What?", "files": [str(PHOTOGRAPH), str(CLIP)]}
        left, box, _ = chat.undo(history, {"text": "something new", "files": []})
        assert left == history
        assert "value" not in box.constructor_args


def test_asking_again_drops_the_answer_and_what_was_shown_under_the_question():
    talk = [sent("clip.mp4"), said("user", "What?")]
    assert chat.retry([*talk, FRAMES, said("assistant", "A fish.")])[0] == talk


def test_editing_a_question_keeps_its_files_and_drops_what_came_after():
    talk = [sent("clip.mp4"), said("user", "Old"), FRAMES, said("assistant", "A fish."), said("user", "Why?")]
    event = gr.EditData(None, {"index": 1, "value": " New ", "previous_value": "Old"})
    assert chat.edit(talk, event)[0] == [talk[0], said("user", "New")]
    event = gr.EditData(None, {"index": 4, "value": " ", "previous_value": "Why?"})
    assert chat.edit(talk, event)[0] == [*talk[:4], said("user", "")]  # is refused, and told so


def test_a_question_ends_with_its_text():
    talk = [sent("coffee.jpg"), sent("clip.mp4"), said("user", "What?"), FRAMES, said("user", "And why?")]
    assert messages.from_chatbot(talk) == [
        messages.user_message("What?", [PHOTOGRAPH, CLIP]),
        messages.user_message("And why?", []),
    ]


def test_results_carry_their_settings_and_share_no_folder():
    request = image_request(num_images=2)
    clips = tuple(Clip(np.zeros((1, 8, 8, 3), np.uint8)) for _ in range(2))
    results = Results(FakePipeline(), request.settings)
    first, second = results.write_images(Drawing(7, 7, (5, 6), clips=clips))
    assert first.parent != second.parent
    assert media.read_settings(second) == {
        "task": "text_to_image",
        "prompt": "a boat",
        "width": 128,
        "height": 128,
        "num_inference_steps": CHECKPOINT.num_inference_steps,
        "guidance_scale": 3.0,
        "guidance_start": 0.0,
        "guidance_stop": 0.6,
        "solver": "euler",
        "cache_threshold": 0.0,
        "seed": 6,
        "checkpoint": "nano",
        "precision": "float32",
    }


@pytest.mark.parametrize(("language", "prompt"), [("en", "a story about a cat"), ("zh", "讲一个猫的故事")])
def test_a_story_told_by_a_stand_in_says_so_in_its_language(tmp_path, language, prompt):
    media.write_png(Image.new("RGB", (8, 8)), tmp_path / "scene.png", {})
    pages = [StoryPage("...", tmp_path / "scene.png")]
    settings = {"task": Task.STORY, "prompt": prompt}
    page, *_ = Results(FakePipeline(RELEASED[0]), settings).write_story(pages, 7)
    assert t(language, "story_made_as_stand_in") in page.read_text("utf-8")
    page, *_ = Results(FakePipeline(), settings).write_story(pages, 7)
    assert t(language, "story_made_as_stand_in") not in page.read_text("utf-8")


def test_a_full_disk_is_told_and_the_seed_is_not_lost(monkeypatch):
    results = Results(FakePipeline(), image_request().settings)
    drawing = Drawing(7, 7, (5,), clips=(Clip(np.zeros((5, 16, 16, 3), np.uint8), 8.0),))
    for name, write in (("write_images", "write_png"), ("write_video", "write_mp4")):
        real = getattr(media, write)
        # A device without room for a byte. libav does not always say why, so the room left is looked at.
        monkeypatch.setattr(
            f"showo2.app.files.results.{write}",
            lambda content, path, settings, real=real: (
                path.symlink_to("/dev/full"),
                real(content, path, settings),
            ),
        )
        monkeypatch.setattr("showo2.app.files.folders._is_full", lambda folder: True)
        with pytest.raises(DiskFull, match="seed 5"):
            getattr(results, name)(drawing)


def refuse_to_write(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_in_an_address_that_does_not_fit_is_told_and_leaves_nothing(monkeypatch, tmp_path):
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    monkeypatch.setattr(Path, "write_bytes", refuse_to_write)
    with pytest.raises(NoDiskSpace):
        path_of("data:image/png;base64,AAAA")
    assert not list(tmp_path.iterdir())


def test_files_in_addresses_are_saved(monkeypatch, tmp_path):
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    encoded = base64.b64encode(PHOTOGRAPH.read_bytes()).decode()
    path = path_of(f"data:image/jpeg;base64,{encoded}")
    assert path.is_relative_to(tmp_path)
    assert path.read_bytes() == PHOTOGRAPH.read_bytes()
    assert path_of("data:,A%20B").read_bytes() == b"A B"
    with pytest.raises(UnreadableMedia, match="no base64"):
        path_of("data:image/png;base64,!")


class Endless(httpx.AsyncBaseTransport):
    """A host whose files have no end; `redirects` is where each answer leads instead."""

    def __init__(self, redirects: str | None = None) -> None:
        self.redirects = redirects

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self.redirects:
            return httpx.Response(302, headers={"Location": self.redirects})

        async def content():
            while True:
                yield b"x" * 1000

        return httpx.Response(200, content=content())


@pytest.mark.parametrize(
    ("transport", "error"), [(Endless(), MediaTooLarge), (Endless("/again"), UnreadableMedia)]
)
def test_downloads_have_limits_and_leave_nothing(monkeypatch, tmp_path, transport, error):
    async def public_transport(url: str) -> httpx.AsyncBaseTransport:
        return transport

    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    monkeypatch.setattr(downloads, "public_transport", public_transport)
    monkeypatch.setattr(downloads, "MAX_FILE_MB", 0.1)
    with ThreadPoolExecutor(1) as pool, pytest.raises(error):  # here a browser may keep a loop running
        pool.submit(path_of, "http://anywhere/a.png").result()
    assert not list(tmp_path.iterdir())


def test_other_failures_of_writing_are_not_taken_for_a_full_disk(monkeypatch):
    results = Results(FakePipeline(), image_request().settings)
    drawing = Drawing(7, 7, (5,), clips=(Clip(np.zeros((1, 8, 8, 3), np.uint8)),))

    def refuse(*_):
        raise PermissionError(13, "no")

    monkeypatch.setattr("showo2.app.files.results.write_png", refuse)
    with pytest.raises(PermissionError):
        results.write_images(drawing)


def test_a_scene_without_a_word_is_not_shown():
    """What is left of the scene in which the model found that the story is over."""
    slots = [
        SceneSlot(f"picture {number}", f"text {number}", f"words {number}", None, None, None, None)
        for number in (1, 2)
    ]
    view = StoryView(slots, Results(FakePipeline(), {}))
    first = StoryScene("A <b>boat</b>.")
    assert view.show((first,), 7) == {"text 1": "<p>A &lt;b&gt;boat&lt;/b&gt;.</p>"}
    assert view.show((first, StoryScene("")), 7) == {
        "text 2": ""
    }  # the style sheet hides what has no paragraph


def test_time_left_follows_from_the_steps_done(monkeypatch):
    now = 100.0
    monkeypatch.setattr("showo2.app.components.progress.time.monotonic", lambda: now)
    progress = Progress()
    now = 105.0  # the first step waits for what comes before it
    assert "Step 1 of 11<" in progress.bar(1, 11)
    now = 107.0
    assert "Step 2 of 11, 18 s left" in progress.bar(2, 11)
    now = 120.0
    assert "Done in 20.0 s. Seed: 1, 2<" in progress.done((1, 2))


# The page as a whole ----------------------------------------------------------------------------------------


def test_the_page_needs_no_torch():
    script = "import sys, showo2.app.page; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0


def test_everything_that_uses_the_model_waits_in_one_queue():
    page = build(FakePipeline())
    generators = [fn for fn in page.fns.values() if fn.types_generator]
    assert (
        len(generators) == 35
    )  # four tabs, asking again, editing, four endpoints; going on, three changes of eight scenes
    assert {fn.concurrency_id for fn in generators} == {"model"}
    assert {fn.concurrency_limit for fn in generators} == {None}  # our own queue lets one run at a time


def test_a_hint_cannot_smuggle_markup_and_needs_a_strange_word():
    checkpoint = dataclasses.replace(CHECKPOINT, lexicon=lexicon())
    assert lexicon_hint.hint_html(checkpoint, "two red cats <b>") == lexicon_hint.hint_html(
        checkpoint, "two red cats b"
    )
    assert lexicon_hint.hint_html(checkpoint, "a red cat on the beach, 一只猫") == ""
    # A word that is also the name of a value stays the visitor's word.
    assert "“seed”" in lexicon_hint.hint_html(checkpoint, "a seed")


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


def test_flags_win_over_the_environment(monkeypatch):
    monkeypatch.setenv("SHOWO2_CHECKPOINT", "show-o2-7B")
    monkeypatch.setenv("SHOWO2_PORT", "8000")
    monkeypatch.setenv("SHOWO2_SHARE", "true")
    chosen = parse_arguments(["--port", "9000", "--no-share"])
    assert (chosen.checkpoint, chosen.port, chosen.share) == ("show-o2-7B", 9000, False)


def test_the_page_says_what_a_checkpoint_was_taken_for(monkeypatch):
    monkeypatch.setenv("SHOWO2_LIKE", "show-o2-1.5B-HQ")
    assert parse_arguments([]).like == "show-o2-1.5B-HQ"
    entry = dataclasses.replace(FakePipeline().checkpoint, name="renamed")
    assert "--like" not in _bar_html(FakePipeline(entry))
    bar = _bar_html(FakePipeline(dataclasses.replace(entry, assumed="show-o2-1.5B")))
    assert "renamed do not say what it was trained for, so it is taken for show-o2-1.5B" in bar
    assert "--like NAME" in bar


def test_without_flags_the_page_is_for_this_machine_only(monkeypatch):
    for name in (
        "CHECKPOINT",
        "QUANTIZATION",
        "DEVICE",
        "DTYPE",
        "HOST",
        "PORT",
        "SHARE",
        "MCP",
        "SWITCH",
        "COMPILE",
        "SAFETY_CHECKER",
        "LIKE",
    ):
        monkeypatch.delenv(f"SHOWO2_{name}", raising=False)
    for name in ("GRADIO_SERVER_NAME", "GRADIO_SERVER_PORT"):
        monkeypatch.delenv(name, raising=False)
    chosen = parse_arguments([])
    assert vars(chosen) == {
        "checkpoint": "nano",
        "quantization": None,
        "device": None,
        "dtype": None,
        "host": "127.0.0.1",
        "port": 7860,
        "share": False,
        "mcp": False,
        "switch": None,
        "compile": False,
        "safety_checker": None,
        "like": None,
        "grace": 6.0,
    }


@pytest.mark.parametrize(
    ("arguments", "space", "may"),
    [
        ([], None, True),
        (["--host", "localhost"], None, True),
        (["--host", "0.0.0.0"], None, False),
        (["--share"], None, False),
        ([], "owner/space", False),
        (["--no-switch"], None, False),
        (["--host", "0.0.0.0", "--switch"], None, True),
    ],
)
def test_strangers_may_not_load_another_checkpoint_unless_the_host_says_so(
    monkeypatch, arguments, space, may
):
    for name in ("SHOWO2_SWITCH", "SHOWO2_HOST", "SHOWO2_SHARE", "GRADIO_SERVER_NAME", "SPACE_ID"):
        monkeypatch.delenv(name, raising=False)
    if space:
        monkeypatch.setenv("SPACE_ID", space)
    assert may_switch(parse_arguments(arguments)) is may


def test_where_it_is_off_there_is_no_way_to_load_another_checkpoint():
    events = {fn.name for fn in build(FakePipeline()).fns.values()}
    assert {fn.name for fn in build(FakePipeline(), switching=True).fns.values()} - events == {"switch"}


def test_the_address_is_where_a_host_of_gradio_apps_expects_it(monkeypatch):
    monkeypatch.delenv("SHOWO2_HOST", raising=False)
    monkeypatch.setenv("GRADIO_SERVER_NAME", "0.0.0.0")
    assert parse_arguments([]).host == "0.0.0.0"
    assert parse_arguments(["--host", "127.0.0.1"]).host == "127.0.0.1"


def test_a_busy_port_is_reported_before_the_checkpoint_is_loaded(monkeypatch):
    monkeypatch.setattr(
        "showo2.pipeline.load_pipeline", lambda *_, **__: pytest.fail("the checkpoint was loaded")
    )
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setattr(sys, "argv", ["app.py", "--host", "127.0.0.1", "--port", str(port)])
        with pytest.raises(SystemExit, match=f"^Port {port} is already in use: [^\n]*$"):
            main()
