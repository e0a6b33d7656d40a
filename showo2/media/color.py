"""Tone mapping: PQ and HLG (high dynamic range) video as 8-bit sRGB.

Transfer functions: ITU-R BT.2100; reference white at 203 cd/m2: ITU-R BT.2408; primaries: BT.2087.
"""

import numpy as np

# As libavutil numbers transfer functions.
PQ, HLG = 16, 18
REFERENCE_WHITE = 203.0  # cd/m2
HLG_PEAK, HLG_GAMMA = 1000.0, 1.2  # of the display that HLG is graded for
# From here on brightness is compressed, so that highlights keep their shapes.
KNEE = 0.75
BT2020_TO_BT709 = np.array(
    ((1.6605, -0.5876, -0.0728), (-0.1246, 1.1329, -0.0083), (-0.0182, -0.1006, 1.1187)), np.float32
)
LUMINANCE = np.array((0.2627, 0.678, 0.0593), np.float32)


def tone_mapped(signal: np.ndarray, transfer: int) -> np.ndarray:
    """uint8 sRGB (H, W, 3) of a BT.2020 picture, uint16 (H, W, 3), with the transfer function PQ or HLG."""
    encoded = signal.astype(np.float32) / 65535
    light = _pq_to_light(encoded) if transfer == PQ else _hlg_to_light(encoded)
    light = np.maximum(light / REFERENCE_WHITE @ BT2020_TO_BT709.T, 0)
    # The brightest channel decides for all three, which keeps the hue.
    brightest = light.max(axis=-1, keepdims=True)
    above = np.maximum(brightest - KNEE, 0) / (1 - KNEE)
    mapped = np.minimum(brightest, KNEE) + (1 - KNEE) * np.tanh(above)
    light *= mapped / np.maximum(brightest, 1e-6)
    srgb = np.where(light <= 0.0031308, 12.92 * light, 1.055 * np.maximum(light, 1e-6) ** (1 / 2.4) - 0.055)
    return (srgb * 255).round().clip(0, 255).astype(np.uint8)


def _pq_to_light(encoded: np.ndarray) -> np.ndarray:
    """cd/m2, SMPTE ST 2084."""
    power = encoded ** (32 / 2523)
    return 10000 * (np.maximum(power - 0.8359375, 0) / (18.8515625 - 18.6875 * power)) ** (8192 / 1305)


def _hlg_to_light(encoded: np.ndarray) -> np.ndarray:
    """cd/m2 on a display of HLG_PEAK, ARIB STD-B67."""
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    scene = np.where(encoded <= 0.5, encoded**2 / 3, (np.exp((encoded - c) / a) + b) / 12)
    luminance = scene @ LUMINANCE
    return HLG_PEAK * scene * np.maximum(luminance, 1e-6)[..., None] ** (HLG_GAMMA - 1)
