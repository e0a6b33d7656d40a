"""`python -m showo2.evaluation`: scores of a checkpoint in the storybook world, as JSON, a table and contact sheets."""

import argparse
import json
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import torch

from showo2 import loading
from showo2.checkpoints import DEFAULT, Task
from showo2.evaluation import generation, judging, stories, tries, understanding
from showo2.evaluation.categories import CATEGORIES
from showo2.evaluation.outcomes import Outcome, add_up, table
from showo2.evaluation.sheets import write_sheet
from showo2.pipeline import Pipeline
from showo2.vae import VideoVAE

# Every part of the evaluation: its name on the command line, and what a checkpoint must be trained for.
PARTS: dict[str, tuple[Task, ...]] = {
    "judge": (),
    "questions": (Task.CHAT,),
    "clip-questions": (Task.VIDEO_CHAT,),
    "pictures": (Task.TEXT_TO_IMAGE,),
    "clips": (Task.TEXT_TO_VIDEO,),
    "animations": (Task.IMAGE_TO_VIDEO,),
    "stories": (Task.STORY,),
}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Score a checkpoint in the storybook world.")
    parser.add_argument("--checkpoint", default=DEFAULT, help="name or folder")
    parser.add_argument("--count", type=int, default=20, help="tries of each task, half in each language")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path("runs/evaluation"))
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    loaded = loading.load(options.checkpoint)
    pipeline = Pipeline(loaded)
    options.out.mkdir(parents=True, exist_ok=True)
    outcomes: list[Outcome] = []
    for part in options.parts:
        missing = [task.value for task in PARTS[part] if task not in pipeline.checkpoint.tasks]
        if missing:
            print(f"{part}: left out, {pipeline.checkpoint.name} was not trained for {', '.join(missing)}")
            continue
        start = time.perf_counter()
        found = list(evaluate(part, pipeline, loaded.vae, options.count, options.seed))
        outcomes += found
        print(f"{part}: {time.perf_counter() - start:.0f} s\n{table(add_up(found))}\n", flush=True)
        write_sheets(found, options.out)
        rows = [row.to_dict() for row in add_up(outcomes)]
        (options.out / "evaluation.json").write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n")


def evaluate(part: str, pipeline: Pipeline, vae: VideoVAE, count: int, seed: int) -> Iterator[Outcome]:
    """The outcomes of one of PARTS, `count` tries of each of its tasks."""
    if part == "judge":
        for task, copy in (("judge of drawings", np.copy), ("judge of copies", partial(reconstruct, vae))):
            yield from judging.judge_pictures(f"{task}, pictures", count, seed, copy)
            yield from judging.judge_clips(f"{task}, clips", count, seed, copy)
    elif part == "questions":
        asked = tries.scene_tries("questions about pictures", count, seed)
        yield from understanding.ask_about_pictures(pipeline, asked)
    elif part == "clip-questions":
        asked = tries.clip_tries("questions about clips", count, seed)
        yield from understanding.ask_about_clips(pipeline, asked)
    elif part == "pictures":
        for name, category in CATEGORIES.items():
            wanted = tries.picture_tries(f"text to image, {name}", category, count, seed)
            yield from generation.draw_pictures(pipeline, wanted, category.judged)
    elif part == "clips":
        yield from generation.draw_clips(pipeline, tries.clip_tries("text to video", count, seed))
    elif part == "animations":
        yield from generation.animate_pictures(pipeline, tries.clip_tries("image to video", count, seed))
    elif part == "stories":
        yield from stories.tell_stories(pipeline, tries.story_tries("stories", count, seed))


def reconstruct(vae: VideoVAE, frames: np.ndarray) -> np.ndarray:
    """The clip, uint8 (T, H, W, 3), through the VAE and back."""
    pixels = torch.tensor(frames).permute(3, 0, 1, 2)[None].float() / 127.5 - 1
    decoded = vae.decode(vae.encode(pixels))[0].permute(1, 2, 3, 0)
    return decoded.add(1).mul(127.5).round().clamp(0, 255).byte().cpu().numpy()


def write_sheets(outcomes: Iterable[Outcome], folder: Path) -> None:
    """A contact sheet for each task and language."""
    groups: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault((outcome.task, outcome.language), []).append(outcome)
    for (task, language), group in groups.items():
        name = task.replace(",", "").replace(" ", "-") + ("" if language == "-" else f"-{language}")
        write_sheet(group, folder / f"{name}.png")


if __name__ == "__main__":
    main()
