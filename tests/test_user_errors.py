"""How errors reach visitors and callers."""

from collections.abc import Iterator

import gradio as gr
import pytest
import torch
from served_pages import serving
from test_bad_inputs import outcome

from showo2.app.user_errors import api_errors, page_errors
from showo2.errors import EmptyPrompt, OutOfMemory
from showo2.model.flow_head import FlowHead

TOO_MUCH = 10**15  # bytes


@pytest.fixture(scope="module")
def url(small_pipeline) -> Iterator[str]:
    with serving(small_pipeline) as url:
        yield url


def test_visitors_read_both_languages_and_callers_english():
    with pytest.raises(gr.Error) as caught, page_errors():
        raise EmptyPrompt()
    assert "提示词是空的" in caught.value.message
    assert caught.value.message.endswith(f"<small>{caught.value.title}</small>")
    assert not caught.value.print_exception
    with pytest.raises(gr.Error) as caught, api_errors():
        raise EmptyPrompt()
    assert caught.value.message == str(EmptyPrompt())


def test_a_lack_of_memory_is_told_as_such(caplog):
    for told in (page_errors, api_errors):
        with pytest.raises(gr.Error, match="ran out of memory"), told():
            bytearray(TOO_MUCH)
    assert not caplog.records


def run_operation(size: int) -> None:
    """What oneDNN raised under `prlimit --as`."""
    raise RuntimeError("could not create a primitive")


@pytest.mark.parametrize("allocate", [bytearray, torch.empty, run_operation])
def test_a_step_that_finds_no_memory_is_told_over_http(url, monkeypatch, caplog, allocate):
    """By Python's own allocator, and by those below PyTorch, which raise RuntimeError; then the app goes
    on."""
    arguments = {"prompt": "a red boat", "num_inference_steps": 2}
    with monkeypatch.context() as patched:
        patched.setattr(FlowHead, "forward", lambda *inputs, **options: allocate(TOO_MUCH))
        assert outcome(url, "text_to_image", arguments) == str(OutOfMemory(device="cpu"))
    assert outcome(url, "text_to_image", arguments) is None
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


@pytest.mark.parametrize("told", [page_errors, api_errors])
def test_faults_of_ours_are_logged_and_not_shown(told, caplog):
    with pytest.raises(gr.Error) as caught, told():
        raise RuntimeError("secret path")
    assert "secret path" not in caught.value.message
    assert "secret path" in caplog.text
