"""A loaded checkpoint with its tasks as methods."""

import re
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import torch

from showo2 import zero_gpu
from showo2.checkpoints import DEFAULT, Checkpoint
from showo2.errors import OutOfMemory, Showo2Error
from showo2.loading import loader
from showo2.loading.catalog import list_offers
from showo2.loading.devices import check_compiler, free_memory, resolve_device, return_freed_memory
from showo2.loading.quantization import resident_bytes
from showo2.loading.switching import fits_alongside, plan_switch, read_with_progress, reload, without_weights
from showo2.messages import Message
from showo2.outputs import Drawing, Loading, Memory, Offer, Reply, Speed, Story
from showo2.requests import Chat, ImageToVideo, Picture, Request, TellStory, TextToImage, TextToVideo
from showo2.safety import SafetyChecker
from showo2.tasks.memory import capacity
from showo2.tasks.speed import measure_speed

Listener = Callable[[Request, Any], None]
# What PyTorch's CPU allocator, C++, and oneDNN say when they run out of memory.
NO_MEMORY = re.compile("DefaultCPUAllocator: |std::bad_alloc|could not (create|execute) a primitive$")


def load_pipeline(
    name_or_folder: str | Path = DEFAULT,
    *,
    device: str | None = None,
    dtype: str | torch.dtype | None = None,
    quantization: str | None = None,
    compiled: bool = False,
    safety_checker: str | None = None,
    like: str | None = None,
    understanding_attention: str | None = None,
    lora: str | Path | None = None,
    lora_strength: float = 1.0,
) -> "Pipeline":
    """Load a checkpoint by its name in the table, its name on the Hub, or its folder.

    `device`, `dtype`: chosen for this machine by default; the device "auto" spreads the model over all GPUs.
    `quantization`: None, "int8", "nf4" or "nf4-all".
    `compiled`: torch.compile, block by block; the first requests take longer.
    `safety_checker`: an image classifier, as a folder or Hub name, that checks every result.
    `like`: the released checkpoint that a renamed folder is, where its files cannot tell; without it, what
    was assumed is `pipeline.checkpoint.assumed`.
    `understanding_attention`: "demo" for the attention of the public demo scripts, to reproduce published
    scores.
    `lora`: the folder of a LoRA for the checkpoint, in peft's format; `lora_strength`: 1 as it was trained, 0
    not at all. `name_or_folder` may also be such a folder, which names its checkpoint itself.
    Raises a `Showo2Error` that says what to do, for whatever a user can fix.
    """
    if compiled:
        check_compiler(resolve_device(None if device == loader.AUTO else device))
    checker = None if safety_checker is None else SafetyChecker.load(safety_checker)
    components = loader.load(
        name_or_folder,
        device=device,
        dtype=dtype,
        quantization=quantization,
        like=like,
        understanding_attention=understanding_attention,
        lora=lora,
        lora_strength=lora_strength,
    )
    return Pipeline(components, compiled, checker)


