"""The sizes of a Show-o2 network, as frozen values.

Nothing here imports torch: a configuration can be read, compared and written on any machine.
Sizes that follow from others are properties; an unknown key in a configuration file is an error.
"""

from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

VelocityLayout = Literal["raster", "patch"]


@dataclass(frozen=True)
class LanguageConfig:
    """Qwen2.5, the language model and the trunk of everything."""

    vocab_size: int
    hidden_size: int
    intermediate_size: int
    num_layers: int
    num_heads: int
    num_kv_heads: int
    tie_embeddings: bool  # the LM head shares the embedding's weight
    rope_theta: float = 1e6
    rms_norm_eps: float = 1e-6


@dataclass(frozen=True)
class SemanticConfig:
    """The semantic layers: SigLIP's encoder, fed with patches of latents. Released: so400m, 26 of its 27 layers."""

    hidden_size: int
    intermediate_size: int
    num_layers: int
    num_heads: int
    grid_size: int  # side of the square position table, in patches
    layer_norm_eps: float = 1e-6


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


@dataclass(frozen=True)
class ModelConfig:
    """The whole network (the VAE apart)."""

    language: LanguageConfig
    semantic: SemanticConfig
    flow_head: FlowHeadConfig
    latent_channels: int = 16
    patch_size: int = 2  # latent cells a visual token covers, per side
    # Which latent cells a visual token's velocity describes: "raster" as in every released checkpoint
    # (runs of cells in raster order of the whole frame), or "patch", the cells the token was made from.
    velocity_layout: VelocityLayout = "raster"

    @property
    def patch_values(self) -> int:
        """Numbers in one token's velocity: p * p * C."""
        return self.patch_size**2 * self.latent_channels

    @property
    def fused_size(self) -> int:
        """Width of semantic and projector features side by side, the input of the fusion."""
        return self.semantic.hidden_size + self.language.hidden_size

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> "ModelConfig":
        """Rebuild a configuration from `to_dict`; raises ValueError for a key that is unknown or missing."""
        return build(
            cls,
            values,
            nested={
                "language": LanguageConfig,
                "semantic": SemanticConfig,
                "flow_head": FlowHeadConfig,
            },
        )


def build(cls: type, values: dict[str, Any], nested: dict[str, type] | None = None) -> Any:
    """A frozen dataclass from plain data, with every key accounted for; raises ValueError otherwise."""
    known = {field.name for field in fields(cls)}
    if unknown := set(values) - known:
        raise ValueError(f"{cls.__name__}: unknown key {sorted(unknown)[0]!r}")
    nested = nested or {}
    values = {key: build(nested[key], value) if key in nested else value for key, value in values.items()}
    try:
        return cls(**values)
    except TypeError as error:
        raise ValueError(f"{cls.__name__}: {error}") from error
