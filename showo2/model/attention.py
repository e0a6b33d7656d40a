"""Omni-attention, causal over text and bidirectional within a visual span, in one function for all layers.

It is registered with transformers under the name `ATTENTION`, which the layers' configurations give as
`attn_implementation`. No other module chooses an attention kernel.
"""

from importlib.util import find_spec

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.attention.bias import causal_lower_right
from transformers import AttentionInterface

ATTENTION = "showo2_omni"
QUERY_CHUNK = 512  # queries per kernel call of a long causal pass on a CPU
FLASH_ATTENTION_INSTALLED = find_spec("flash_attn") is not None


def omni_attention(
    module: nn.Module,
    query: Tensor,
    key: Tensor | tuple[Tensor, ...],
    value: Tensor | tuple[Tensor, ...],
    attention_mask: Tensor | None,
    is_causal: bool | None = None,
    scaling: float | None = None,
    **_: object,
) -> tuple[Tensor, None]:
    """Grouped-query attention of `query` (B, H, Q, D) over `key` and `value` (B, KV, K, D).

    The queries are the last Q of the K positions. A mask (B, 1, Q, K) is True where a query may see a key;
    without one, `is_causal` says whether a query sees only the keys up to itself or all of them. Tuples hold
    the keys and values of the branches that the batch consists of, each with a length K of its own. Returns
    (B, Q, H, D) and no weights, as transformers expects.
    """
    # All kernels in one function: where torch.compile breaks the graph, a second function is a second graph.
    if isinstance(key, tuple) or isinstance(value, tuple):
        branches = zip(query.split([len(each) for each in key]), key, value, strict=True)
        attended = [omni_attention(module, *branch, None, is_causal, scaling)[0] for branch in branches]
        return torch.cat(attended), None
    causal, mask = bool(module.is_causal) if is_causal is None else is_causal, attention_mask
    if FLASH_ATTENTION_INSTALLED and mask is None and query.is_cuda and query.element_size() == 2:
        from flash_attn import flash_attn_func

        heads_last = (tensor.transpose(1, 2) for tensor in (query, key, value))
        return flash_attn_func(*heads_last, softmax_scale=scaling, causal=causal), None

    queries, keys = query.shape[2], key.shape[2]
    if mask is None and causal and QUERY_CHUNK < queries < keys and query.device.type == "cpu":
        return _causal_in_chunks(module, query, key, value, scaling), None
    if query.requires_grad and query.device.type == "cpu":
        return _plain_attention(query, key, value, mask, causal, scaling), None
    if queries == 1:
        return _one_query(query, key, value, mask, scaling), None
    if mask is None and causal and queries < keys:
        mask = causal_lower_right(queries, keys)
    grouped = query.shape[1] != key.shape[1]
    if grouped and isinstance(mask, Tensor) and query.is_cuda:
        # No fused CUDA kernel takes both grouped heads and a mask.
        key, value = (each.repeat_interleave(query.shape[1] // each.shape[1], dim=1) for each in (key, value))
        grouped = False
    output = F.scaled_dot_product_attention(
        query,
        key,
        value,
        attn_mask=mask,
        is_causal=causal and mask is None,
        scale=scaling,
        enable_gqa=grouped,
    )
    return output.transpose(1, 2), None


def _one_query(
    query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None, scaling: float | None
) -> Tensor:
    """Attention of the last position, which sees everything: (B, 1, H, D).

    The heads of a group become queries of their one key head, because kernels without grouped heads would
    copy all keys and values for every head. (One token behind 790 in the 1.5B, bfloat16 on a CPU: 0.15
    instead of 2.0 ms per layer.)
    """
    grouped = query.unflatten(1, (key.shape[1], -1)).squeeze(3)  # B, KV, group, D
    output = F.scaled_dot_product_attention(grouped, key, value, attn_mask=mask, scale=scaling)
    return output.flatten(1, 2)[:, None]


def _causal_in_chunks(
    module: nn.Module, query: Tensor, key: Tensor, value: Tensor, scaling: float | None
) -> Tensor:
    """Causal attention behind a prefix, one chunk of queries at a time: (B, Q, H, D).

    The CPU kernel also computes the masked scores, half of all for a long clip; a chunk leaves out the keys
    that none of its queries may see.
    """
    prefix, outputs = key.shape[2] - query.shape[2], []
    for start in range(0, query.shape[2], QUERY_CHUNK):
        chunk = query[:, :, start : start + QUERY_CHUNK]
        end = prefix + start + chunk.shape[2]
        keys, values = key[:, :, :end], value[:, :, :end]
        outputs.append(omni_attention(module, chunk, keys, values, None, True, scaling)[0])
    return torch.cat(outputs, dim=1)


def _plain_attention(
    query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None, causal: bool, scaling: float | None
) -> Tensor:
    """Attention as plain matrix products: (B, Q, H, D).

    For training on a CPU, where the backward pass of SDPA is slow for short sequences in bfloat16 (a step of
    nano's training took 1.44 s with it and 1.16 s with this). Everything else uses SDPA.
    """
    queries, keys = query.shape[2], key.shape[2]
    if mask is None and causal:
        mask = torch.ones(queries, keys, dtype=torch.bool).tril(keys - queries)
    grouped = query.unflatten(1, (key.shape[1], -1)) * (scaling or query.shape[-1] ** -0.5)
    scores = grouped @ key[:, :, None].transpose(-1, -2)  # B, KV, group, Q, K
    if mask is not None:
        scores = scores.masked_fill(~mask[..., None, :, :], float("-inf"))
    weights = scores.softmax(dim=-1).to(value.dtype)
    attended: Tensor = weights @ value[:, :, None]
    return attended.flatten(1, 2).transpose(1, 2)


AttentionInterface.register(ATTENTION, omni_attention)


def omni_mask(block: Tensor) -> Tensor:
    """The mask of whole sequences (B, 1, L, L), True where the row's position may see the column's.

    `block` (B, L) is the number of each position's bidirectional block, -1 for text: a position sees
    everything up to itself and all of its own block. Padding is on the right, so no other position sees it.
    """
    length = block.shape[1]
    causal = torch.ones(length, length, dtype=torch.bool, device=block.device).tril()
    same_block = (block[:, :, None] == block[:, None, :]) & (block >= 0)[:, :, None]
    return (causal | same_block)[:, None]
