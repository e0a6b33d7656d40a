"""The storybook world as latents: scenes, clips and stories drawn once, encoded once, and stored.

The VAE's encoder is frozen before this is made, so training never runs it. With each picture comes how much
of every visual token is covered by a thing, so that the flow loss can weigh things more than the plain
background.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from random import Random

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from showo2.storybook.edits import Edit, EditSeries, sample_edits
from showo2.storybook.rendering import draw_clip, draw_scene, draw_seeded
from showo2.storybook.scenes import (
    Clip,
    Scene,
    Story,
    Thing,
    sample_alike,
    sample_clip,
    sample_clip_anywhere,
    sample_scene,
    sample_story,
)
from showo2.storybook.unknown_pictures import draw_strange
from showo2.vae import VideoVAE, frames_to_pixels

TOKEN_PIXELS = 16  # px a visual token covers, per side
# Of a world: pages are the stories' pictures, films start where prompts need not say it, films_anywhere all
# over, edits are pictures that follow from each other.
PARTS = ("pictures", "alike", "strange", "films", "films_anywhere", "pages", "edits")
ENCODED_TOGETHER = 128  # pictures or clips that wait for the VAE, which has chunks of its own
DIFFERENT = 24  # of 255: a pixel that differs this much from the background belongs to a thing


# Pixels (T, H, W, 3), uint8, of a picture or clip, and its `_foreground`.
Drawing = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True)
class WorldSize:
    """How much is drawn, and from which seed."""

    pictures: int = 30_000
    alike: int = 3_000  # pictures of things of one look
    strange: int = 3_000  # pictures that are not of this world
    clips: int = 5_000
    clips_anywhere: int = 3_000
    stories: int = 1_500
    edits: int = 3_000  # series of two edits
    num_frames: int = 17
    seed: int = 0


@dataclass(frozen=True, eq=False)
class Visuals:
    """Latents of N pictures or clips of one shape, with what of them is foreground."""

    latents: Tensor  # (N, C, T, H, W) float16
    foreground: Tensor  # (N, T*h*w) float16, the share of each token that a thing covers


@dataclass(frozen=True, eq=False)
class World:
    """Everything that training draws its samples from."""

    scenes: list[Scene]
    pictures: Visuals
    alike_scenes: list[Scene]
    alike: Visuals
    strange: Visuals
    clips: list[Clip]
    films: Visuals
    clips_anywhere: list[Clip]
    films_anywhere: Visuals
    stories: list[Story]
    pages: Visuals  # the stories' pictures, one after another
    first_page: list[int]  # of each story
    series: list[EditSeries]
    edited: Visuals  # `edits.LENGTH` + 1 pictures of each series, one after another


def build_world(
    size: WorldSize, vae: VideoVAE, folder: Path, log: Callable[..., None], workers: int = 0
) -> None:
    """Draw and encode a world into `folder`; `workers` processes draw, or this one with none."""
    for part in PARTS:
        build_part(part, size, vae, folder, log, workers)


def build_part(
    part: str, size: WorldSize, vae: VideoVAE, folder: Path, log: Callable[..., None], workers: int = 0
) -> None:
    """Draw and encode one of PARTS, unless it is there.

    Every picture has its own random state, so the order of parts and the number of workers do not matter.
    """
    file = folder / f"{part}.safetensors"
    if file.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    told = _tell(part, size, Random(f"{part}-{size.seed}"))
    drawn = DataLoader(
        _Drawings(part, size, told), batch_size=None, num_workers=workers, collate_fn=_as_it_is
    )
    visuals = _encode(vae, (each for entry in drawn for each in entry))
    words = {"size": asdict(size), "told": [] if part == "strange" else told}
    file.with_suffix(".json").write_text(json.dumps(words, default=asdict))
    partial = file.with_suffix(".partial")  # parts appear only once they are complete
    save_file({"latents": visuals.latents, "covered": visuals.foreground}, partial)
    partial.rename(file)
    log(event="encoded", what=part, count=len(visuals.latents))


def _tell(part: str, size: WorldSize, rng: Random) -> list:
    """What a part shows."""
    samplers: dict[str, tuple[Callable[[Random], object], int]] = {
        "pictures": (sample_scene, size.pictures),
        "alike": (sample_alike, size.alike),
        "strange": (lambda rng: None, size.strange),
        "films": (sample_clip, size.clips),
        "films_anywhere": (sample_clip_anywhere, size.clips_anywhere),
        "pages": (sample_story, size.stories),
        "edits": (sample_edits, size.edits),
    }
    sample, count = samplers[part]
    return [sample(rng) for _ in range(count)]


@dataclass(frozen=True, eq=False)
class _Drawings(Dataset[list[Drawing]]):
    """The pictures or the clip of each entry of a part."""

    part: str
    size: WorldSize
    told: list

    def __len__(self) -> int:
        return len(self.told)

    def __getitem__(self, index: int) -> list[Drawing]:
        rng = Random(f"{self.part}-{self.size.seed}-{index}")
        entry = self.told[index]
        if self.part == "strange":
            return [_strange(rng)]
        if self.part == "pages":
            return [_picture(scene, rng) for scene in entry.scenes]
        if self.part == "edits":
            return _edited(entry)
        if self.part.startswith("films"):
            return [_film(entry, rng, self.size.num_frames)]
        return [_picture(entry, rng)]


def _as_it_is(entry: list[Drawing]) -> list[Drawing]:
    return entry


def load_world(folder: Path) -> World:
    """The world that `build_world` wrote."""
    told = {part: json.loads((folder / f"{part}.json").read_text())["told"] for part in PARTS}
    visuals = {part: _load_visuals(folder / f"{part}.safetensors") for part in PARTS}
    stories = [
        Story(
            tuple(values["hero"]),
            values["friend"] and tuple(values["friend"]),
            tuple(map(_scene, values["scenes"])),
        )
        for values in told["pages"]
    ]
    first_page = np.cumsum([0, *(len(story.scenes) for story in stories)]).tolist()[:-1]
    return World(
        scenes=[_scene(values) for values in told["pictures"]],
        alike_scenes=[_scene(values) for values in told["alike"]],
        clips=[_clip(values) for values in told["films"]],
        clips_anywhere=[_clip(values) for values in told["films_anywhere"]],
        stories=stories,
        first_page=first_page,
        series=[_series(values) for values in told["edits"]],
        edited=visuals.pop("edits"),
        **visuals,
    )


def _load_visuals(file: Path) -> Visuals:
    tensors = load_file(file)
    return Visuals(tensors["latents"], tensors["covered"])


def _scene(values: dict) -> Scene:
    return Scene(values["place"], tuple(Thing(**thing) for thing in values["things"]))


def _series(values: dict) -> EditSeries:
    edits = []
    for edit in values["edits"]:
        before, after = (edit[side] and Thing(**edit[side]) for side in ("before", "after"))
        edits.append(Edit(edit["kind"], before, after))
    return EditSeries(tuple(map(_scene, values["scenes"])), tuple(map(tuple, values["seeds"])), tuple(edits))


def _clip(values: dict) -> Clip:
    return Clip(values["place"], Thing(**values["thing"]), values["motion"], values["turns"])


def _strange(rng: Random) -> Drawing:
    """A strange picture, of which no token is covered by a thing."""
    picture = draw_strange(rng)[None]
    return picture, _foreground(picture, picture)


def _picture(scene: Scene, rng: Random) -> Drawing:
    frames = draw_scene(scene, rng)[None]
    return frames, _foreground(frames, _bare(scene.place))


def _edited(series: EditSeries) -> list[Drawing]:
    """The pictures of a series of edits."""
    drawings = []
    for scene, seeds in zip(series.scenes, series.seeds, strict=True):
        frames = draw_seeded(scene, seeds)[None]
        drawings.append((frames, _foreground(frames, _bare(scene.place))))
    return drawings


def _film(clip: Clip, rng: Random, num_frames: int) -> Drawing:
    frames = draw_clip(clip, rng, num_frames)
    return frames, _foreground(frames, _bare(clip.place))


def _bare(place: str) -> np.ndarray:
    """The empty place (1, H, W, 3)."""
    return draw_scene(Scene(place, ()), Random(0))[None]


def _encode(vae: VideoVAE, drawn: Iterable[Drawing]) -> Visuals:
    latents, foreground = [], []
    for group in _batches(drawn, ENCODED_TOGETHER):
        latents.append(vae.encode(frames_to_pixels(np.stack([frames for frames, _ in group]))).half().cpu())
        foreground.append(torch.from_numpy(np.stack([shares for _, shares in group])).half())
    return Visuals(torch.cat(latents).contiguous(), torch.cat(foreground))


def _foreground(frames: np.ndarray, bare: np.ndarray) -> np.ndarray:
    """Share (T*h*w,) of each latent frame's tokens that differs from the bare place (1, H, W, 3)."""
    differs = (np.abs(frames.astype(np.int16) - bare).max(axis=3) > DIFFERENT).astype(np.float32)
    side = differs.shape[1] // TOKEN_PIXELS
    tokens = differs.reshape(len(frames), side, TOKEN_PIXELS, side, TOKEN_PIXELS).mean(axis=(2, 4))
    # The first latent frame is the first frame; each further one stands for four.
    groups = [tokens[:1], *(tokens[start : start + 4] for start in range(1, len(tokens), 4))]
    return np.stack([group.mean(axis=0) for group in groups]).reshape(-1)


def _batches(items: Iterable, size: int) -> Iterator[list]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
