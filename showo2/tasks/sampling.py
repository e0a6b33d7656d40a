"""Drawing against a context: what text to image, video and story have in common."""

import time
from collections.abc import Iterator

from torch import Tensor

from showo2.context import Context, Guidance
from showo2.flow import CALLS_PER_STEP, SHIFTS, SOLVERS, State, time_points
from showo2.loading.loader import Components
from showo2.outputs import Clip, Drawing
from showo2.prompts import Prompts, Text
from showo2.tasks.checks import Canvas, DrawingRequest, prepare, require_room
from showo2.tasks.pixels import decode_clips

PREVIEW_SHARE = 0.2  # of the time spent on steps, at most this much goes into previews


def make_canvas(components: Components, request: DrawingRequest, *, video: bool) -> Canvas:
    """The request, checked against what the checkpoint's VAE and patches allow."""
    multiple = components.vae.spatial_compression * components.checkpoint.model.patch_size
    return prepare(
        request,
        components.checkpoint,
        multiple=multiple,
        video=video,
        group=components.vae.temporal_compression,
    )


def prompt_context(components: Components, prompt: str, canvas: Canvas, *, video: bool) -> Context:
    """A context that stands where the span is to be drawn."""
    tokens = [
        token
        for piece in Prompts(components.tokenizer).generation(prompt, video=video)
        if isinstance(piece, Text)
        for token in piece.tokens
    ]
    require_room(len(tokens) + span_length(components, canvas), components.checkpoint)
    context = Context(components.model)
    context.read(tokens)
    return context


def span_length(components: Components, canvas: Canvas) -> int:
    """Tokens of the span that the canvas will be, its time token included."""
    side = components.vae.spatial_compression * components.checkpoint.model.patch_size
    frames = (canvas.num_frames - 1) // components.vae.temporal_compression + 1
    return 1 + frames * (canvas.height // side) * (canvas.width // side)


def drawn_tokens(components: Components, request: DrawingRequest, *, video: bool) -> int:
    """Tokens that pass through the model for a request, over all its steps, results and branches of guidance."""
    canvas = make_canvas(components, request, video=video)
    branches = 1 if canvas.guidance_scale == 1 else 2
    calls = (canvas.times - 1) * CALLS_PER_STEP[canvas.solver]
    return span_length(components, canvas) * calls * branches * len(canvas.seeds)


def draw(
    components: Components, context: Context, canvas: Canvas, *, first_frame: Tensor | None = None
) -> Iterator[tuple[Drawing, Tensor]]:
    """Yields each step's progress with the latents (N, C, t, h, w) as they then are; the last one is the result."""
    video = canvas.num_frames > 1
    noise = canvas.noise(
        components.vae.latent_channels,
        components.vae.spatial_compression,
        components.vae.temporal_compression,
    )
    guidance = None
    if canvas.guidance_scale != 1:
        empty = prompt_context(components, "", canvas, video=video)
        guidance = Guidance(empty, canvas.guidance_scale, canvas.guidance_start, canvas.guidance_stop)
    fps = components.checkpoint.fps if video else 0.0
    previewer = _Previewer(components, fps)
    times = time_points(canvas.times, SHIFTS[canvas.solver])
    states = context.draw(
        noise,
        times,
        guidance=guidance,
        first_frame=first_frame,
        solver=SOLVERS[canvas.solver],
        cache_threshold=canvas.cache_threshold,
    )
    for state in states:
        if state.step < state.num_steps:
            drawing = Drawing(state.step, state.num_steps, canvas.seeds, preview=previewer(state))
        else:
            clips = decode_clips(components, state.x, fps)
            drawing = Drawing(state.step, state.num_steps, canvas.seeds, preview=clips, clips=clips)
        yield drawing, state.x


class _Previewer:
    """Decodes what is known so far, as often as its share of the time allows."""

    def __init__(self, components: Components, fps: float) -> None:
        self._components, self._fps = components, fps
        self._began = time.monotonic()
        self._spent = self._last = 0.0

    def __call__(self, state: State) -> tuple[Clip, ...]:
        now = time.monotonic()
        drawn = now - self._began - self._spent
        if state.step == 0 or self._spent + self._last > PREVIEW_SHARE * drawn:
            return ()
        clips = decode_clips(self._components, state.estimate, self._fps)
        self._last = time.monotonic() - now
        self._spent += self._last
        return clips
