"""Pictures and clips drawn from prompts, as the judge sees them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
from PIL import Image

from showo2.evaluation.image_quality import psnr
from showo2.evaluation.outcomes import Outcome
from showo2.media import fit
from showo2.pipeline import Pipeline
from showo2.storybook.evaluation.samples import EvalSample
from showo2.storybook.judge.clip_judge import ClipView, watch
from showo2.storybook.judge.judge import Sighting, View, look_at
from showo2.storybook.rendering import draw_clip
from showo2.storybook.scenes import Clip, Scene, Thing

STRIP = 5  # frames of a clip in its contact sheet

Checks = tuple[tuple[str, bool], ...]


def draw_pictures(
    pipeline: Pipeline,
    samples: Iterable[EvalSample[Scene]],
    judged: Sequence[str],
    **options: Any,
) -> Iterator[Outcome]:
    """A picture for every prompt; `judged` are the facts that the prompts say."""
    for each in samples:
        *_, drawing = pipeline.text_to_image(each.prompt, seed=each.number, **options)
        picture = drawing.clips[0].frames[0]
        view = look_at(picture)
        facts = dict(check_picture(view, each.truth))
        checks = tuple((name, facts[name]) for name in judged)
        right = view.clean and all(passed for _, passed in checks)
        yield Outcome(
            each.task, each.language, each.prompt, in_words(view), (("all", right), *checks), (picture,)
        )


def draw_clips(pipeline: Pipeline, samples: Iterable[EvalSample[Clip]], **options: Any) -> Iterator[Outcome]:
    """A clip for every prompt."""
    for each in samples:
        *_, drawing = pipeline.text_to_video(each.prompt, seed=each.number, **options)
        yield _judged(each, drawing.clips[0].frames, ())


def animate_pictures(
    pipeline: Pipeline,
    samples: Iterable[EvalSample[Clip]],
    copy: Callable[[np.ndarray], np.ndarray],
    **options: Any,
) -> Iterator[Outcome]:
    """A clip for every prompt, from the first frame of the true clip; `copy` is what the VAE makes of frames."""
    for each in samples:
        image = Image.fromarray(draw_clip(each.truth, each.rng)[0])
        *_, drawing = pipeline.image_to_video(image, each.prompt, seed=each.number, **options)
        frames = drawing.clips[0].frames
        first = np.asarray(fit(image, width=frames.shape[2], height=frames.shape[1]))[None]
        kept = look_at(frames[0]).scene == Scene(each.truth.place, (each.truth.thing,))
        behind = psnr(copy(first), first) - psnr(frames[:1], first)
        outcome = _judged(each, frames, (("first frame", kept),))
        yield replace(outcome, measures=(*outcome.measures, ("first frame behind the VAE, dB", behind)))


def check_picture(view: View, scene: Scene) -> Checks:
    """Whether the picture shows the scene and nothing else, and which of its facts are right."""
    seen, wanted = ([thing.look for thing in things] for things in (view.things, scene.things))
    kinds, colours = ([[look[part] for look in looks] for looks in (seen, wanted)] for part in (0, 1))
    positions = [[thing.position for thing in things] for things in (view.things, scene.things)]
    sizes = [thing.size(len(seen)) for thing in view.things], [thing.size for thing in scene.things]
    return (
        ("all", view.scene == scene),
        ("place", view.place == scene.place),
        ("count", len(seen) == len(wanted)),
        ("kinds", Counter(kinds[0]) == Counter(kinds[1])),
        ("colours", Counter(colours[0]) == Counter(colours[1])),
        ("kinds with colours", Counter(seen) == Counter(wanted)),
        ("relations", kinds[0] == kinds[1] and _sides(positions[0]) == _sides(positions[1])),
        ("positions", positions[0] == positions[1]),
        ("sizes", sizes[0] == sizes[1]),
    )


def check_clip(view: ClipView, clip: Clip) -> Checks:
    """Whether the clip shows thing, place and motion (where it starts is not judged), and which of them."""
    thing = view.thing is not None and view.thing.look == clip.thing.look and view.kept
    checks = (
        ("thing", thing),
        ("place", view.place == clip.place),
        ("motion", view.motion == clip.motion),
        ("still background", view.still),
    )
    return (("all", all(passed for _, passed in checks)), *checks)


def _sides(positions: list[str]) -> list[str]:
    """On which side of the next each thing is."""
    things = [Thing("", "", position) for position in positions]
    return [one.side_of(other) for one, other in pairwise(things)]


def in_words(view: View) -> str:
    """What the judge saw, for a person; "?" is what it could not tell."""
    company = len(view.things)
    things = [f"{_name(thing)} {thing.position}, {thing.size(company)}" for thing in view.things]
    return f"{view.place or '?'}: {'; '.join(things) or '-'}{'' if view.clean else ' (and more)'}"


def clip_in_words(view: ClipView) -> str:
    """The same of a clip."""
    thing = _name(view.thing) if view.thing else "?"
    return f"{view.place or '?'}: {thing}, {view.motion or '?'}{'' if view.kept else ', not kept'}"


def _name(thing: Sighting) -> str:
    return f"{thing.colour or '?'} {thing.kind or '?'}"


def _judged(each: EvalSample[Clip], frames: np.ndarray, further: Checks) -> Outcome:
    """The outcome of a clip that was drawn, with `further` checks behind the judge's."""
    view = watch(frames)
    shown = frames[np.linspace(0, len(frames) - 1, STRIP).round().astype(int)]
    checks = (*check_clip(view, each.truth), *further)
    measures = () if view.flicker is None else (("flicker of the background", view.flicker),)
    return Outcome(each.task, each.language, each.prompt, clip_in_words(view), checks, tuple(shown), measures)
