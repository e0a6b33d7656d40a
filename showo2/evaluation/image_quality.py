"""Similarity of two pictures or clips: PSNR and SSIM."""

import numpy as np
import torch
from torch.nn import functional

WINDOW, SIGMA = 11, 1.5  # px of SSIM's Gaussian window (Wang et al., 2004)


def psnr(frames: np.ndarray, others: np.ndarray, data_range: float = 255) -> float:
    """Peak signal-to-noise ratio in dB of arrays of one shape, whose values span `data_range`; 100 where they
    are equal."""
    error = np.square(frames.astype(np.float64) - others).mean()
    return float(10 * np.log10(data_range**2 / error)) if error else 100.0


def ssim(frames: np.ndarray, others: np.ndarray) -> float:
    """Mean structural similarity of uint8 clips (T, H, W, 3), channel by channel (Wang et al., 2004)."""
    line = torch.exp(-((torch.arange(WINDOW) - WINDOW // 2) ** 2) / (2 * SIGMA**2))
    window = (line[:, None] * line / line.sum() ** 2)[None, None]
    x, y = (
        torch.tensor(clip).permute(0, 3, 1, 2).flatten(0, 1)[:, None].float() for clip in (frames, others)
    )
    mean_x, mean_y, xx, yy, xy = (functional.conv2d(part, window) for part in (x, y, x * x, y * y, x * y))
    variance_x, variance_y, covariance = xx - mean_x**2, yy - mean_y**2, xy - mean_x * mean_y
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    similarity = (2 * mean_x * mean_y + c1) * (2 * covariance + c2)
    similarity /= (mean_x**2 + mean_y**2 + c1) * (variance_x + variance_y + c2)
    return similarity.mean().item()
