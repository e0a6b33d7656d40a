"""The demo, as `python app.py`, `python -m showo2.app` or `showo2`: loads a checkpoint and serves the page.

`--help` lists the flags. Each has an environment variable, for hosts without a command line such as Spaces.
"""

import argparse
import errno
import logging
import math
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from showo2 import zero_gpu
from showo2.app.arguments import HUB, THIS_MACHINE, may_switch, parse_arguments
from showo2.app.files.instance import instance_folder, remove_old_regularly
from showo2.app.hosts import AllowedHosts
from showo2.app.users import Users, read_users
from showo2.errors import NoRay, Showo2Error

if TYPE_CHECKING:
    from showo2.app.engine import Engine
    from showo2.app.model_queue import ModelQueue
    from showo2.app.sign_in import HubAccounts

# Why a dtype is chosen on a CPU (see `showo2.loading.devices.default_dtype`).
DTYPE_REASONS = {
    "bfloat16": "this processor has instructions for it",
    "float32": "this processor is slower in bfloat16",
}


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
    # Before the page is served there are no visitors, so a signal ends the process at once. Without a
    # handler, the first process of a container would ignore it.
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: sys.exit(0))
    use_utf8()
    arguments = parse_arguments()
    check_address(arguments.host, arguments.port)
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
    from showo2.app.gradio_private.stubs import write_no_stubs

    write_no_stubs()
    zero_gpu.prepare()
    from showo2.app.monitoring.logs import configure
    from showo2.media import isolate_files

    configure(arguments.log_format)
    isolate_files()
    engine = local_engine if arguments.cluster is None else cluster_engine
    try:
        users, accounts = read_login(arguments)
        with engine(arguments) as (pipeline, queue):
            return serve_page(arguments, pipeline, queue, users, accounts, folder)
    except Showo2Error as error:
        sys.exit(str(error))


def read_login(arguments: argparse.Namespace) -> "tuple[Users | None, HubAccounts | None]":
    """The users who may log in, or the Hub's accounts that may sign in; neither where everybody may come in.

    Raises BadUsers and NotASpace.
    """
    if arguments.auth != HUB:
        return None if arguments.auth is None else read_users(arguments.auth), None
    from showo2.app.sign_in import HubAccounts

    return None, HubAccounts.of(arguments.allowed_accounts, os.environ)


@contextmanager
def local_engine(arguments: argparse.Namespace) -> Iterator["tuple[Engine, ModelQueue]"]:
    """The checkpoint, loaded in this process, and the queue in front of it."""
    from showo2.app.model_queue import ModelQueue
    from showo2.compat.diffusers import optional_packages

    optional_packages.leave_out()
    from showo2.pipeline import load_pipeline

    print(f"Loading {arguments.checkpoint} ...", flush=True)
    options = load_options(arguments)
    pipeline = load_pipeline(options.pop("checkpoint"), **options)
    if pipeline.checkpoint.assumed is not None:
        assumed = pipeline.checkpoint.assumed
        print(f"Loaded as {assumed}: its files match several checkpoints. Use --like NAME for another one.")
    if arguments.dtype is None and pipeline.device == "cpu":
        print(f"Computing in {pipeline.dtype}: {DTYPE_REASONS[pipeline.dtype]}.")
    limit = arguments.max_running or sys.maxsize
    yield pipeline, ModelQueue(lambda: min(limit, pipeline.capacity), arguments.time_limit or math.inf)


@contextmanager
def cluster_engine(arguments: argparse.Namespace) -> Iterator["tuple[Engine, ModelQueue]"]:
    """Replicas of the checkpoint in a Ray cluster, and the queue in front of them. Raises NoRay."""
    from showo2.app.model_queue import ModelQueue
    from showo2.app.remote_steps import RemoteSteps
    from showo2.cluster import stay_on_loopback

    if arguments.cluster == THIS_MACHINE:
        stay_on_loopback()
    try:
        from showo2.cluster.connection import connected
        from showo2.cluster.replica import ReplicaSettings
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "ray":
            raise
        raise NoRay() from error

    print(f"Starting replicas of {arguments.checkpoint} ...", flush=True)
    settings = ReplicaSettings(**load_options(arguments), time_limit=arguments.time_limit or math.inf)
    limit = arguments.max_running or sys.maxsize
    with connected(arguments.cluster, settings, arguments.replicas) as engine:
        yield engine, ModelQueue(lambda: min(limit, engine.capacity), line=RemoteSteps)


def load_options(arguments: argparse.Namespace) -> dict[str, Any]:
    """The checkpoint and the arguments of `load_pipeline`."""
    names = (
        "checkpoint",
        "device",
        "dtype",
        "quantization",
        "safety_checker",
        "like",
        "lora",
        "lora_strength",
    )
    compiled = arguments.compile and not zero_gpu.is_active()  # whose processes end with each call
    return {name: getattr(arguments, name) for name in names} | {"compiled": compiled}


def serve_page(
    arguments: argparse.Namespace,
    pipeline: "Engine",
    queue: "ModelQueue",
    users: Users | None,
    accounts: "HubAccounts | None",
    folder: Path,
) -> int:
    """Serves the page until a signal; returns the exit code."""
    from showo2.app.monitoring.records import log_prompts
    from showo2.app.monitoring.routes import monitoring_routes
    from showo2.app.openai_api import openai_routes
    from showo2.app.page import build, launch_options
    from showo2.app.shutdown import wait_and_shut_down

    if arguments.mcp:
        from showo2.app.api import MCP_ARGUMENTS
        from showo2.app.gradio_private.mcp_server import install_mcp_server

        install_mcp_server(MCP_ARGUMENTS)
    if "SPACE_ID" in os.environ:  # only the Space's proxy reaches the app, and it names the visitors
        os.environ.setdefault("FORWARDED_ALLOW_IPS", "*")
    page = build(pipeline, may_switch(arguments), queue, has_accounts=accounts is not None)
    hosts = AllowedHosts.of(arguments.host, arguments.allowed_hosts, arguments.share)
    routes = monitoring_routes(pipeline, queue, arguments.metrics)
    if arguments.log_prompts:
        log_prompts(pipeline)
    # Behind a login, programs need a key.
    if arguments.openai_api and (arguments.auth is None or arguments.api_key):
        routes += openai_routes(pipeline, queue, arguments.api_key)
    page.launch(
        server_name=arguments.host,
        server_port=arguments.port,
        root_path=arguments.root_path,
        share=arguments.share,
        mcp_server=arguments.mcp,
        auth=users,
        prevent_thread_lock=True,
        **launch_options(routes, hosts, accounts),
    )
    remove_old_regularly(folder)
    return wait_and_shut_down(page, arguments.grace)


if __name__ == "__main__":
    main()
