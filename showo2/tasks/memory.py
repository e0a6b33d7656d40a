"""How many concurrent requests fit in memory, estimated before any of them runs."""

from showo2.loading.loader import Components
from showo2.parameters import Size
from showo2.tasks.sampling import LatentGrid

# Steps of other requests run in between, so a request at rest keeps its contexts and latents and no more. The
# other half is for what the step that is running needs for its own length, and for the prefix cache.
KEPT_SHARE = 0.5  # of free memory
MAX_REQUESTS = 16  # more only makes everyone slower
BRANCHES = 2  # of guidance
MAX_PICTURES = 4  # drawn at a time on the page
PROMPT_TOKENS = 512
LATENT_COPIES = 4  # float32: the state, its estimate, and a velocity of each branch
GROWTH = 2  # buffers that grow token by token are at most twice as long as what they hold


def bytes_per_token(components: Components) -> int:
    """Memory of one token of a context: its keys and values in both stacks, or, until the flow head has
    processed it, its hidden state instead of the flow head's."""
    config, itemsize = components.checkpoint.model, components.dtype.itemsize
    language, flow = config.language, config.flow_head
    written = 2 * language.num_layers * language.num_kv_heads * (language.hidden_size // language.num_heads)
    drawn = 2 * flow.num_layers * flow.num_kv_heads * flow.head_dim
    return (written + max(drawn, language.hidden_size)) * itemsize


def largest_request(components: Components) -> int:
    """Bytes that the largest of the usual requests keeps between two steps: MAX_PICTURES pictures or a clip,
    in the largest size on offer and with guidance, behind PROMPT_TOKENS.

    A longer conversation takes more, out of the share of memory that is not counted on.
    """
    checkpoint = components.checkpoint
    value_bytes = LATENT_COPIES * 4
    sizes = []
    for width, height in checkpoint.resolutions:
        for results, frames in ((MAX_PICTURES, 1), (1, checkpoint.num_frames)):
            grid = LatentGrid.of(components, Size(width=width, height=height), frames)
            channels, steps, rows, columns = grid.shape
            latents = channels * steps * rows * columns * value_bytes
            contexts = BRANCHES * (PROMPT_TOKENS + grid.num_tokens) * bytes_per_token(components)
            sizes.append(results * (contexts + latents))
    return GROWTH * max(sizes)


def capacity(components: Components, free: int) -> int:
    """How many requests may run at a time in `free` bytes; at least 1, at most MAX_REQUESTS."""
    return max(1, min(MAX_REQUESTS, int(KEPT_SHARE * free) // largest_request(components)))
