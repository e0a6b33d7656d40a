"""Categories of prompts for pictures: GenEval's six (Ghosh et al., 2023) in the words of the storybook world,
those with colors once more for pairs that training never shows, and prompts that state everything.

GenEval lets a picture show more than its prompt names; here it must not, and the place must be right as well.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from showo2.storybook.captions import caption, loose_caption
from showo2.storybook.phrases import WORDS
from showo2.storybook.scenes import Scene, sample_scene

ALL = ("place", "count", "kinds", "colours", "kinds with colours", "relations", "positions", "sizes")


@dataclass(frozen=True)
class Category:
    """Which scenes are asked for, what a prompt states, and which facts of the picture are judged."""

    accepts: Callable[[Scene], bool]
    judged: tuple[str, ...]  # of ALL
    colors: bool = True  # whether the prompt states them
    positions: bool | None = False  # the same; None: positions, or one thing's side of the other
    sizes: bool = False  # the same
    held_out: bool = False  # whether one thing is a pair of HELD_OUT

    def sample(self, rng: Random, language: str) -> tuple[Scene, str]:
        """A scene and a prompt for it, which always names the place."""
        scene = sample_scene(rng, self.held_out)
        while not (self.accepts(scene) and (scene.is_plain or self.positions is not False)):
            scene = sample_scene(rng, self.held_out)
        say = caption if self.colors else loose_caption
        while not self._says_enough(prompt := say(scene, rng, language), scene, language):
            pass
        return scene, prompt

    def _says_enough(self, prompt: str, scene: Scene, language: str) -> bool:
        words, text = WORDS[language], prompt.lower()
        if words["at"][scene.place] not in text:
            return False
        if self.sizes and not any(size in text for sizes in words["size"].values() for size in sizes):
            return False
        said = [words["position"][thing.position] in text for thing in scene.things]
        if self.positions is None:
            return all(said) or any(side in text for side in _relations(language))
        if self.positions:
            return all(said)
        return not any(phrase in text for phrase in (*words["position"].values(), *_relations(language)))


def _relations(language: str) -> list[str]:
    """Phrases of prompts that place one thing relative to another."""
    sides = WORDS[language]["side"].values()
    return [f" {side} " for side in sides] if language == "en" else [f"的{side}" for side in sides]


def _of(count: int) -> Callable[[Scene], bool]:
    """Accepts scenes of `count` things that share neither kind nor color."""
    return lambda scene: (
        len(scene.things)
        == count
        == len({thing.kind for thing in scene.things})
        == len({thing.color for thing in scene.things})
    )


CATEGORIES: dict[str, Category] = {
    "one object": Category(_of(1), ("place", "count", "kinds"), colors=False),
    "two objects": Category(_of(2), ("place", "count", "kinds"), colors=False),
    "counting": Category(lambda scene: scene.some_alike, ("place", "count", "kinds"), colors=False),
    "colours": Category(_of(1), ("place", "count", "kinds with colours")),
    "position": Category(_of(2), ("place", "count", "relations"), positions=None),
    "colour binding": Category(_of(2), ("place", "count", "kinds with colours")),
    "colours, unseen pair": Category(_of(1), ("place", "count", "kinds with colours"), held_out=True),
    "colour binding, unseen pair": Category(_of(2), ("place", "count", "kinds with colours"), held_out=True),
    "everything, one thing": Category(lambda scene: len(scene.things) == 1, ALL, positions=True, sizes=True),
    "everything, two things": Category(lambda scene: len(scene.things) == 2, ALL, positions=True, sizes=True),
    "everything, three things": Category(
        lambda scene: len(scene.things) == 3, ALL, positions=True, sizes=True
    ),
}
