"""Sampling a visual span against a context, for pictures, clips and stories."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import torch
from torch import Tensor

from showo2.batching import num_sharing
from showo2.context import Context, Guidance, evaluates_both
from showo2.errors import BadFrameCount, BadSize
from showo2.flow import CALLS_PER_STEP, SHIFTS, SOLVERS, State, time_points
from showo2.loading.loader import Components
from showo2.outputs import Clip, Drawing
from showo2.parameters import Sampling, Size
from showo2.prompts import Prompts, Text
from showo2.tasks.checks import require_room
from showo2.tasks.pixels import decode_clips

PREVIEW_SHARE = 0.2  # of the time spent on steps, at most this much goes into previews


@dataclass(frozen=True)
class LatentGrid:
    """The latents of a picture or clip: their shape, and the visual tokens that they become."""

    size: Size
    num_frames: int  # of pixels; 1 for a picture
    shape: tuple[int, int, int, int]  # (C, t, h, w)
    num_tokens: int  # of the span, its time token included

    @classmethod
    def of(cls, components: Components, size: Size, num_frames: int = 1) -> "LatentGrid":
        """Raises BadSize or BadFrameCount where the VAE and the patches cannot make it."""
        vae, patch = components.vae, components.checkpoint.model.patch_size
        multiple = vae.spatial_compression * patch
        if size.width % multiple or size.height % multiple:
            raise BadSize(width=size.width, height=size.height, multiple=multiple)
        if num_frames % vae.temporal_compression != 1:
            raise BadFrameCount(frames=num_frames, group=vae.temporal_compression)
        frames = (num_frames - 1) // vae.temporal_compression + 1
        height, width = size.height // vae.spatial_compression, size.width // vae.spatial_compression
        num_tokens = 1 + frames * (height // patch) * (width // patch)
        return cls(size, num_frames, (vae.latent_channels, frames, height, width), num_tokens)

    @property
    def is_video(self) -> bool:
        return self.num_frames > 1

    def noise(self, seeds: Sequence[int]) -> Tensor:
        """Normal noise (N, C, t, h, w); each seed has a generator of its own, on the CPU on every machine."""
        return torch.stack(
            [torch.randn(self.shape, generator=torch.Generator().manual_seed(seed)) for seed in seeds]
        )


@dataclass(frozen=True)
class Schedule:
    """The model calls that a sampling makes."""

    num_points: int  # time points, which bound one step fewer
    solver: str
    guidance_stride: int = 1  # see `Guidance.stride`

    @classmethod
    def of(cls, sampling: Sampling) -> Self:
        """The sampling's own steps and solver where its quality is "exact"; otherwise those of the quality,
        with no more time points than the sampling has."""
        if sampling.quality == "exact":
            return cls(sampling.num_inference_steps, sampling.solver)
        reduced = REDUCED[sampling.quality]
        num_points = min(reduced.num_points, sampling.num_inference_steps)
        return cls(num_points, reduced.solver, reduced.guidance_stride)

    @property
    def times(self) -> list[float]:
        return time_points(self.num_points, SHIFTS[self.solver])

    @property
    def num_calls(self) -> int:
        return (self.num_points - 1) * CALLS_PER_STEP[self.solver]


# docs/performance.md has the measurements that these were chosen by.
REDUCED = {
    "balanced": Schedule(num_points=17, solver="adams_bashforth", guidance_stride=2),
    "fast": Schedule(num_points=13, solver="adams_bashforth", guidance_stride=2),
}


def denoised_tokens(components: Components, size: Size, sampling: Sampling, num_frames: int = 1) -> int:
    """Visual tokens that pass through the model for one result, over all steps and branches of guidance; an
    upper bound where guidance applies to some of the steps."""
    schedule = Schedule.of(sampling)
    calls = schedule.num_calls
    if sampling.guidance_scale != 1:
        calls += sum(evaluates_both(call, schedule.guidance_stride) for call in range(calls))
    return LatentGrid.of(components, size, num_frames).num_tokens * calls


def prompt_context(components: Components, prompt: str, grid: LatentGrid) -> Context:
    """A context that ends where the span begins. Raises TooLong where the span does not fit behind the
    prompt."""
    pieces = Prompts(components.tokenizer).generation(prompt, video=grid.is_video)
    tokens = [token for piece in pieces if isinstance(piece, Text) for token in piece.tokens]
    require_room(len(tokens) + grid.num_tokens, components.checkpoint)
    context = Context(components.model)
    context.read(tokens)
    return context


def denoise(
    components: Components,
    context: Context,
    grid: LatentGrid,
    sampling: Sampling,
    seeds: Sequence[int],
    first_frame: Tensor | None = None,
) -> Iterator[tuple[Drawing, Tensor]]:
    """Yields each step's progress with the latents (N, C, t, h, w) at that time; the last ones are the
    result.

    `first_frame` (1, C, 1, h, w) is kept as the clip's first latent frame.
    """
    schedule = Schedule.of(sampling)
    guidance = None
    if sampling.guidance_scale != 1:
        guidance = Guidance(
            prompt_context(components, "", grid),
            sampling.guidance_scale,
            sampling.guidance_start,
            sampling.guidance_stop,
            schedule.guidance_stride,
        )
    fps = components.checkpoint.fps if grid.is_video else 0.0
    previewer = _Previewer(components, fps)
    states = context.draw(
        grid.noise(seeds),
        schedule.times,
        guidance=guidance,
        first_frame=first_frame,
        solver=SOLVERS[schedule.solver],
        cache_threshold=sampling.cache_threshold,
    )
    sampled = 0.0
    while True:
        # Between two steps the model may work for others, and in a step too: only this request's part counts.
        began = time.monotonic()
        if (state := next(states, None)) is None:
            return
        sampled += (time.monotonic() - began) / num_sharing()
        # Progress counts time points, as `num_inference_steps` does: the noise itself is the first.
        step, num_steps = state.step + 1, state.num_steps + 1
        if step < num_steps:
            drawing = Drawing(step, num_steps, tuple(seeds), preview=previewer(state, sampled))
        else:
            clips = decode_clips(components, state.x, fps)
            drawing = Drawing(step, num_steps, tuple(seeds), preview=clips, clips=clips)
        yield drawing, state.x


class _Previewer:
    """Decodes the estimate of a step, as often as its share of the time allows."""

    def __init__(self, components: Components, fps: float) -> None:
        self._components, self._fps = components, fps
        self._spent = self._last = 0.0  # seconds

    def __call__(self, state: State, sampled: float) -> tuple[Clip, ...]:
        """Pictures or clips, or none yet; `sampled`: seconds that went into steps so far."""
        if state.step == 0 or self._spent + self._last > PREVIEW_SHARE * sampled:
            return ()
        began = time.monotonic()
        clips = decode_clips(self._components, state.estimate, self._fps)
        self._last = time.monotonic() - began
        self._spent += self._last
        return clips
