"""Between pixels that people see and latents that the model sees."""

import numpy as np
from PIL import Image
from torch import Tensor

from showo2.loading.loader import Components
from showo2.media import fit, pad_to_square
from showo2.outputs import Clip
from showo2.prefix_cache import digest
from showo2.vae import frames_to_pixels, pixels_to_frames


def encode_picture(components: Components, image: Image.Image) -> Tensor:
    """Latents (1, C, 1, h, w) of a picture to be understood: the whole of it, on a black square."""
    return _encode(components, [pad_to_square(image, components.checkpoint.understanding_size)])


def encode_first_frame(components: Components, image: Image.Image, width: int, height: int) -> Tensor:
    """Latents (1, C, 1, h, w) of a picture that a clip of `width` x `height` px starts from."""
    return _encode(components, [fit(image, width, height)])


def encode_clip(components: Components, clip: Clip) -> Tensor:
    """Latents (1, C, t, h, w) of a clip to be understood, in the way that the checkpoint looks at clips."""
    size = components.checkpoint.understanding_size
    frames = [pad_to_square(Image.fromarray(frame), size) for frame in clip.frames]
    if components.checkpoint.video_reading.tokens_per_side is None:
        return _encode(components, frames)

    def encode_apart() -> Tensor:
        pictures = _pixels(frames).permute(2, 1, 0, 3, 4)  # (T, 3, 1, H, W): every frame a picture
        return components.vae.encode(pictures).permute(2, 1, 0, 3, 4)

    return components.prefix_cache.latents(f"apart {_digest(frames)}", encode_apart)


def decode_clips(components: Components, latents: Tensor, fps: float) -> tuple[Clip, ...]:
    """One clip for each of the latents (N, C, t, h, w)."""
    return tuple(Clip(frames, fps) for frames in pixels_to_frames(components.vae.decode(latents)))


def _encode(components: Components, frames: list[Image.Image]) -> Tensor:
    return components.prefix_cache.latents(_digest(frames), lambda: components.vae.encode(_pixels(frames)))


def _digest(frames: list[Image.Image]) -> str:
    return digest(np.stack([np.asarray(frame) for frame in frames]))


def _pixels(frames: list[Image.Image]) -> Tensor:
    """(1, 3, T, H, W) in [-1, 1]."""
    return frames_to_pixels(np.stack([np.asarray(frame) for frame in frames])[None])
