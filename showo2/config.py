"""The architecture of a Show-o2 network as frozen dataclasses, without torch.

Derived sizes are properties. Impossible sizes and unknown keys are errors that name the field.
"""

import math
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

from showo2.plain_data import build

VelocityLayout = Literal["raster", "patch"]
MAX_SIZE = 2**24  # of a width or a vocabulary
MAX_LAYERS = 1024  # of a stack; more would take longer to build than anyone waits


@dataclass(frozen=True)
class LanguageConfig:
    """The language model, Qwen2.5."""

    vocab_size: int
    hidden_size: int
    intermediate_size: int
    num_layers: int
    num_heads: int
    num_kv_heads: int
    tie_embeddings: bool  # the LM head shares the embedding's weight
    rope_theta: float = 1e6
    rms_norm_eps: float = 1e-6

    def __post_init__(self) -> None:
        _require_positive(self)
        _require_multiple(self, "hidden_size", 2 * self.num_heads, "2 * num_heads")  # RoPE rotates pairs
        _require_multiple(self, "num_heads", self.num_kv_heads, "num_kv_heads")


@dataclass(frozen=True)
class SemanticConfig:
    """The semantic layers: SigLIP's encoder, fed with patches of latents (so400m: 26 of its 27 layers)."""

    hidden_size: int
    intermediate_size: int
    num_layers: int
    num_heads: int
    grid_size: int  # side of the square position table, in patches
    layer_norm_eps: float = 1e-6

    def __post_init__(self) -> None:
        _require_positive(self)
        _require_multiple(self, "hidden_size", self.num_heads, "num_heads")


@dataclass(frozen=True)
class FlowHeadConfig:
    """The flow head: adaLN-Zero attention blocks that turn hidden states into a velocity."""

    hidden_size: int
    intermediate_size: int
    num_layers: int
    num_heads: int
    num_kv_heads: int
    head_dim: int
    rope_theta: float = 500_000.0
    rms_norm_eps: float = 1e-5  # the blocks' norms; q/k and final norms use 1e-6
    frequency_dim: int = 256  # width of the sinusoid in front of the time embedding

    def __post_init__(self) -> None:
        _require_positive(self)
        _require_multiple(self, "num_heads", self.num_kv_heads, "num_kv_heads")
        _require_multiple(self, "head_dim", 2, "2")
        _require_multiple(self, "frequency_dim", 2, "2")


@dataclass(frozen=True)
class ModelConfig:
    """The network without the VAE."""

    language: LanguageConfig
    semantic: SemanticConfig
    flow_head: FlowHeadConfig
    latent_channels: int = 16
    patch_size: int = 2  # latent cells per side of a visual token
    # The latent cells that a visual token's velocity describes: "raster", as in every released checkpoint,
    # for runs of cells in raster order over the whole frame; "patch" for the cells under the token.
    velocity_layout: VelocityLayout = "raster"

    def __post_init__(self) -> None:
        _require_positive(self)

    @property
    def patch_values(self) -> int:
        """Values of one token's velocity: p * p * C."""
        return self.patch_size**2 * self.latent_channels

    @property
    def fused_size(self) -> int:
        """Width of concatenated semantic and projector features, the input of the fusion."""
        return self.semantic.hidden_size + self.language.hidden_size

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> "ModelConfig":
        """Rebuild a configuration from `to_dict`; raises ValueError naming the first field that is wrong."""
        return build(cls, values)


def _require_positive(config: Any) -> None:
    """Raise ValueError naming the first number that is not positive, finite and of a sensible size."""
    for name, value in ((field.name, getattr(config, field.name)) for field in fields(config)):
        if isinstance(value, bool) or not isinstance(value, int | float):
            continue
        maximum = MAX_LAYERS if name == "num_layers" else MAX_SIZE
        if isinstance(value, int) and not 1 <= value <= maximum:
            raise ValueError(f"{name} must be from 1 to {maximum}; got {value}")
        if isinstance(value, float) and not (math.isfinite(value) and value > 0):
            raise ValueError(f"{name} must be positive; got {value}")


def _require_multiple(config: Any, name: str, divisor: int, divisor_name: str) -> None:
    if getattr(config, name) % divisor:
        raise ValueError(f"{name} must be a multiple of {divisor_name}; got {getattr(config, name)}")
