"""Compares what the judge sees with the truth, and puts it into words."""

from collections import Counter
from itertools import pairwise

from showo2.storybook.judge.clip_judge import ClipView
from showo2.storybook.judge.picture_judge import Detection, SceneView
from showo2.storybook.scenes import Clip, Scene, Thing

Checks = tuple[tuple[str, bool], ...]  # (name, whether it passed)


def check_picture(view: SceneView, scene: Scene) -> Checks:
    """Whether a picture shows `scene` and nothing else ("all"), and which of its facts are right."""
    seen, wanted = [thing.look for thing in view.things], scene.looks
    kinds, colors = ([[look[part] for look in looks] for looks in (seen, wanted)] for part in (0, 1))
    positions = [[thing.position for thing in things] for things in (view.things, scene.things)]
    sizes = [thing.size(len(seen)) for thing in view.things], [thing.size for thing in scene.things]
    return (
        ("all", view.scene == scene),
        ("place", view.place == scene.place),
        ("count", len(seen) == len(wanted)),
        ("kinds", Counter(kinds[0]) == Counter(kinds[1])),
        ("colours", Counter(colors[0]) == Counter(colors[1])),
        ("kinds with colours", Counter(seen) == Counter(wanted)),
        ("relations", kinds[0] == kinds[1] and _sides(positions[0]) == _sides(positions[1])),
        ("positions", positions[0] == positions[1]),
        ("sizes", sizes[0] == sizes[1]),
    )


def check_clip(view: ClipView, clip: Clip) -> Checks:
    """Whether a clip shows the thing, place and motion of `clip` ("all"), and which of them; not where it
    starts."""
    thing = view.thing is not None and view.thing.look == clip.thing.look and view.same_thing
    checks = (
        ("thing", thing),
        ("place", view.place == clip.place),
        ("motion", view.motion == clip.motion),
        ("still background", view.still),
    )
    return (("all", all(passed for _, passed in checks)), *checks)


def _sides(positions: list[str]) -> list[str]:
    """For each position but the last, on which side of the next one it is."""
    things = [Thing("", "", position) for position in positions]
    return [one.side_of(other) for one, other in pairwise(things)]


def describe_scene_view(view: SceneView) -> str:
    """What the judge saw, for people; "?" where it could not tell."""
    company = len(view.things)
    things = [f"{_name(thing)} {thing.position}, {thing.size(company)}" for thing in view.things]
    return f"{view.place or '?'}: {'; '.join(things) or '-'}{'' if view.clean else ' (and more)'}"


def describe_clip_view(view: ClipView) -> str:
    """The same of a clip."""
    thing = _name(view.thing) if view.thing else "?"
    return f"{view.place or '?'}: {thing}, {view.motion or '?'}{'' if view.same_thing else ', not kept'}"


def _name(thing: Detection) -> str:
    return f"{thing.color or '?'} {thing.kind or '?'}"
