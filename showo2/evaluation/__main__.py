"""`python -m showo2.evaluation`: scores of a checkpoint in the storybook world, as JSON, a table, and a page with
contact sheets. The same seed gives the same tries, however many processes share them."""

import argparse
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch

from showo2 import loading
from showo2.checkpoints import DEFAULT, Task
from showo2.evaluation import generation, judging, stories, tries, understanding
from showo2.evaluation.categories import CATEGORIES
from showo2.evaluation.outcomes import Outcome, add_up, table
from showo2.evaluation.reconstruction import reconstruct, reconstructions
from showo2.evaluation.report import write_report
from showo2.pipeline import Pipeline

# Every part of the evaluation: its name on the command line, and what a checkpoint must be trained for.
PARTS: dict[str, tuple[Task, ...]] = {
    "judge": (),
    "reconstruction": (),
    "questions": (Task.CHAT,),
    "clip-questions": (Task.VIDEO_CHAT,),
    **{f"pictures/{name}": (Task.TEXT_TO_IMAGE,) for name in CATEGORIES},
    "clips": (Task.TEXT_TO_VIDEO,),
    "animations": (Task.IMAGE_TO_VIDEO,),
    "stories": (Task.STORY,),
}
GROUPS = tuple(dict.fromkeys(part.partition("/")[0] for part in PARTS))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Score a checkpoint in the storybook world.")
    parser.add_argument("--checkpoint", default=DEFAULT, help="name or folder")
    parser.add_argument("--quantization", help="int8, nf4 or nf4-all")
    parser.add_argument("--count", type=int, default=20, help="tries of each task, half in each language")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path("runs/evaluation"))
    parser.add_argument("--parts", nargs="+", choices=GROUPS, default=list(GROUPS))
    parser.add_argument("--processes", type=int, default=1, help="that share the work, one thread each")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    parts = [part for part in PARTS if part.partition("/")[0] in options.parts]
    work = partial(run_part, options.checkpoint, options.quantization, options.count, options.seed)
    outcomes: list[Outcome] = []
    start = time.perf_counter()
    for part, found in zip(parts, _in_turn(work, parts, options.processes), strict=True):
        outcomes += found
        seconds = time.perf_counter() - start
        print(
            f"{part}, {seconds:.0f} s after the start\n{table(add_up(found)) or 'not trained'}\n", flush=True
        )
        write_report(outcomes, options.out)


def run_part(checkpoint: str, quantization: str | None, count: int, seed: int, part: str) -> list[Outcome]:
    """The outcomes of one of PARTS; none where the checkpoint was not trained for it."""
    torch.set_num_threads(1)
    loaded = _load(checkpoint, quantization)
    if not set(PARTS[part]) <= set(loaded.checkpoint.tasks):
        return []
    return list(evaluate(part, loaded, count, seed))


def evaluate(part: str, loaded: loading.Loaded, count: int, seed: int) -> Iterator[Outcome]:
    """The outcomes of one of PARTS, `count` tries of each of its tasks."""
    pipeline, copy = Pipeline(loaded), partial(reconstruct, loaded.vae)
    group, _, name = part.partition("/")
    if group == "judge":
        for task, copier in (("judge of drawings", np.copy), ("judge of copies", copy)):
            yield from judging.judge_pictures(f"{task}, pictures", count, seed, copier)
            yield from judging.judge_clips(f"{task}, clips", count, seed, copier)
    elif group == "reconstruction":
        yield from reconstructions(loaded.vae, count, seed)
    elif group == "questions":
        asked = tries.scene_tries("questions about pictures", count, seed)
        yield from understanding.ask_about_pictures(pipeline, asked)
    elif group == "clip-questions":
        asked = tries.clip_tries("questions about clips", count, seed)
        yield from understanding.ask_about_clips(pipeline, asked)
    elif group == "pictures":
        category = CATEGORIES[name]
        wanted = tries.picture_tries(f"text to image, {name}", category, count, seed)
        yield from generation.draw_pictures(pipeline, wanted, category.judged)
    elif group == "clips":
        yield from generation.draw_clips(pipeline, tries.clip_tries("text to video", count, seed))
    elif group == "animations":
        wanted = tries.clip_tries("image to video", count, seed)
        yield from generation.animate_pictures(pipeline, wanted, copy)
    elif group == "stories":
        yield from stories.tell_stories(pipeline, tries.story_tries("stories", count, seed))


def _in_turn(work: partial, parts: list[str], processes: int) -> Iterator[list[Outcome]]:
    """What comes of each part, in their order."""
    if processes == 1:
        yield from map(work, parts)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, parts)


@cache
def _load(checkpoint: str, quantization: str | None) -> loading.Loaded:
    return loading.load(checkpoint, quantization=quantization)


if __name__ == "__main__":
    main()
