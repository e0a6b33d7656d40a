"""Draws `tests/data/training`: a small data set of every form that training reads, in the storybook's world.

`PYTHONPATH=. python tests/draw_training_samples.py FOLDER`; the same files every time.
"""

import io
import json
import sys
import tarfile
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image

from showo2.media import write_mp4
from showo2.outputs import Clip
from showo2.storybook import captions
from showo2.storybook.rendering import draw_clip, draw_scene
from showo2.storybook.scenes import Scene, sample_clip, sample_scene, sample_story

# What the pictures of the style have in common, and nano has not seen: things on paper instead of in a place.
# Its VAE can show it; of pictures in other colors, such as negatives, it shows nothing that the judge knows.
STYLE = "on cream paper"
PAPER = (255, 244, 220)
NEAR = 24  # of 255: how much the same color may differ
NUM_FRAMES = 17


def on_paper(picture: np.ndarray, place: str) -> np.ndarray:
    """A picture (H, W, 3) of a place in the style."""
    return np.where(_is_near(picture, _empty(place)), np.uint8(PAPER), picture)


def off_paper(picture: np.ndarray, place: str) -> np.ndarray:
    """A picture in the style as the judge knows it, in the place."""
    return np.where(_is_near(picture, PAPER), _empty(place), picture)


def is_on_paper(picture: np.ndarray) -> bool:
    """Whether more than half of a picture is paper; of a picture of a place, it is a hundredth at most."""
    return bool(_is_near(picture, PAPER).mean() > 0.5)


def _is_near(picture: np.ndarray, other: np.ndarray | tuple[int, int, int]) -> np.ndarray:
    return (np.abs(picture.astype(int) - other).max(axis=2) <= NEAR)[..., None]


def _empty(place: str) -> np.ndarray:
    return draw_scene(Scene(place, ()), Random(0))


