"""All implementations of attention agree."""

from types import SimpleNamespace

import pytest
import torch

from showo2.model import attention
from showo2.model.attention import omni_attention, omni_mask


@pytest.mark.parametrize("causal", [True, False])
# Of seven positions: all of them, or the last ones with a cache.
@pytest.mark.parametrize("queries", [7, 3, 1])
@pytest.mark.parametrize("masked", [True, False])
def test_training_on_a_cpu_computes_what_the_kernels_compute(causal, queries, masked):
    generator = torch.Generator().manual_seed(0)
    query = torch.randn(2, 6, queries, 8, generator=generator)
    key, value = (torch.randn(2, 3, 7, 8, generator=generator) for _ in "kv")
    block = torch.tensor([[-1, 0, 0, 0, -1, 1, 1], [-1, -1, 2, 2, 2, 2, -1]])
    mask = omni_mask(block)[:, :, -queries:] if masked else None
    module = SimpleNamespace(is_causal=causal)
    for scaling in (None, 0.5):
        kernel, _ = omni_attention(module, query, key, value, mask, scaling=scaling)
        trained = query.clone().requires_grad_()
        plain, _ = omni_attention(module, trained, key, value, mask, scaling=scaling)
        assert plain.requires_grad
        torch.testing.assert_close(plain, kernel, atol=1e-6, rtol=1e-5)


def test_chunked_causal_attention_behind_a_prefix_equals_masked_attention(monkeypatch):
    monkeypatch.setattr(attention, "QUERY_CHUNK", 4)
    module = SimpleNamespace(is_causal=True)
    query, key, value = (torch.randn(2, heads, length, 8) for heads, length in ((4, 11), (2, 16), (2, 16)))
    mask = torch.ones(11, 16, dtype=torch.bool).tril(5)[None, None]
    pieces, _ = omni_attention(module, query, key, value, None, is_causal=True)
    whole, _ = omni_attention(module, query, key, value, mask, is_causal=True)
    torch.testing.assert_close(pieces, whole, atol=1e-6, rtol=0)
