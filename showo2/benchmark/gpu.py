"""`python -m showo2.benchmark --gpu`: the released sizes with random weights, made on the GPU.

Cases run in the order of `_cases` until BUDGET is over; the rest is listed as not run. Without a GPU, the
same code runs in small sizes: that tries the code, and its times mean nothing.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.util import find_spec

import torch
from diffusers import AutoencoderKLWan
from torch import Tensor, nn

from showo2.benchmark.device_measurement import DeviceResult, DeviceTimer, Limits, count_operations
from showo2.benchmark.sizes import EMBEDDING_STD, QUICK, WAN, greedy
from showo2.checkpoints import PUBLIC_VIDEO_READING, SHOWO2_1_5B, SHOWO2_7B
from showo2.config import ModelConfig
from showo2.context import Context, Guidance, append_tokens
from showo2.flow import SOLVERS, State
from showo2.loading.devices import resolve_device
from showo2.loading.loader import assign, build_on_meta
from showo2.loading.quantization import SCHEMES, replace_linears
from showo2.model.showo2 import Showo2
from showo2.tasks.sampling import REDUCED, Schedule
from showo2.vae import VideoVAE

BUDGET = 480.0  # seconds for all cases
DTYPE = torch.bfloat16
STEP_TARGET, TOKEN_TARGET = 0.55, 0.7  # of the matrix-product limit, and of the memory limit
PROMPT = 40  # tokens
BEHIND, WRITTEN = 800, 64  # tokens before an answer, and of it
MODELS = {"1.5B": SHOWO2_1_5B, "7B": SHOWO2_7B}
COMPILED = ("compiled", "graphs", "torchao-int8", "torchao-fp8")
PUBLISHED = Schedule(num_points=50, solver="euler")


@dataclass(frozen=True)
class Sizes:
    """Sizes of the inputs."""

    cells: dict[int, int]  # latent cells per side, by pixels
    clip_frames: int  # latent frames of a clip
    seen_frames: int  # of a video that is asked about


GPU = Sizes({432: 54, 1024: 128}, clip_frames=5, seen_frames=PUBLIC_VIDEO_READING.num_frames)
TRIAL = Sizes({432: 8, 1024: 12}, clip_frames=2, seen_frames=2)


@dataclass
class Bench:
    """What the cases share: the device, its limits, and the network that was used last."""

    timer: DeviceTimer
    sizes: Sizes
    limits: Limits
    _networks: dict[tuple[str, str], Showo2] = field(default_factory=dict)

    @property
    def is_trial(self) -> bool:
        return self.sizes is TRIAL

    def network(self, name: str, variant: str) -> Showo2:
        """A network of random weights; only one is kept.

        Raises whatever a variant's library raises where it cannot run.
        """
        if (name, variant) not in self._networks:
            self._networks.clear()
            torch.cuda.empty_cache()
            config = QUICK.model if self.is_trial else MODELS[name]
            self._networks[name, variant] = _network(config, variant, self.timer.device)
            if variant in COMPILED:  # a trial need not wait for kernels
                self._networks[name, variant].compile_blocks("eager" if self.is_trial else "inductor")
        return self._networks[name, variant]

    def noise(self, count: int, pixels: int, frames: int = 1) -> Tensor:
        side = self.sizes.cells[pixels]
        return torch.randn(count, SHOWO2_1_5B.latent_channels, frames, side, side, device=self.timer.device)


Case = tuple[str, str, str, Callable[[Bench, str, str, str], Iterator[DeviceResult]]]


def run(device: str | None = None) -> Iterator[DeviceResult]:
    """Rows as they are measured."""
    timer = DeviceTimer(resolve_device(device))
    with torch.inference_mode():
        limits = timer.limits()
    bench = Bench(timer, GPU if timer.device.type == "cuda" else TRIAL, limits)
    where = torch.cuda.get_device_name(timer.device) if timer.device.type == "cuda" else "no GPU: a trial"
    for name, value in (("matrix products, TFLOP/s", limits.flops), ("memory, TB/s", limits.bandwidth)):
        yield DeviceResult(name, where, "limit", value / 1e12, name.split(", ")[1])
    began = time.monotonic()
    for name, model, variant, measure in _cases():
        if time.monotonic() - began > BUDGET:
            yield DeviceResult(name, model, variant, None, "", note="not run: out of time")
            continue
        try:
            yield from measure(bench, name, model, variant)
        except (
            ImportError,
            RuntimeError,
        ) as error:  # a library that is missing, memory that does not suffice
            reason = str(error).splitlines()[0][:200]
            yield DeviceResult(name, model, variant, None, "", note=f"failed: {reason}")


def _cases() -> Iterator[Case]:
    """All cases, the most telling ones first; those of one network stand together."""
    qualities = ("exact", "balanced", "fast")
    for variant in ("eager", "compiled"):
        for quality in qualities:
            yield f"picture of 432 px, {quality}", "1.5B", variant, partial(_pictures, 432, 1, quality)
        yield "token behind 800", "1.5B", variant, partial(_tokens, 1)
    for count in (4, 8):
        yield (
            f"{count} pictures of 432 px, exact",
            "1.5B",
            "compiled",
            partial(_pictures, 432, count, "exact"),
        )
    for quality in qualities:
        yield f"picture of 1024 px, {quality}", "1.5B", "compiled", partial(_pictures, 1024, 1, quality)
    yield "4 pictures of 1024 px, exact", "1.5B", "compiled", partial(_pictures, 1024, 4, "exact")
    for quality in qualities:
        yield f"clip of 17 frames, {quality}", "1.5B", "compiled", partial(_clip, quality)
    yield "video question, first token", "1.5B", "compiled", _video_question
    yield "16 tokens behind 800", "1.5B", "compiled", partial(_tokens, 16)
    yield "token behind 800", "1.5B", "graphs", partial(_tokens, 1)
    yield "VAE, decoding 432 px", "Wan2.1", "eager", partial(_decode, 432)
    yield "VAE, decoding 1024 px", "Wan2.1", "eager", partial(_decode, 1024)
    for variant in ("int8", "nf4", "torchao-int8", "torchao-fp8"):
        yield "token behind 800", "1.5B", variant, partial(_tokens, 1)
        yield "picture of 432 px, exact", "1.5B", variant, partial(_pictures, 432, 1, "exact")
    yield "picture of 432 px, exact", "7B", "compiled", partial(_pictures, 432, 1, "exact")
    yield "token behind 800", "7B", "graphs", partial(_tokens, 1)
    yield "video question, first token", "7B", "eager", _video_question


def _pictures(
    pixels: int, count: int, quality: str, bench: Bench, name: str, model: str, variant: str
) -> Iterator[DeviceResult]:
    yield _drawing(bench.noise(count, pixels), quality, bench, name, model, variant)


def _clip(quality: str, bench: Bench, name: str, model: str, variant: str) -> Iterator[DeviceResult]:
    noise = bench.noise(1, 432, bench.sizes.clip_frames)
    yield _drawing(noise, quality, bench, name, model, variant)


def _drawing(noise: Tensor, quality: str, bench: Bench, name: str, model: str, variant: str) -> DeviceResult:
    """Seconds from the prompt's context to the latents of all."""
    network, timer = bench.network(model, variant), bench.timer
    schedule = PUBLISHED if quality == "exact" else REDUCED[quality]
    if bench.is_trial:
        schedule = replace(schedule, num_points=4)

    def states() -> Iterator[State]:
        prompt, empty = Context(network), Context(network)
        prompt.read(list(range(PROMPT)))
        empty.read([0, 1])
        guidance = Guidance(empty, 5.0, stride=schedule.guidance_stride)
        return prompt.draw(noise, schedule.times, guidance=guidance, solver=SOLVERS[schedule.solver])

    warm = states()
    for _ in range(3):  # the noise, and two steps, in which kernels are chosen and blocks compiled
        next(warm)
    syncs = timer.synchronizations(lambda: next(warm))
    with timer.peak() as peak:
        seconds = timer.seconds(lambda: list(states()))
    of_limit = None
    if quality == "exact" and variant == "eager":  # all steps do the same, and can be counted
        counted = states()
        next(counted)
        operations = count_operations(lambda: next(counted))
        steps = schedule.num_points - 1
        of_limit = steps * operations / seconds / bench.limits.flops
    target = STEP_TARGET if of_limit is not None else None
    return DeviceResult(name, model, variant, seconds, "s", of_limit, peak(), syncs, target)


