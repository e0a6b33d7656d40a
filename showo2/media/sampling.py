"""Sampling of frames at equal distances in time, by what a player shows at each moment."""

from collections.abc import Sequence

import numpy as np

# Part of a frame's time by which timestamps of a constant rate may be rounded.
ROUNDING = 0.25
# Part of a clip's time by which a computed moment may fall short of the frame that starts then.
PRECISION = 1e-9


def by_index(count: int, num_frames: int) -> list[int]:
    """Indices of `num_frames` out of `count` frames at equal distances, the first and the last included;
    floored, as Show-o2's public code does."""
    return np.linspace(0, count - 1, num_frames).astype(int).tolist()


def by_time(starts: Sequence[float], tick: float, num_frames: int) -> list[int]:
    """Indices of the frames on show at `num_frames` moments at equal distances, from the first frame's
    start to the last one's.

    Args:
        starts: when each frame is first shown, rising.
        tick: the unit that these were rounded to, in the same unit.

    Returns:
        Where all frames are shown for the same time, the indices of `by_index`.
    """
    times = np.asarray(starts, dtype=np.float64)
    count = len(times)
    if count < 3:
        return by_index(count, num_frames)
    even = np.linspace(times[0], times[-1], count)
    duration = (times[-1] - times[0]) / (count - 1)
    if np.abs(times - even).max() <= min(tick, ROUNDING * duration):
        return by_index(count, num_frames)
    moments = np.linspace(times[0], times[-1], num_frames) + PRECISION * (times[-1] - times[0])
    return (np.searchsorted(times, moments, side="right") - 1).tolist()