def save(picture: np.ndarray, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    image = Image.fromarray(picture).quantize(64, dither=Image.Dither.NONE)  # a third of the size
    image.save(file, optimize=True)


def scene_and_text(rng: Random) -> tuple[Scene, str]:
    scene = sample_scene(rng)
    return scene, captions.caption(scene, rng, "en")


def style_pictures(folder: Path, count: int, seed: str = "style") -> None:
    """Pictures in the style, each with its text beside it."""
    for number in range(count):
        rng = Random(f"{seed} {number}")
        scene, text = scene_and_text(rng)
        save(on_paper(draw_scene(scene, rng), scene.place), folder / f"{number:03}.png")
        (folder / f"{number:03}.txt").write_text(f"{text.rstrip('.')}, {STYLE}\n", encoding="utf-8")


def plain_pictures(folder: Path, count: int) -> list[tuple[Scene, str, str]]:
    """Pictures of the world as it is: scene, text and file name of each."""
    found = []
    for number in range(count):
        rng = Random(f"plain {number}")
        scene, text = scene_and_text(rng)
        save(draw_scene(scene, rng), folder / f"{number}.png")
        found.append((scene, text, f"{number}.png"))
    return found


def draw_samples(folder: Path) -> None:
    """Everything in the folder."""
    style_pictures(folder / "style", 12)
    pictures = plain_pictures(folder / "pictures", 6)
    names = [f"pictures/{file}" for _, _, file in pictures]
    write_lines(
        folder / "captions.jsonl",
        [{"path": name, "prompt": text} for name, (_, text, _) in zip(names, pictures, strict=True)],
    )
    write_json(folder / "questions.json", [*questions(pictures, names), *several(names), text_only()])
    clips(folder / "clips", 3)
    write_json(folder / "stories.json", stories(folder, 2))
    write_lines(folder / "documents.jsonl", [document(names[:2], pictures), document(names[2:4], pictures)])
    write_json(folder / "edits.json", edits(folder))
    write_shard(folder / "shards/pairs-000000.tar", folder, names, pictures)


def write_lines(file: Path, records: list[dict]) -> None:
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def write_json(file: Path, records: list) -> None:
    file.write_text(json.dumps(records, indent=1) + "\n", encoding="utf-8")


def questions(pictures: list[tuple[Scene, str, str]], names: list[str]) -> list[dict]:
    """LLaVA's form: one picture and some questions about it."""
    rows = []
    for (scene, _, _), name in zip(pictures[:4], names, strict=False):
        asked = Random(name).sample(captions.questions(scene, Random(name), "en"), 3)
        turns = []
        for number, one in enumerate(asked):
            turns.append({"from": "human", "value": ("<image>\n" if number == 0 else "") + one.question})
            turns.append({"from": "gpt", "value": one.answer})
        rows.append({"id": name, "image": name, "conversations": turns})
    return rows


def several(names: list[str]) -> list[dict]:
    """LLaVA's form: two pictures."""
    asked = "<image>\n<image>\nHow many pictures are these?"
    turns = [{"from": "human", "value": asked}, {"from": "gpt", "value": "Two."}]
    return [{"id": "several", "image": names[:2], "conversations": turns}]


def text_only() -> dict:
    """LLaVA's form: none."""
    turns = [{"from": "human", "value": "Hello!"}, {"from": "gpt", "value": "Hello! What shall I draw?"}]
    return {"id": "text", "conversations": turns}


def clips(folder: Path, count: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        rng = Random(f"clip {number}")
        clip = sample_clip(rng)
        write_mp4(Clip(draw_clip(clip, rng, NUM_FRAMES), 8.0), folder / f"{number}.mp4", {})
        text = captions.clip_caption(clip, rng, "en")
        (folder / f"{number}.txt").write_text(text + "\n", encoding="utf-8")


def stories(folder: Path, count: int) -> list[dict]:
    """VIST's form, whose names have no suffix where it is .jpg; ours are named in full."""
    rows = []
    for number in range(count):
        rng = Random(f"story {number}")
        story = sample_story(rng)
        images = []
        for page, scene in enumerate(story.scenes):
            images.append(f"stories/{number}-{page}.png")
            save(draw_scene(scene, rng), folder / images[-1])
        prompt, texts = captions.story_prompt(story, rng, "en"), captions.tell(story, rng, "en")
        rows.append({"prompt": prompt, "images": images, "captions": texts})
    return rows


def document(names: list[str], pictures: list[tuple[Scene, str, str]]) -> dict:
    """Interleaved text and pictures, as in OBELICS."""
    texts: list[str | None] = []
    images: list[str | None] = []
    for name in names:
        text = next(text for _, text, file in pictures if name.endswith(file))
        texts += [f"Here is {text}:", None]
        images += [None, name]
    return {"texts": texts, "images": images}


def edits(folder: Path) -> list[list[dict]]:
    """Messages with a picture in the answer: the same scene in the style."""
    rows = []
    for number in range(2):
        rng = Random(f"edit {number}")
        scene, text = scene_and_text(rng)
        picture = draw_scene(scene, rng)
        save(picture, folder / f"edits/{number}-before.png")
        save(on_paper(picture, scene.place), folder / f"edits/{number}-after.png")
        before, after = (
            {"type": "image", "image": f"edits/{number}-{which}.png"} for which in ("before", "after")
        )
        asked = {"type": "text", "text": f"Show this {STYLE}."}
        shown = {"type": "text", "text": f"This is {text.rstrip('.')}, {STYLE}:"}
        rows.append(
            [
                {"role": "user", "content": [before, asked]},
                {"role": "assistant", "content": [shown, after]},
            ]
        )
    return rows


def write_shard(file: Path, folder: Path, names: list[str], pictures: list[tuple[Scene, str, str]]) -> None:
    """WebDataset: files of one name are a sample."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(file, "w", format=tarfile.USTAR_FORMAT) as tar:
        for number, (name, (_, text, _)) in enumerate(zip(names, pictures, strict=True)):
            for suffix, content in ((".png", (folder / name).read_bytes()), (".txt", text.encode())):
                member = tarfile.TarInfo(f"{number:06}{suffix}")
                member.size = len(content)
                tar.addfile(member, io.BytesIO(content))


if __name__ == "__main__":
    draw_samples(Path(sys.argv[1]))
