"""What tuning teaches nano, and what it forgets: the table in docs/training.md.

`PYTHONPATH=. python tests/tuning_trial.py FOLDER` trains nano on 200 pictures in a style that is new to it,
with a LoRA and in full, on the style alone and mixed with old tasks. The judge of the storybook scores
pictures that are asked for in the style, put back into their place for it, and without it, and answers.
Stopped at any time, the same command goes on.
"""

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

import numpy as np
from draw_training_samples import (
    STYLE,
    draw_scene,
    is_on_paper,
    off_paper,
    questions,
    save,
    scene_and_text,
    style_pictures,
    write_json,
)

from showo2.loading.loader import load
from showo2.pipeline import Pipeline
from showo2.storybook.evaluation.categories import CATEGORIES
from showo2.storybook.evaluation.checks import check_picture
from showo2.storybook.evaluation.samples import EvalSample, picture_samples, scene_samples
from showo2.storybook.evaluation.understanding import evaluate_picture_questions
from showo2.storybook.judge.picture_judge import detect_scene
from showo2.storybook.scenes import Scene
from showo2.training.config import parse_config
from showo2.training.tuning import TuningRun

PICTURES, OTHERS = 200, 60
JUDGED = ("colours", "colour binding")  # categories of prompts
COUNT = 8  # prompts of each, and as many pictures that are asked about
STEPS, BATCH = 200, 4
KINDS = ("in the style", "right in the style", "right without", "answers")
DRAWING = {"num_inference_steps": 13}
RUNS: dict[str, dict[str, bool]] = {
    "LoRA, style alone": {"lora": True, "mixed": False},
    "LoRA, mixed": {"lora": True, "mixed": True},
    "full, style alone": {"lora": False, "mixed": False},
    "full, mixed": {"lora": False, "mixed": True},
}


def draw(folder: Path) -> None:
    """The style's pictures, and old ones with their texts and questions, unless they are there."""
    if (folder / "questions.json").exists():
        return
    style_pictures(folder / "style", PICTURES)
    pictures = []
    for number in range(OTHERS):
        rng = Random(f"rehearsal {number}")
        scene, text = scene_and_text(rng)
        save(draw_scene(scene, rng), folder / f"old/{number:03}.png")
        (folder / f"old/{number:03}.txt").write_text(text + "\n")
        pictures.append((scene, text, f"{number:03}.png"))
    names = [f"old/{file}" for _, _, file in pictures]
    rows = [row for at in range(OTHERS) for row in questions([pictures[at]], [names[at]])]
    write_json(folder / "questions.json", rows)


def train(folder: Path, name: str, lora: bool, mixed: bool, seed: int) -> Path:
    sources = [{"path": str(folder / "style"), "weight": 2}]
    if mixed:
        sources += [{"path": str(folder / "old")}, {"path": str(folder / "questions.json")}]
    stage = {"steps": STEPS, "learning_rate": 2e-3 if lora else 3e-4, "time_sampling": "shifted_uniform"}
    settings = {
        "checkpoint": "nano",
        "out": str(folder / f"{name.replace(', ', '-').replace(' ', '-')}-{seed}"),
        "data": sources,
        "stages": [stage],
        "lora": {"rank": 16} if lora else None,
        "batch_size": BATCH,
        "accumulation": 1,
        "workers": 0,
        "log_steps": 20,
        "seed": seed,
    }
    return TuningRun.begin(parse_config(settings), "cpu").run()


def prompts() -> Iterator[tuple[EvalSample[Scene], tuple[str, ...]]]:
    for name in JUDGED:
        for sample in picture_samples(f"tuning, {name}", CATEGORIES[name], 2 * COUNT, 0):
            if sample.language == "en":
                yield sample, CATEGORIES[name].judged


def scores(checkpoint: str | Path) -> dict[str, float]:
    """Shares of pictures in the style, of those that are right, of right ones without it, and of answers."""
    pipeline = Pipeline(load(checkpoint))
    right: dict[str, list[bool]] = {kind: [] for kind in KINDS}
    for sample, judged in prompts():
        drawn = [
            draw_picture(pipeline, prompt, sample.number)
            for prompt in (f"{sample.prompt.rstrip('.')}, {STYLE}", sample.prompt)
        ]
        styled = is_on_paper(drawn[0])
        right["in the style"].append(styled)
        drawn[0] = off_paper(drawn[0], sample.truth.place)
        for kind, picture in zip(("right in the style", "right without"), drawn, strict=True):
            view = detect_scene(picture)
            facts = dict(check_picture(view, sample.truth))
            is_right = view.clean and all(facts[name] for name in judged)
            right[kind].append(is_right and (styled or kind == "right without"))
    asked = [each for each in scene_samples("tuning", 2 * COUNT, 0) if each.language == "en"]
    right["answers"] = [outcome.right for outcome in evaluate_picture_questions(pipeline, asked)]
    return {kind: round(sum(each) / len(each), 3) for kind, each in right.items()} | {
        f"{kind} asked": len(each) for kind, each in right.items()
    }


def draw_picture(pipeline: Pipeline, prompt: str, seed: int) -> np.ndarray:
    *_, drawing = pipeline.text_to_image(prompt, seed=seed, **DRAWING)
    return drawing.clips[0].frames[0]


def main(folder: Path, seeds: int = 1) -> None:
    draw(folder)
    file = folder / "results.json"
    results = json.loads(file.read_text()) if file.exists() else {}

    def keep(name: str, score: Callable[[], dict[str, float]]) -> None:
        if name not in results:
            results[name] = score()
            file.write_text(json.dumps(results, indent=1))

    keep("before", lambda: scores("nano"))
    for seed in range(seeds):
        for name, how in RUNS.items():
            keep(f"{name}, seed {seed}", partial(trained_scores, folder, name, how, seed))
    print(table(results))


def trained_scores(folder: Path, name: str, how: dict[str, bool], seed: int) -> dict[str, float]:
    return scores(train(folder, name, seed=seed, **how))


def table(results: dict[str, dict[str, float]]) -> str:
    """In Markdown."""
    lines = [f"| | {' | '.join(KINDS)} |", f"|---{'|---' * len(KINDS)}|"]
    for name, row in results.items():
        cells = (f"{row[kind]:.2f} of {row[f'{kind} asked']}" for kind in KINDS)
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