class Pipeline:
    """The tasks as methods. Each is a generator of progress and results, and stops cleanly when closed.

    Every method takes the parameters of its request by name (`showo2.requests`, `showo2.parameters`: ranges,
    defaults, and what each does); None takes the checkpoint's default. What was encoded is cached for later
    calls, within a memory budget, and changes no result; no global seed is touched, so several calls may run
    side by side. A task that the checkpoint was not trained for raises UntrainedTask, unless
    `allow_untrained=True`.
    """

    def __init__(
        self, components: loader.Components, compiled: bool = False, checker: SafetyChecker | None = None
    ) -> None:
        self.switches = 0  # how often the checkpoint was replaced
        self._checker = checker
        self._listeners: list[Listener] = []
        self._compiled = compiled
        self._first = components.files
        self._worker = zero_gpu.on_lent_gpu(self._work, self._seconds)
        self._hold(components)

    def _hold(self, components: loader.Components) -> None:
        self._components = components
        self._weights = resident_bytes(components.model, components.vae.model)
        self._file_bytes = components.files.num_bytes
        self._speed: Speed | None = None  # not yet measured
        # A GPU is lent for the length of a call, so calls that wait for each other would waste it.
        self._capacity = 1 if zero_gpu.is_active() else capacity(components, free_memory(components.device))
        if self._compiled:
            self._speed = self.speed  # now, since timing layers would have them compiled
            components.model.compile_blocks()
            plain = components.quantization is None and components.device_map is None
            if plain and components.device.type == "cuda":
                components.model.enable_static_cache()

    @property
    def checkpoint(self) -> Checkpoint:
        """The loaded checkpoint's entry: its sizes, defaults, and what it was trained for."""
        return self._components.checkpoint

    @property
    def device(self) -> str:
        return str(self._components.device)

    @property
    def name(self) -> str:
        """The name or folder that the checkpoint was loaded by, as `switch` takes it."""
        return self._components.files.name

    @property
    def dtype(self) -> str:
        """The dtype of weights that are not quantized, such as "bfloat16"."""
        return str(self._components.dtype).removeprefix("torch.")

    @property
    def precision(self) -> str:
        """The quantization, or else the dtype of the weights."""
        return self._components.quantization or self.dtype

    @property
    def memory(self) -> Memory:
        """Memory that the weights take, measured, and free memory of their device."""
        return Memory(self._weights, free_memory(self._components.device))

    @property
    def file_bytes(self) -> int:
        """Size of the weights' files on disk, in bytes, the VAE's included."""
        return self._file_bytes

    @property
    def speed(self) -> Speed | None:
        """What to expect of usual requests, measured when first asked for, which is best while nothing else
        runs; None on ZeroGPU, where there is no GPU yet."""
        if self._speed is None and not zero_gpu.is_active():
            self._speed = measure_speed(self._components)
        return self._speed

    @property
    def capacity(self) -> int:
        """How many requests fit in memory beside each other, counted when the checkpoint was loaded."""
        return self._capacity

    def offers(self) -> list[Offer]:
        """The checkpoints that `switch` can load, on the same device and in the same dtype."""
        held = self._components
        return list_offers(held.dtype, held.device, [self._first, held.files])

    def switch(
        self, name: str, *, quantization: str | None = None, lora_strength: float | None = None
    ) -> Iterator[Loading]:
        """Replace the checkpoint by another, on the same device and in the same dtype.

        `name`, `quantization` and what is raised: as for `load_pipeline`. `lora_strength` is that of the
        LoRA it comes with; None for that of the start, or as it was trained. If it fails, or is closed, the
        old checkpoint stays: where memory does not hold both, it is read again. No other call may run
        meanwhile.
        """
        return self._explained(self._switch(name, quantization, lora_strength))

    def chat(self, messages: Sequence[Message], **parameters: Any) -> Iterator[Reply]:
        """Answer the last of `messages`, in the form that `showo2.messages` describes."""
        return self.run(Chat.resolve(self.checkpoint, messages=messages, **parameters))

    def text_to_image(self, prompt: str, **parameters: Any) -> Iterator[Drawing]:
        """Draw `num_images` pictures; the n-th is what seed + n gives alone."""
        return self.run(TextToImage.resolve(self.checkpoint, prompt=prompt, **parameters))

    def text_to_video(self, prompt: str, **parameters: Any) -> Iterator[Drawing]:
        """Draw a clip of `num_frames` (4k + 1)."""
        return self.run(TextToVideo.resolve(self.checkpoint, prompt=prompt, **parameters))

    def image_to_video(self, image: Picture, prompt: str, **parameters: Any) -> Iterator[Drawing]:
        """Draw a clip of `num_frames` (4k + 1) that starts from `image`, cropped to the clip's shape."""
        return self.run(ImageToVideo.resolve(self.checkpoint, image=image, prompt=prompt, **parameters))

    def tell_story(
        self, prompt: str, *, told: Sequence[tuple[str, Picture]] = (), **parameters: Any
    ) -> Iterator[Story]:
        """Tell a story in words and pictures, of at most `max_scenes` scenes; `text` is that of the next
        scene.

        It continues from `told`, the text and picture of each earlier scene; only new scenes are in the
        outputs. A checkpoint that was trained to chat and to draw, but not to tell stories, writes each scene
        as an answer and draws it by itself, unless `allow_untrained` is set.
        """
        return self.run(TellStory.resolve(self.checkpoint, prompt=prompt, told=told, **parameters))

    def listen(self, listener: Listener) -> None:
        """From now on, call `listener` with each request and None as it begins, then with the request and
        each of its outputs."""
        self._listeners.append(listener)

    def run(self, request: Request) -> Iterator[Any]:
        """The outputs of a request. Raises a `Showo2Error` for a failure that the user can fix."""
        checked = self._checker.checking() if self._checker else lambda output: output
        self._tell(request, None)
        with closing(self._worker(request)) as outputs:
            for output in outputs:
                # A worker in another process hands over its failure as the last output.
                if isinstance(output, Showo2Error):
                    raise output
                self._tell(request, output)
                yield checked(output)

    def _tell(self, request: Request, output: Any) -> None:
        for listener in self._listeners:
            listener(request, output)

    def _switch(self, name: str, quantization: str | None, lora_strength: float | None) -> Iterator[Loading]:
        old = self._components
        plan = yield from plan_switch(old, name, quantization, self._first, lora_strength)
        if fits_alongside(plan, self._weights):
            components = yield from read_with_progress(plan)
        else:
            self._components = old = without_weights(old)
            return_freed_memory()
            try:
                components = yield from read_with_progress(plan)
            except BaseException:
                self._hold(reload(old))
                raise
        self._hold(components)
        self.switches += 1

    def _work(self, request: Request) -> Generator[Any, None, None]:
        """The outputs of a request; a failure that the user can fix comes last, as a `Showo2Error`."""
        try:
            yield from self._explained(request.run(self._components))
        except Showo2Error as error:
            yield error

    def _explained(self, outputs: Iterator[Any]) -> Iterator[Any]:
        """The same outputs, with OutOfMemory for a device, or this machine, that has run out of memory."""
        try:
            yield from outputs
        except (MemoryError, RuntimeError) as error:
            if not _is_out_of_memory(error):
                raise
            raise OutOfMemory(device=self.device) from error

    def _seconds(self, request: Request) -> int:
        """Seconds to ask of a GPU that is lent for the request."""
        cost = request.cost(self._components)
        return zero_gpu.estimate(self._weights, cost.denoised_tokens, cost.written_tokens)


def _is_out_of_memory(error: Exception) -> bool:
    """Whether an allocation has failed; on CPUs this has no exception class of its own."""
    return isinstance(error, MemoryError | torch.OutOfMemoryError) or bool(NO_MEMORY.search(str(error)))
