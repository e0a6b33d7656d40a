"""How fast a checkpoint works on its device, from timing a layer of each kind."""

import time
from collections.abc import Callable
from functools import partial

import torch
from torch import Tensor

from showo2.loading.loader import Components
from showo2.outputs import Speed
from showo2.requests import TextToImage
from showo2.tasks.sampling import LatentGrid

PASS_TOKENS = 256  # a longer pass takes about as long per token
# A layer is timed so often, and for so long, that some run has the processor for itself; the fastest counts.
MIN_RUNS, MIN_SECONDS = 3, 0.05


@torch.no_grad()
def measure_speed(components: Components) -> Speed:
    """What to expect of a picture of the default size, and of an answer about one, while nothing else runs.

    The layers of a stack are taken to be alike. What else the network does, encoding and decoding pixels, and
    reading text are not counted.
    """
    language, flow_head = components.model.language_model, components.model.flow_head
    semantic = components.model.visual_embedder.semantic_layers.layers
    hidden, one = (_hidden(language.norm.weight, count) for count in (PASS_TOKENS, 1))
    seen = _hidden(components.model.visual_embedder.position_table.weight, PASS_TOKENS)
    features = _hidden(flow_head.final_norm.weight, PASS_TOKENS)
    block = flow_head.blocks[0]
    text = flow_head.modulation(None).blocks[0]
    rotary = flow_head.rotary(0, PASS_TOKENS)

    def layer(hidden: Tensor) -> Tensor:
        return language.run_layers(range(1), hidden, language.rotary(0, hidden.shape[1]))

    reading = len(language.layers) * _seconds(partial(layer, hidden))
    reading += len(semantic) * _seconds(partial(semantic[0], seen, None))
    drawing = len(flow_head.blocks) * _seconds(
        partial(block, features, text, rotary, mask=None, is_causal=True, cache=None)
    )
    token = len(language.layers) * _seconds(partial(layer, one)) + _seconds(partial(language.logits, one))
    request = TextToImage.resolve(components.checkpoint, prompt="any")
    grid = LatentGrid.of(components, request.size)
    passes = request.cost(components).denoised_tokens / PASS_TOKENS
    return Speed(
        picture=passes * (reading + drawing),
        first_token=grid.num_tokens / PASS_TOKENS * reading + token,
        tokens_per_second=1 / token,
    )


def _hidden(like: Tensor, count: int) -> Tensor:
    """Hidden states (1, count, D) for layers whose weights are (..., D)."""
    return like.new_ones(1, count, like.shape[-1])


def _seconds(call: Callable[[], Tensor | tuple[Tensor, ...]]) -> float:
    """Seconds of the fastest call, until the device has finished."""
    seconds: list[float] = []
    while len(seconds) < MIN_RUNS or sum(seconds) < MIN_SECONDS:
        began = time.perf_counter()
        result = call()
        (result if isinstance(result, Tensor) else result[0]).flatten()[0].item()  # waits for the device
        seconds.append(time.perf_counter() - began)
    return min(seconds)
