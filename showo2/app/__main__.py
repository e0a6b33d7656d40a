"""The demo, as `python app.py`, `python -m showo2.app` or `showo2`: loads a checkpoint and serves the page.

`--help` lists the flags. Each has an environment variable, for hosts without a command line such as Spaces.
"""

import argparse
import errno
import logging
import os
import signal
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

from showo2 import zero_gpu
from showo2.app.files.instance import instance_folder, remove_old_regularly
from showo2.checkpoints import DEFAULT, FOLDERS, RELEASED
from showo2.errors import Showo2Error

TRUE = ("1", "true", "yes", "on")
LOOPBACK = ("127.0.0.1", "localhost", "::1")
# Seconds. Docker kills a container ten seconds after `docker stop`; the rest is for fetching results.
GRACE_SECONDS = 6


def parse_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Parse `arguments` (default: the command line); a missing flag falls back to SHOWO2_<FLAG>."""
    parser = argparse.ArgumentParser(
        description="Show-o2 in the browser.",
        epilog="Each flag's default can be set as SHOWO2_<FLAG>.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    _add_model_flags(parser)
    _add_server_flags(parser)
    return parser.parse_args(arguments)


def _add_model_flags(parser: argparse.ArgumentParser) -> None:
    known = ", ".join([*FOLDERS, *(checkpoint.name for checkpoint in RELEASED)])
    _add(parser, "checkpoint", DEFAULT, f"{known}, a folder, or owner/model")
    _add(parser, "like", None, "which released checkpoint a renamed folder holds, if its files match several")
    _add(parser, "lora", None, "a folder of a LoRA for the checkpoint, in peft's format", metavar="FOLDER")
    _add(parser, "lora-strength", "1.0", "how strongly it acts; 1 is as it was trained", type=float)
    _add(parser, "quantization", None, "int8, nf4 or nf4-all, for less memory")
    _add(
        parser,
        "device",
        None,
        "cpu, cuda, cuda:1, mps; auto: all GPUs, and main memory for the rest; default: chosen automatically",
    )
    _add(parser, "dtype", None, "float32, bfloat16 or float16; default: chosen automatically")
    _add_switch(
        parser,
        "compile",
        False,
        "use torch.compile: the first requests are slow, later ones faster, most of all on GPUs",
    )
    _add(
        parser,
        "safety-checker",
        None,
        "an image classifier, on the Hub or in a folder, that withholds harmful results",
        metavar="NAME",
    )


def _add_server_flags(parser: argparse.ArgumentParser) -> None:
    # Spaces and other hosts of Gradio apps set Gradio's own variables.
    host = os.environ.get("GRADIO_SERVER_NAME") or "127.0.0.1"
    port = os.environ.get("GRADIO_SERVER_PORT") or "7860"
    _add(parser, "host", host, "address to listen on; 0.0.0.0 for all")
    _add(parser, "port", port, "port to listen on", type=int)
    _add(
        parser,
        "grace",
        str(GRACE_SECONDS),
        "seconds that running requests have to finish after SIGTERM or Ctrl-C",
        type=float,
    )
    _add_switch(parser, "share", False, "public link through gradio.live")
    _add_switch(parser, "mcp", False, "serve the endpoints as tools of the Model Context Protocol too")
    _add_switch(parser, "openai-api", True, "serve OpenAI's routes below /v1 too, see docs/api.md")
    _add(parser, "api-key", None, "key that clients of OpenAI's routes must send; none when left out")
    _add_switch(
        parser,
        "switch",
        None,
        "visitors may load another checkpoint, for everyone; by default only when serving this machine alone",
    )


def _variable(flag: str) -> str | None:
    """The value of the flag's environment variable; None if unset or empty."""
    return os.environ.get(f"SHOWO2_{flag.upper().replace('-', '_')}") or None


def _add(parser: argparse.ArgumentParser, flag: str, default: str | None, help: str, **options) -> None:
    parser.add_argument(f"--{flag}", default=_variable(flag) or default, help=help, **options)


def _add_switch(parser: argparse.ArgumentParser, flag: str, default: bool | None, help: str) -> None:
    value = _variable(flag)
    parser.add_argument(
        f"--{flag}",
        default=default if value is None else value.lower() in TRUE,
        action=argparse.BooleanOptionalAction,
        help=help,
    )


def may_switch(arguments: argparse.Namespace) -> bool:
    """Whether visitors may load another checkpoint; by default, if only this machine's user can visit."""
    if zero_gpu.is_active():  # weights are placed once, when the app starts
        return False
    if arguments.switch is not None:
        return arguments.switch
    return arguments.host in LOOPBACK and not arguments.share and "SPACE_ID" not in os.environ


def check_address(host: str, port: int) -> None:
    """Exit with one line if the page cannot be served there; Gradio would notice only after loading."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        socket.create_server(address, family=family).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            sys.exit(f"Port {port} is already in use: stop the other program, or choose another --port.")
        sys.exit(f"Cannot listen on {host}, port {port}: {error.strerror or error}.")


def use_utf8() -> None:
    """Start this process again in UTF-8 mode if the locale's encoding is another."""
    if sys.getfilesystemencoding() != "utf-8":
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, sys.orig_argv)


def main() -> None:
    use_utf8()
    arguments = parse_arguments()
    check_address(arguments.host, arguments.port)
    # Before the page is served there are no visitors, so a signal ends the process at once.
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: sys.exit(0))
    # bitsandbytes logs on import which kernels this machine lacks; that is reported where it matters.
    logging.getLogger("bitsandbytes").setLevel(logging.ERROR)
    with instance_folder() as folder:
        code = serve(arguments, folder)
    # PyTorch's threads may still be running; finalizing the interpreter under them would abort the process.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def serve(arguments: argparse.Namespace, folder: Path) -> int:
    """Loads the checkpoint and serves the page until a signal; returns the exit code.

    `folder` is where the page keeps its files.
    """
    # Imported late so that --help and mistakes on the command line answer at once.
    zero_gpu.prepare()
    from showo2.app.model_queue import ModelQueue
    from showo2.app.openai_api import openai_routes
    from showo2.app.page import build, launch_options
    from showo2.app.shutdown import wait_and_shut_down
    from showo2.media import isolate_files
    from showo2.pipeline import load_pipeline

    isolate_files()
    print(f"Loading {arguments.checkpoint} ...", flush=True)
    try:
        pipeline = load_pipeline(
            arguments.checkpoint,
            device=arguments.device,
            dtype=arguments.dtype,
            quantization=arguments.quantization,
            compiled=arguments.compile and not zero_gpu.is_active(),  # whose processes end with each call
            safety_checker=arguments.safety_checker,
            like=arguments.like,
            lora=arguments.lora,
            lora_strength=arguments.lora_strength,
        )
    except Showo2Error as error:
        sys.exit(str(error))
    if pipeline.checkpoint.assumed is not None:
        assumed = pipeline.checkpoint.assumed
        print(f"Loaded as {assumed}: its files match several checkpoints. Use --like NAME for another one.")
    if arguments.mcp:
        from showo2.app.gradio_private import install_mcp_server

        install_mcp_server()
    queue = ModelQueue()
    page = build(pipeline, may_switch(arguments), queue)
    routes = openai_routes(pipeline, queue, arguments.api_key) if arguments.openai_api else []
    page.launch(
        server_name=arguments.host,
        server_port=arguments.port,
        share=arguments.share,
        mcp_server=arguments.mcp,
        prevent_thread_lock=True,
        **launch_options(routes),
    )
    remove_old_regularly(folder)
    return wait_and_shut_down(page, arguments.grace)


if __name__ == "__main__":
    main()
