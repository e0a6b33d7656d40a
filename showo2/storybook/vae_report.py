"""Quality of the small VAE on fixed pictures and clips, as PSNR and a sheet to look at, and the statistics of
its latents per channel, which are exported with it."""

from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from showo2.evaluation.image_quality import psnr
from showo2.storybook.vae_batches import whole_clips, whole_pictures
from showo2.vae import VideoVAE, pixels_to_frames


def evaluate(vae: VideoVAE, pictures: int, clips: int, sheet: Path) -> dict[str, Any]:
    """Mean PSNR in dB on unseen `pictures` and `clips`, the latter also per latent frame; writes a PNG
    `sheet`."""
    originals = whole_pictures("validation pictures", pictures)
    decoded = vae.decode(vae.encode(originals))
    moving = whole_clips("validation clips", clips)
    moved = vae.decode(vae.encode(moving))
    _save_sheet(sheet, originals, decoded, moving, moved)
    by_frame = [_mean_psnr(part, other) for part, other in zip(_groups(moving), _groups(moved), strict=True)]
    return {
        "picture_psnr": _mean_psnr(originals, decoded),
        "clip_psnr": _mean_psnr(moving, moved),
        "clip_psnr_by_latent_frame": by_frame,
    }


def _mean_psnr(pixels: Tensor, other: Tensor) -> float:
    """Mean over the batch of each sample's PSNR in dB, for pixels in [-1, 1]."""
    pairs = zip(pixels.numpy(), other.cpu().numpy(), strict=True)
    return round(float(np.mean([psnr(one, copy, data_range=2) for one, copy in pairs])), 2)


def latent_statistics(vae: VideoVAE, pictures: int, clips: int) -> tuple[list[float], list[float]]:
    """Mean and standard deviation of each latent channel, as `vae` encodes `pictures` and `clips`.

    `vae` must carry the identity as its own statistics. Pictures and clips weigh by their latent cells.
    """
    batches = (whole_pictures("statistics pictures", pictures), whole_clips("statistics clips", clips))
    cells = torch.cat([vae.encode(batch).transpose(0, 1).flatten(1) for batch in batches], dim=1)
    return cells.mean(1).tolist(), cells.std(1).tolist()


def _groups(clips: Tensor) -> tuple[Tensor, ...]:
    """The frames of each latent frame: the first alone, then groups of four."""
    return clips[:, :, :1], *clips[:, :, 1:].split(4, dim=2)


def _save_sheet(path: Path, pictures: Tensor, decoded: Tensor, clips: Tensor, moved: Tensor) -> None:
    """Eight pictures over their reconstructions, then every other frame of two clips over theirs."""
    rows = [pictures[:8, :, 0], decoded[:8, :, 0]]
    for original, copy in list(zip(clips, moved, strict=True))[:2]:
        rows += [original[:, 1::2].transpose(0, 1)[:8], copy[:, 1::2].transpose(0, 1)[:8]]
    strips = [torch.cat(list(row), dim=-1) for row in rows]
    width = max(strip.shape[-1] for strip in strips)
    padded = [torch.nn.functional.pad(strip, (0, width - strip.shape[-1]), value=1.0) for strip in strips]
    Image.fromarray(pixels_to_frames(torch.cat(padded, dim=-2)[None, :, None])[0, 0]).save(path)
