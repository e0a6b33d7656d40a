"""What a user holds: a loaded checkpoint and what can be asked of it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, Unpack

import torch
from PIL import Image

from showo2 import zero_gpu
from showo2.checkpoints import DEFAULT, Checkpoint
from showo2.errors import OutOfMemory, Showo2Error
from showo2.loading import loader
from showo2.loading.catalog import list_offers
from showo2.loading.devices import check_compiler, free_memory, resolve_device, return_freed_memory
from showo2.loading.quantization import resident_bytes
from showo2.loading.switching import fits_alongside, plan_switch, read_with_progress, reload
from showo2.media import open_image
from showo2.outputs import Drawing, Loading, Memory, Offer, Reply, Story
from showo2.prefix_cache import PrefixCache
from showo2.safety import SafetyChecker
from showo2.tasks import chat, image, story, video
from showo2.tasks.chat import Message, Writing
from showo2.tasks.checks import DrawingOptions, DrawingRequest, choose_seed
from showo2.tasks.illustrated_story import illustrated_story
from showo2.tasks.sampling import drawn_tokens


def load_pipeline(
    name_or_folder: str | Path = DEFAULT,
    *,
    device: str | None = None,
    dtype: str | torch.dtype | None = None,
    quantization: str | None = None,
    compiled: bool = False,
    safety_checker: str | None = None,
) -> "Pipeline":
    """Load a checkpoint by its name in the table, its name on the Hub, or its folder.

    `device`, `dtype`: what fits the machine unless given; the device "auto" is all GPUs together. `quantization`: None, "int8", "nf4" or "nf4-all".
    `compiled`: by torch.compile, block by block, while the first requests run; they take longer for it.
    `safety_checker`: a classifier of pictures, by folder or name on the Hub, that judges what is given out.
    Raises a `Showo2Error` that says what to do for everything a person can mend.
    """
    if compiled:
        check_compiler(resolve_device(None if device == loader.AUTO else device))
    checker = None if safety_checker is None else SafetyChecker.load(safety_checker)
    components = loader.load(name_or_folder, device=device, dtype=dtype, quantization=quantization)
    return Pipeline(components, compiled, checker)


class Pipeline:
    """The tasks as methods. Each is a generator of progress and results, and stops cleanly when closed.

    What was seen is kept for the next call, within a memory budget, and changes no result; no global seed is touched,
    so several calls may run side by side. `options` are those of `DrawingOptions`; left at None they take what the
    checkpoint was made for. `solver` is "euler", as published, or "adams_bashforth", which is as exact with fewer
    steps; `guidance_start`, `guidance_stop` and `cache_threshold` trade exactness for time. A task the checkpoint was
    not trained for raises UntrainedTask, unless `allow_untrained` is set.
    """

    def __init__(
        self, components: loader.Components, compiled: bool = False, checker: SafetyChecker | None = None
    ) -> None:
        self.switches = 0  # how often another checkpoint has taken the place of the one before
        self._checker = checker
        self._compiled = compiled
        self._first = components.files
        self._worker = zero_gpu.lent(self._work, self._seconds)
        self._hold(components)

    def _hold(self, components: loader.Components) -> None:
        self._components = components
        self._weights = resident_bytes(components.model, components.vae.model)
        if self._compiled:
            components.model.compile_blocks()
            plain = components.quantization is None and components.device_map is None
            if plain and components.device.type == "cuda":
                components.model.enable_static_cache()

    @property
    def checkpoint(self) -> Checkpoint:
        """What is components, and what it was trained for."""
        return self._components.checkpoint

    @property
    def device(self) -> str:
        return str(self._components.device)

    @property
    def name(self) -> str:
        """What the checkpoint was loaded by, as `switch` takes it."""
        return self._components.files.name

    @property
    def dtype(self) -> str:
        """Of the weights that are not quantized, as "bfloat16"."""
        return str(self._components.dtype).removeprefix("torch.")

    @property
    def precision(self) -> str:
        """Of the weights: "bfloat16", "float32", or the quantization."""
        return self._components.quantization or self.dtype

    @property
    def memory(self) -> Memory:
        """What the weights take, measured, and what is free where they are."""
        return Memory(self._weights, free_memory(self._components.device))

    def offers(self) -> list[Offer]:
        """What could be loaded in place of this checkpoint, on the same device and in the same dtype."""
        return list_offers(self._components.dtype, [self._first])

    def switch(self, name: str, *, quantization: str | None = None) -> Iterator[Loading]:
        """Load another checkpoint in place of this one, on the same device and in the same dtype.

        `name`, `quantization` and what is raised: as for `load_pipeline`. If it fails, or is closed, the old checkpoint
        stays. It is kept while the new one is read where there is memory for both, and read again where there is not.
        No other call may be going on meanwhile.
        """
        return self._explained(self._switch(name, quantization))

    def chat(
        self,
        messages: Sequence[Message],
        *,
        max_new_tokens: int = 512,
        temperature: float = 0.0,
        top_p: float = 1.0,
        seed: int | None = None,
        allow_untrained: bool = False,
    ) -> Iterator[Reply]:
        """Answer the last of `messages`, which are lists of text, image and video parts as is usual:

        `{"role": "user", "content": [{"type": "image", "image": PIL image or path}, {"type": "text", "text": ...}]}`
        """
        writing = Writing(max_new_tokens, temperature, top_p, seed)
        return self._run(chat.chat, messages, writing, allow_untrained)

    def text_to_image(
        self,
        prompt: str,
        *,
        num_images: int = 1,
        allow_untrained: bool = False,
        **options: Unpack[DrawingOptions],
    ) -> Iterator[Drawing]:
        """Draw `num_images` pictures; the n-th is what seed + n gives alone."""
        request = DrawingRequest(**options, count=num_images)
        return self._run(image.text_to_image, prompt, request, allow_untrained)

    def text_to_video(
        self,
        prompt: str,
        *,
        num_frames: int | None = None,
        allow_untrained: bool = False,
        **options: Unpack[DrawingOptions],
    ) -> Iterator[Drawing]:
        """Draw a clip of `num_frames` (4k + 1)."""
        request = DrawingRequest(**options, num_frames=num_frames)
        return self._run(video.generate_video, prompt, None, request, allow_untrained)

    def image_to_video(
        self,
        image: Image.Image | str | Path,
        prompt: str,
        *,
        num_frames: int | None = None,
        allow_untrained: bool = False,
        **options: Unpack[DrawingOptions],
    ) -> Iterator[Drawing]:
        """Draw a clip of `num_frames` (4k + 1) that starts from `image`, cropped to the clip's shape."""
        request = DrawingRequest(**options, num_frames=num_frames)
        first = open_image(image)
        return self._run(video.generate_video, prompt, first, request, allow_untrained)

    def tell_story(
        self,
        prompt: str,
        *,
        told: Sequence[tuple[str, Image.Image | str | Path]] = (),
        text: str | None = None,
        max_scenes: int = 5,
        temperature: float = 0.0,
        allow_untrained: bool = False,
        **options: Unpack[DrawingOptions],
    ) -> Iterator[Story]:
        """Tell a story in words and pictures, of at most `max_scenes` scenes.

        It goes on from `told`, the text and picture of each scene that there is already; `text`, if given, is what
        the next scene says. Only new scenes are in the events. A checkpoint that was trained to chat and to draw, but not
        to tell stories, writes each scene as an answer and draws it by itself, unless `allow_untrained` is set.
        """
        seed = choose_seed(options.pop("seed", None))
        writing = Writing(temperature=temperature, seed=seed)
        request = DrawingRequest(**options, seed=seed)
        stand_in = self.checkpoint.illustrates and not allow_untrained
        scenes = [story.Told(words, open_image(picture)) for words, picture in told]
        return self._run(
            illustrated_story if stand_in else story.tell_story,
            prompt,
            max_scenes,
            writing,
            request,
            allow_untrained,
            scenes,
            text,
        )

    def _switch(self, name: str, quantization: str | None) -> Iterator[Loading]:
        old = self._components
        plan = yield from plan_switch(old, name, quantization)
        if fits_alongside(plan, self._weights):
            components = yield from read_with_progress(plan)
        else:
            self._components = old = replace(old, model=None, vae=None, prefix_cache=PrefixCache())
            return_freed_memory()
            try:
                components = yield from read_with_progress(plan)
            except BaseException:
                self._hold(reload(old))
                raise
        self._hold(components)
        self.switches += 1

    def _run(self, task: Callable[..., Iterator], *arguments: Any) -> Iterator:
        """The events of a task; what it raises comes out of the process that it may run in."""
        let_through = self._checker.checking() if self._checker else lambda event: event
        with closing(self._worker(task, *arguments)) as events:
            for event in events:
                if isinstance(event, Showo2Error):
                    raise event
                yield let_through(event)

    def _work(self, task: Callable[..., Iterator], *arguments: Any) -> Iterator:
        """The same events, with a failure that a person can mend as the last one."""
        try:
            yield from self._explained(task(self._components, *arguments))
        except Showo2Error as error:
            yield error

    def _explained(self, events: Iterator) -> Iterator:
        """The same events, with a device that has run out of memory explained."""
        try:
            yield from events
        except torch.OutOfMemoryError as error:
            raise OutOfMemory(device=self.device) from error

    def _seconds(self, task: Callable[..., Iterator], *arguments: Any) -> int:
        """What a task will take on a GPU that is lent, about."""
        pictures = arguments[1] if task in (story.tell_story, illustrated_story) else 1
        drawn = written = 0
        for argument in arguments:
            if isinstance(argument, DrawingRequest):
                drawn = pictures * drawn_tokens(
                    self._components, argument, video=task is video.generate_video
                )
            elif isinstance(argument, Writing):
                written = pictures * min(argument.max_new_tokens, self.checkpoint.max_tokens)
        return zero_gpu.estimate(self._weights, drawn, written)
