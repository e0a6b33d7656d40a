"""Non-public parts of transformers: single layers of its models, called with our own attention.

Every layer takes attention_mask, position_embeddings, a cache (see CACHE_ARGUMENT) and is_causal, and hands
the last one on to the attention function that its configuration names.
"""

from inspect import signature

from transformers.modeling_rope_utils import ROPE_INIT_FUNCTIONS
from transformers.models.qwen2.modeling_qwen2 import Qwen2DecoderLayer, Qwen2RMSNorm
from transformers.models.qwen3.configuration_qwen3 import Qwen3Config
from transformers.models.qwen3.modeling_qwen3 import Qwen3Attention, Qwen3MLP
from transformers.models.siglip.modeling_siglip import SiglipEncoder

__all__ = [
    "CACHE_ARGUMENT",
    "ROPE_INIT_FUNCTIONS",
    "Qwen2DecoderLayer",
    "Qwen2RMSNorm",
    "Qwen3Attention",
    "Qwen3Config",
    "Qwen3MLP",
    "SiglipEncoder",
]

# The argument of the layers that takes a cache was renamed in 5.24.
CACHE_ARGUMENT = "cache" if "cache" in signature(Qwen2DecoderLayer.forward).parameters else "past_key_values"
