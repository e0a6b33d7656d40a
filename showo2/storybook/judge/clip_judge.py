"""A judge of clips of the storybook world: the judge of pictures on some frames, and the motion over all of
them."""

from dataclasses import dataclass

import numpy as np

from showo2.storybook.judge.picture_judge import ALIKE, Detection, detect_scene, distance
from showo2.storybook.judge.templates import FINE, shrink
from showo2.storybook.scenes import Clip

END_FRAMES = 3  # that tell how large a thing is at the start or the end
JUDGED_FRAMES = 3  # of a clip: its first, middle and last
MIN_AREA = 40  # px of FINE that a thing differs in; a small one differs in at least 150
# Fractions of the picture's side; the world's shortest travel is 0.35.
MAX_DEVIATION = 0.06  # from a straight line at constant speed
MAX_DRIFT = 0.1  # of a resting thing
MIN_TRAVEL = 0.2
MIN_GROWTH = 1.6  # of the area of what grows; it doubles
MAX_GROWTH = 1.4  # of what does not; a small VAE changes some
MAX_FLICKER = 0.03  # mean change of a pixel between frames, of 1


@dataclass(frozen=True)
class ClipView:
    """What a clip of one thing shows; None where it is not clear."""

    place: str | None  # of all judged frames
    thing: Detection | None = None  # in the first frame; None unless every judged frame shows just one
    same_thing: bool = False  # whether its kind and color are the same in every judged frame
    motion: str | None = None  # one of MOTIONS
    # Mean change between frames of what never shows a thing, of 1; None where everything does
    flicker: float | None = None

    @property
    def still(self) -> bool:
        """Whether the background does not change."""
        return self.flicker is not None and self.flicker < MAX_FLICKER

    @property
    def clip(self) -> Clip | None:
        """The clip that is clearly shown, or None."""
        thing = None if self.thing is None else self.thing.thing(company=1)
        if self.place is None or self.motion is None or thing is None:
            return None
        return Clip(self.place, thing, self.motion) if self.same_thing and self.still else None


def detect_clip(frames: np.ndarray) -> ClipView:
    """What a clip, uint8 (T, H, W, 3) with T at least 2, shows."""
    pixels = np.stack([shrink(frame) for frame in frames])
    judged = np.linspace(0, len(frames) - 1, JUDGED_FRAMES).round().astype(int)
    views = [detect_scene(frame) for frame in frames[judged]]
    place = views[0].place
    if place is None or any(view.place != place for view in views):
        return ClipView(None)
    differs = distance(pixels, place) > ALIKE
    motion, flicker = _motion(differs), _flicker(pixels, differs)
    if any(len(view.things) != 1 or not view.clean for view in views):
        return ClipView(place, motion=motion, flicker=flicker)
    looks = {view.things[0].look for view in views}
    return ClipView(place, views[0].things[0], len(looks) == 1, motion, flicker)


def _motion(differs: np.ndarray) -> str | None:
    """How what differs from the place, (T, FINE, FINE), moves or grows; None where that is not one of
    MOTIONS."""
    areas = differs.sum((1, 2))
    if areas.min() < MIN_AREA:
        return None
    grid = np.arange(FINE) + 0.5
    centers = np.stack([differs.sum(1) @ grid, differs.sum(2) @ grid], axis=1)
    track = centers / areas[:, None] / FINE  # (T, 2): x and y as fractions of the picture
    times = np.linspace(-0.5, 0.5, len(track))
    travel = times @ track / (times @ times)  # of the straight line that fits best, over the clip
    deviation = np.abs(track - track.mean(0) - times[:, None] * travel).max()
    growth = areas[-END_FRAMES:].mean() / areas[:END_FRAMES].mean()
    if deviation > MAX_DEVIATION:
        return None
    if growth > MIN_GROWTH and np.abs(travel).max() < MIN_TRAVEL:
        return "grow"
    if not 1 / MAX_GROWTH < growth < MAX_GROWTH:
        return None
    if np.abs(travel).max() < MAX_DRIFT:
        return "stay"
    main = np.abs(travel).argmax()
    if abs(travel[main]) < MIN_TRAVEL or abs(travel[1 - main]) > MAX_DRIFT:
        return None
    return (("left", "right"), ("up", "down"))[main][int(travel[main] > 0)]


def _flicker(pixels: np.ndarray, differs: np.ndarray) -> float | None:
    """Mean change between frames of the pixels that never show a thing; both arrays are (T, FINE, FINE,
    ...)."""
    empty = ~differs.any(0)
    changes = np.abs(np.diff(pixels, axis=0)).max(-1)[:, empty]
    return float(changes.mean()) if changes.size else None
