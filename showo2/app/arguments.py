"""The flags of the demo, each with an environment variable."""

import argparse
import os
from collections.abc import Sequence

from showo2 import zero_gpu
from showo2.app.hosts import LOOPBACK
from showo2.checkpoints import DEFAULT, FOLDERS, RELEASED

TRUE = ("1", "true", "yes", "on")
THIS_MACHINE = "here"  # --cluster without an address
HUB = "huggingface"  # --auth with accounts of the Hub
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
    _add_cluster_flags(parser)
    parsed = parser.parse_args(arguments)
    if parsed.allowed_accounts and parsed.auth != HUB:
        parser.error(f"--allowed-accounts needs --auth {HUB}")
    if parsed.mcp and parsed.auth:
        parser.error("--mcp and --auth exclude each other: MCP clients cannot log in")
    return parsed


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
    _add(
        parser,
        "max-running",
        None,
        "requests that run at a time, each a step in turn; by default as many as memory holds",
        type=_at_least_one,
    )
    _add(
        parser,
        "time-limit",
        None,
        "seconds of computing after which a request is ended; none when left out",
        type=_at_least_one,
    )
    _add(
        parser,
        "root-path",
        os.environ.get("GRADIO_ROOT_PATH") or None,
        "path under which a proxy serves the page, such as /show-o2",
        type=_root_path,
    )
    _add_switch(parser, "share", False, "public link through gradio.live")
    _add_switch(parser, "mcp", False, "serve the endpoints as tools of the Model Context Protocol too")
    _add(
        parser,
        "allowed-hosts",
        None,
        "further names under which the page may be reached, separated by commas; * for all",
    )
    _add(
        parser,
        "auth",
        None,
        "users who may log in: a file of name:password, one a line, or such pairs with commas; "
        f"{HUB}: on a Space, accounts of the Hub",
    )
    _add(
        parser,
        "allowed-accounts",
        None,
        f"accounts that may use the page with --auth {HUB}, separated by commas; all when left out",
        metavar="NAMES",
    )
    _add(parser, "log-format", "plain", "how log lines look", choices=("plain", "json"))
    _add_switch(parser, "log-prompts", False, "log the prompts of requests too")
    _add_switch(parser, "metrics", True, "serve Prometheus metrics at /metrics")
    _add_switch(parser, "openai-api", True, "serve OpenAI's routes below /v1 too, see docs/api.md")
    _add(parser, "api-key", None, "key that clients of OpenAI's routes must send; none when left out")
    _add_switch(
        parser,
        "switch",
        None,
        "visitors may load another checkpoint, for everyone; by default only when serving this machine alone",
    )


def _add_cluster_flags(parser: argparse.ArgumentParser) -> None:
    _add(
        parser,
        "cluster",
        None,
        "run the checkpoint in replicas of Ray Serve, see docs/cluster.md: on this machine, or in the Ray "
        "cluster at the address; auto: the one that this machine belongs to",
        nargs="?",
        const=THIS_MACHINE,
        metavar="ADDRESS",
    )
    _add(
        parser,
        "replicas",
        None,
        "how many replicas --cluster starts, or from how many to how many, by load, such as 1-4; by default "
        "one for each GPU",
        type=_number_or_range,
    )


def _variable(flag: str) -> str | None:
    """The value of the flag's environment variable; None if unset or empty."""
    return os.environ.get(f"SHOWO2_{flag.upper().replace('-', '_')}") or None


def _at_least_one(text: str) -> int:
    """A whole number from 1 up; raises ArgumentTypeError for anything else."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 up")
    return number


def _number_or_range(text: str) -> range:
    """ "3" or "1-4", both ends included; raises ArgumentTypeError for anything else."""
    ends = [_at_least_one(end) for end in text.split("-")]
    if len(ends) > 2 or ends[0] > ends[-1]:
        raise argparse.ArgumentTypeError(f"{text!r} is neither a number nor a range such as 1-4")
    return range(ends[0], ends[-1] + 1)


def _root_path(text: str) -> str:
    """As Gradio expects it, or an address as it is."""
    return text.rstrip("/") if "://" in text else f"/{text.strip('/')}".rstrip("/")


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