def _tokens(count: int, bench: Bench, name: str, model: str, variant: str) -> Iterator[DeviceResult]:
    """Tokens a second of `count` answers at once."""
    network, timer = bench.network(model, variant), bench.timer
    contexts = [Context(network) for _ in range(count)]
    for number, context in enumerate(contexts):
        context.read([(number + position) % 1000 for position in range(BEHIND)])

    def write() -> None:
        if count == 1:
            for _ in contexts[0].write(WRITTEN, greedy):
                pass
            return
        for _ in range(WRITTEN):
            append_tokens([(context, greedy(context.logits())) for context in contexts])

    write()
    for context in contexts:
        context.crop(BEHIND)
        context.read([0])
    with timer.peak() as peak:
        seconds = timer.seconds(write) / WRITTEN
    of_limit = None
    if variant in ("eager", "compiled", "graphs"):
        read = sum(weight.nbytes for weight in network.language_model.layers.parameters())
        read += network.language_model.lm_head.weight.nbytes
        of_limit = read / seconds / bench.limits.bandwidth
    target = TOKEN_TARGET if variant == "graphs" else None
    yield DeviceResult(name, model, variant, count / seconds, "tokens/s", of_limit, peak(), target=target)


def _video_question(bench: Bench, name: str, model: str, variant: str) -> Iterator[DeviceResult]:
    network, timer, reading = bench.network(model, variant), bench.timer, PUBLIC_VIDEO_READING
    frames = bench.noise(1, 432, bench.sizes.seen_frames)
    per_side = min(reading.tokens_per_side or 0, frames.shape[-1] // 2)

    def ask() -> None:
        context = Context(network)
        context.read(list(range(20)))
        context.see(frames, tokens_per_side=per_side, bidirectional_length=reading.bidirectional_length)
        context.read(list(range(25)))
        greedy(context.logits())

    ask()
    with timer.peak() as peak:
        seconds = timer.seconds(ask, runs=3)
    yield DeviceResult(name, model, variant, seconds, "s", peak_gb=peak())


def _decode(pixels: int, bench: Bench, name: str, model: str, variant: str) -> Iterator[DeviceResult]:
    with torch.device(bench.timer.device):
        plain = AutoencoderKLWan(**(WAN | {"base_dim": 24} if bench.is_trial else WAN))
    vae = VideoVAE(plain.bfloat16().eval().requires_grad_(False))
    latents = bench.noise(1, pixels)
    vae.decode(latents)
    with bench.timer.peak() as peak:
        seconds = bench.timer.seconds(lambda: vae.decode(latents), runs=3)
    yield DeviceResult(name, model, variant, seconds, "s", peak_gb=peak())


def _network(config: ModelConfig, variant: str, device: torch.device) -> Showo2:
    """A network in bfloat16 that is made on the device, one weight after another."""
    network = build_on_meta(config)
    shapes = {name: weight.shape for name, weight in network.named_parameters()}
    makers = replace_linears(network, variant, DTYPE, device) if variant in SCHEMES else {}
    generator = torch.Generator(device).manual_seed(0)
    for name, shape in shapes.items():
        weight = torch.zeros(shape, dtype=DTYPE, device=device)
        if len(shape) > 1:
            weight.normal_(std=EMBEDDING_STD, generator=generator)
        elif name.endswith("weight"):  # of a norm
            weight.fill_(1)
        assign(network, name, makers[name](weight) if name in makers else nn.Parameter(weight))
    network.tie_weights()
    network.eval().requires_grad_(False)
    if variant.startswith("torchao"):
        _quantize_by_torchao(network, variant)
    if variant == "graphs":
        network.enable_static_cache()
    return network


def _quantize_by_torchao(network: Showo2, variant: str) -> None:
    if find_spec("torchao") is None:
        raise ImportError("torchao is not installed")
    from torchao.quantization import (
        Float8DynamicActivationFloat8WeightConfig,
        Int8DynamicActivationInt8WeightConfig,
        quantize_,
    )

    if variant == "torchao-fp8":
        quantize_(network.language_model.layers, Float8DynamicActivationFloat8WeightConfig())
    else:
        quantize_(network.language_model.layers, Int8DynamicActivationInt8WeightConfig())
