"""Series of edits: a scene, and the same scene after one change and after another, as a conversation asks for
them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import product
from random import Random

from showo2.storybook.scenes import (
    AIRBORNE,
    COLORS,
    HELD_OUT,
    KINDS,
    PLACES,
    POSITIONS,
    Scene,
    Thing,
    sample_scene,
)

EDITS = ("recolor", "place", "add", "remove", "resize", "move", "replace")
LENGTH = 2  # edits of a series
MAX_THINGS = 3


@dataclass(frozen=True)
class Edit:
    """One change of a scene: `before` is the thing as it was, `after` as it is then; either is None where a
    thing is added or removed, and both are where the place changes."""

    kind: str  # one of EDITS
    before: Thing | None
    after: Thing | None


@dataclass(frozen=True)
class EditSeries:
    """A scene and its edits; `edits[i]` leads from `scenes[i]` to `scenes[i + 1]`.

    `seeds[i]` holds the seed of each thing's jitter in `scenes[i]`, so that what an edit leaves alone is
    drawn where it was.
    """

    scenes: tuple[Scene, ...]
    seeds: tuple[tuple[int, ...], ...]
    edits: tuple[Edit, ...]


def sample_edits(rng: Random, length: int = LENGTH) -> EditSeries:
    """A series of `length` edits, each kind as likely as the others where the scene allows it."""
    scene = _sample_start(rng)
    placed = {thing: rng.getrandbits(32) for thing in scene.things}
    scenes, seeds = [scene], [tuple(placed[thing] for thing in scene.things)]
    edits: list[Edit] = []
    while len(edits) < length:
        kind = rng.choice(EDITS)
        if kind == "place":
            scene = Scene(rng.choice([place for place in PLACES if place != scene.place]), scene.things)
            edit = Edit(kind, None, None)
        else:
            found = _CHANGES[kind](rng, scene)
            if found is None:
                continue
            edit = found
            seed = placed.pop(edit.before) if edit.before is not None else rng.getrandbits(32)
            if edit.after is not None:
                placed[edit.after] = seed
            scene = Scene(scene.place, _in_order(tuple(placed)))
        scenes.append(scene)
        seeds.append(tuple(placed[thing] for thing in scene.things))
        edits.append(edit)
    return EditSeries(tuple(scenes), tuple(seeds), tuple(edits))


def _sample_start(rng: Random) -> Scene:
    """A scene of one or two things of different looks, mostly plain."""
    while True:
        scene = sample_scene(rng)
        if len(set(scene.looks)) == len(scene.things) < MAX_THINGS and (scene.is_plain or rng.random() < 0.4):
            return scene


def _in_order(things: tuple[Thing, ...]) -> tuple[Thing, ...]:
    return tuple(sorted(things, key=lambda thing: POSITIONS.index(thing.position)))


def _new_look(rng: Random, scene: Scene, kind: str | None = None, color: str | None = None) -> Thing | None:
    """A thing of a look that training shows and the scene lacks, with the given kind or color.

    Its position is not set yet.
    """
    present = HELD_OUT.union(scene.looks)
    kinds, colors = (kind,) if kind else KINDS, (color,) if color else COLORS
    looks = [look for look in product(kinds, colors) if look not in present]
    return Thing(*rng.choice(looks), position="middle") if looks else None


def _free_positions(scene: Scene, kind: str) -> list[str]:
    """Where a thing of `kind` may stand: a column of its own, and high only what can be in the air."""
    taken = {thing.column for thing in scene.things}
    return [
        position
        for position in POSITIONS
        if Thing(kind, "red", position).column not in taken
        and (kind in AIRBORNE or not position.startswith("top"))
    ]


def _recolor(rng: Random, scene: Scene) -> Edit | None:
    before = rng.choice(scene.things)
    new = _new_look(rng, scene, kind=before.kind)
    return Edit("recolor", before, replace(before, color=new.color)) if new else None


def _add(rng: Random, scene: Scene) -> Edit | None:
    if len(scene.things) == MAX_THINGS:
        return None
    new = _new_look(rng, scene)
    positions = _free_positions(scene, new.kind) if new else []
    return Edit("add", None, replace(new, position=rng.choice(positions))) if new and positions else None


def _remove(rng: Random, scene: Scene) -> Edit | None:
    return Edit("remove", rng.choice(scene.things), None) if len(scene.things) > 1 else None


def _resize(rng: Random, scene: Scene) -> Edit:
    before = rng.choice(scene.things)
    return Edit("resize", before, replace(before, size="small" if before.size == "big" else "big"))


def _move(rng: Random, scene: Scene) -> Edit | None:
    before = rng.choice(scene.things)
    others = Scene(scene.place, tuple(thing for thing in scene.things if thing is not before))
    positions = [each for each in _free_positions(others, before.kind) if each != before.position]
    return Edit("move", before, replace(before, position=rng.choice(positions))) if positions else None


def _replace(rng: Random, scene: Scene) -> Edit | None:
    """Another kind, of the same color in half of the cases; a thing in the air is replaced by one that can be
    there."""
    before = rng.choice(scene.things)
    new = _new_look(rng, scene, color=before.color if rng.random() < 0.5 else None)
    if new is None or new.kind == before.kind or (before.is_high and new.kind not in AIRBORNE):
        return None
    return Edit("replace", before, replace(before, kind=new.kind, color=new.color))


_CHANGES: dict[str, Callable[[Random, Scene], Edit | None]] = {
    "recolor": _recolor,
    "add": _add,
    "remove": _remove,
    "resize": _resize,
    "move": _move,
    "replace": _replace,
}
