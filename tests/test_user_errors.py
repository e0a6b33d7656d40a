"""How errors reach visitors and callers."""

import gradio as gr
import pytest

from showo2.app.user_errors import api_errors, page_errors
from showo2.errors import EmptyPrompt


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
