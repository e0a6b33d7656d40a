"""Flags and environment variables of the demo."""

import socket
import sys
from types import SimpleNamespace

import pytest

from showo2 import pipeline
from showo2.app.__main__ import local_engine, main, may_switch, parse_arguments
from showo2.app.arguments import THIS_MACHINE
from showo2.app.users import read_users
from showo2.errors import BadUsers


def test_flags_win_over_the_environment(monkeypatch):
    monkeypatch.setenv("SHOWO2_CHECKPOINT", "show-o2-7B")
    monkeypatch.setenv("SHOWO2_PORT", "8000")
    monkeypatch.setenv("SHOWO2_SHARE", "true")
    chosen = parse_arguments(["--port", "9000", "--no-share"])
    assert (chosen.checkpoint, chosen.port, chosen.share) == ("show-o2-7B", 9000, False)


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
        "LORA",
        "LORA_STRENGTH",
        "OPENAI_API",
        "API_KEY",
        "AUTH",
        "ALLOWED_ACCOUNTS",
        "ALLOWED_HOSTS",
        "LOG_FORMAT",
        "METRICS",
        "GRACE",
        "MAX_RUNNING",
        "ROOT_PATH",
        "CLUSTER",
        "REPLICAS",
    ):
        monkeypatch.delenv(f"SHOWO2_{name}", raising=False)
    for name in ("GRADIO_SERVER_NAME", "GRADIO_SERVER_PORT", "GRADIO_ROOT_PATH"):
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
        "openai_api": True,
        "api_key": None,
        "auth": None,
        "allowed_accounts": None,
        "allowed_hosts": None,
        "log_format": "plain",
        "log_prompts": False,
        "metrics": True,
        "switch": None,
        "compile": False,
        "safety_checker": None,
        "like": None,
        "lora": None,
        "lora_strength": 1.0,
        "grace": 6.0,
        "max_running": None,
        "time_limit": None,
        "root_path": None,
        "cluster": None,
        "replicas": None,
    }


@pytest.mark.parametrize("number", ["0", "-1", "many"])
def test_how_many_requests_run_is_a_number_from_one_up(monkeypatch, capsys, number):
    monkeypatch.setenv("SHOWO2_MAX_RUNNING", "3")
    assert parse_arguments([]).max_running == 3
    with pytest.raises(SystemExit):
        parse_arguments(["--max-running", number])
    assert f"--max-running: '{number}' is not a whole number from 1 up" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("/show-o2", "/show-o2"),
        ("show-o2/", "/show-o2"),
        ("/", ""),
        ("https://a.example/show-o2/", "https://a.example/show-o2"),
    ],
)
def test_the_path_behind_a_proxy_is_taken_however_its_slashes_stand(given, path):
    assert parse_arguments(["--root-path", given]).root_path == path


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--allowed-accounts", "ann"], "--allowed-accounts needs --auth huggingface"),
        (
            ["--allowed-accounts", "ann", "--auth", "ann:secret"],
            "--allowed-accounts needs --auth huggingface",
        ),
        (["--mcp", "--auth", "ann:secret"], "MCP clients cannot log in"),
        (["--mcp", "--auth", "huggingface"], "MCP clients cannot log in"),
    ],
)
def test_flags_that_would_protect_or_serve_nothing_are_refused(monkeypatch, capsys, arguments, told):
    for name in ("AUTH", "ALLOWED_ACCOUNTS", "MCP"):
        monkeypatch.delenv(f"SHOWO2_{name}", raising=False)
    with pytest.raises(SystemExit):
        parse_arguments(arguments)
    assert told in capsys.readouterr().err


def test_replicas_are_a_number_or_a_range(capsys):
    assert parse_arguments(["--cluster"]).cluster == THIS_MACHINE
    assert parse_arguments(["--cluster", "10.0.0.1:6379"]).cluster == "10.0.0.1:6379"
    assert [*parse_arguments(["--replicas", "3"]).replicas] == [3]
    assert [*parse_arguments(["--replicas", "1-4"]).replicas] == [1, 2, 3, 4]
    for wrong in ("0", "4-1", "1-2-3", "many"):
        with pytest.raises(SystemExit):
            parse_arguments(["--replicas", wrong])
        assert repr(wrong) in capsys.readouterr().err


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


@pytest.mark.parametrize("dtype", ["float32", "bfloat16"])
def test_the_start_says_which_dtype_was_chosen_on_a_cpu_and_why(monkeypatch, capsys, dtype):
    loaded = SimpleNamespace(dtype=dtype, device="cpu", capacity=1, checkpoint=SimpleNamespace(assumed=None))
    monkeypatch.setattr(pipeline, "load_pipeline", lambda *_, **options: loaded)
    with local_engine(parse_arguments([])):
        assert f"Computing in {dtype}: this processor " in capsys.readouterr().out
    with local_engine(parse_arguments(["--dtype", dtype])):
        assert "Computing" not in capsys.readouterr().out
    loaded.device = "cuda:0"
    with local_engine(parse_arguments([])):
        assert "Computing" not in capsys.readouterr().out


def test_users_come_from_a_file_or_a_text(tmp_path):
    file = tmp_path / "users"
    file.write_text("# who may log in\nann: with spaces \n\nbo:b:o\n")
    assert read_users(str(file)) == [("ann", " with spaces"), ("bo", "b:o")]
    assert read_users("ann:1,bo:2") == [("ann", "1"), ("bo", "2")]
    for wrong in ("", "ann", "ann:", ":secret", "ann:1,bo"):
        with pytest.raises(BadUsers) as caught:
            read_users(wrong)
        assert "secret" not in str(caught.value)
