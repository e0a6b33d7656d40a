"""The demo: loads a checkpoint and serves the page. `python app.py --help` lists what can be chosen; every flag
has an environment variable, for places where there is no command line."""

import argparse
import logging
import os
import sys

from showo2 import zero_gpu
from showo2.checkpoints import DEFAULT, FOLDERS, RELEASED
from showo2.errors import Showo2Error

TRUE = ("1", "true", "yes", "on")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    """What was chosen: by flag, else by environment variable, else the default."""
    known = ", ".join([*FOLDERS, *(checkpoint.name for checkpoint in RELEASED)])
    environment = {
        name: os.environ.get(f"SHOWO2_{name.upper()}") or None
        for name in (
            "checkpoint",
            "quantization",
            "device",
            "dtype",
            "host",
            "port",
            "share",
            "mcp",
            "switch",
            "compile",
            "safety_checker",
        )
    }
    parser = argparse.ArgumentParser(
        description="Show-o2 in the browser.",
        epilog="Each flag's default can be set as SHOWO2_<FLAG>.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    add = parser.add_argument
    add(
        "--checkpoint",
        default=environment["checkpoint"] or DEFAULT,
        help=f"{known}, a folder, or owner/model",
    )
    add("--quantization", default=environment["quantization"], help="int8, nf4 or nf4-all, for less memory")
    add(
        "--device",
        default=environment["device"],
        help="cpu, cuda, cuda:1, mps; auto: all GPUs, and main memory for the rest; chosen when left out",
    )
    add("--dtype", default=environment["dtype"], help="float32, bfloat16 or float16; chosen when left out")
    add(
        "--compile",
        default=(environment["compile"] or "").lower() in TRUE,
        action=argparse.BooleanOptionalAction,
        help="torch.compile: first requests wait for it, later ones are faster, on GPUs above all",
    )
    add(
        "--safety-checker",
        default=environment["safety_checker"],
        metavar="NAME",
        help="a classifier of pictures, on the Hub or in a folder, that holds back harmful results",
    )
    # Spaces and other hosts of Gradio apps say in Gradio's own variables where they expect the page.
    host = environment["host"] or os.environ.get("GRADIO_SERVER_NAME") or "127.0.0.1"
    port = environment["port"] or os.environ.get("GRADIO_SERVER_PORT") or "7860"
    add("--host", default=host, help="address to listen on; 0.0.0.0 for all")
    add("--port", default=port, type=int, help="port to listen on")
    add(
        "--share",
        default=(environment["share"] or "").lower() in TRUE,
        action=argparse.BooleanOptionalAction,
        help="public link through gradio.live",
    )
    add(
        "--mcp",
        default=(environment["mcp"] or "").lower() in TRUE,
        action=argparse.BooleanOptionalAction,
        help="serve the endpoints as tools of the Model Context Protocol too",
    )
    switch = environment["switch"]
    add(
        "--switch",
        default=None if switch is None else switch.lower() in TRUE,
        action=argparse.BooleanOptionalAction,
        help="visitors may load another checkpoint, for all of them; by default, where only this machine is served",
    )
    return parser.parse_args(arguments)


def may_switch(chosen: argparse.Namespace) -> bool:
    """Whether visitors may load another checkpoint: as chosen, or else where nobody but this machine's user visits."""
    if zero_gpu.is_active():  # weights are placed once, when the app starts
        return False
    if chosen.switch is not None:
        return chosen.switch
    return chosen.host in LOOPBACK and not chosen.share and "SPACE_ID" not in os.environ


def main() -> None:
    chosen = parse_arguments()
    # It says on every import which of its kernels this machine lacks; what matters is said where it is used.
    logging.getLogger("bitsandbytes").setLevel(logging.ERROR)
    # Imported here so that --help and mistakes on the command line answer at once.
    zero_gpu.prepare()
    from showo2.app.page import build, launch_options
    from showo2.pipeline import load_pipeline

    print(f"Loading {chosen.checkpoint} ...", flush=True)
    try:
        pipeline = load_pipeline(
            chosen.checkpoint,
            device=chosen.device,
            dtype=chosen.dtype,
            quantization=chosen.quantization,
            compiled=chosen.compile and not zero_gpu.is_active(),  # whose processes end with each call
            safety_checker=chosen.safety_checker,
        )
    except Showo2Error as error:
        sys.exit(str(error))
    if chosen.mcp:
        from showo2.app import mcp_server

        mcp_server.install()
    build(pipeline, switching=may_switch(chosen)).launch(
        server_name=chosen.host,
        server_port=chosen.port,
        share=chosen.share,
        mcp_server=chosen.mcp,
        **launch_options(),
    )


if __name__ == "__main__":
    main()
