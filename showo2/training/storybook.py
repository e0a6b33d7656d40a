"""The drawn storybook world behind the embedded checkpoint: its vocabulary, its scenes, clips and stories as
plain values, and their seeded sampling. `drawing` turns these values into pixels, `narration` into words;
nothing here knows either. All chance comes from the `random.Random` handed in, so a seed names a data set."""

from dataclasses import dataclass
from random import Random

# Things that move by themselves come first: they are the heroes of stories.
MOVERS = ("car", "boat", "fish", "bird", "rocket", "cat")
KINDS = (*MOVERS, "house", "tree", "flower", "ball", "mushroom", "kite")
FLIERS = ("bird", "rocket", "kite")
COLOURS = ("red", "orange", "yellow", "green", "blue", "purple", "pink", "white")
PLACES = ("meadow", "beach", "snow", "night", "sunset")
COLUMNS = ("left", "middle", "right")
MOTIONS = ("left", "right", "up", "down", "stay")

# Pairs no training picture, clip or story ever shows: what is drawn for them was composed, not remembered.
HELD_OUT = frozenset(
    {
        ("car", "purple"),
        ("boat", "green"),
        ("fish", "red"),
        ("bird", "orange"),
        ("cat", "blue"),
        ("house", "yellow"),
        ("flower", "white"),
        ("mushroom", "pink"),
    }
)


@dataclass(frozen=True)
class Thing:
    """One drawn thing: a word of KINDS, one of COLOURS, one of COLUMNS."""

    kind: str
    colour: str
    column: str

    @property
    def look(self) -> tuple[str, str]:
        """(kind, colour): what makes it the same thing in another scene."""
        return self.kind, self.colour


@dataclass(frozen=True)
class Scene:
    """A place with up to three things, from left to right; without any, there is just its background to draw.

    Raises ValueError where things stand in the same column or out of order.
    """

    place: str
    things: tuple[Thing, ...]

    def __post_init__(self):
        columns = [COLUMNS.index(thing.column) for thing in self.things]
        if columns != sorted(set(columns)):
            raise ValueError(f"things must stand in different columns, from left to right: {self.things}")


@dataclass(frozen=True)
class Clip:
    """One thing moving through a place at constant speed; `thing.column` is where it starts."""

    place: str
    thing: Thing
    motion: str


@dataclass(frozen=True)
class Story:
    """Three to five scenes, each in another place; the hero (kind, colour) is in all, a friend in some."""

    hero: tuple[str, str]
    friend: tuple[str, str] | None
    scenes: tuple[Scene, ...]

    @property
    def meeting(self) -> int | None:
        """Index of the first scene with the friend, or None without one."""
        return next((i for i, scene in enumerate(self.scenes) if len(scene.things) > 1), None)


def sample_scene(rng: Random, held_out: bool = False) -> Scene:
    """A scene of one (45 %), two (40 %) or three (15 %) things; half of the larger ones hold distractors.

    With `held_out`, exactly one thing is a pair of HELD_OUT; without, none is.
    """
    count = rng.choices((1, 2, 3), weights=(45, 40, 15))[0]
    first = rng.choice(sorted(HELD_OUT)) if held_out else _sample_look(rng)
    looks = [first]
    share = rng.choice(("kind", "colour")) if rng.random() < 0.5 else None
    while len(looks) < count:
        looks.append(_sample_other(rng, looks, share if len(looks) == 1 else None))
    rng.shuffle(looks)
    return Scene(rng.choice(PLACES), _in_columns(rng, looks))


def sample_clip(rng: Random) -> Clip:
    """A clip of one thing; sideways motion starts in the column with room ahead, the others in any."""
    motion = rng.choice(MOTIONS)
    starts = {"right": ("left",), "left": ("right",)}.get(motion, COLUMNS)
    return Clip(rng.choice(PLACES), Thing(*_sample_look(rng), rng.choice(starts)), motion)


def sample_story(rng: Random) -> Story:
    """A story of three to five scenes about a mover; two in three meet a friend, who may stay."""
    hero = _sample_look(rng, MOVERS)
    length = rng.randint(3, 5)
    friend = _sample_other(rng, [hero], None) if rng.random() < 2 / 3 else None
    meeting = rng.randrange(1, length)
    leaving = length if rng.random() < 0.5 else meeting + 1
    scenes = []
    for index, place in enumerate(rng.sample(PLACES, length)):
        together = friend is not None and meeting <= index < leaving
        scenes.append(Scene(place, _in_columns(rng, [hero, friend] if together else [hero])))
    return Story(hero, friend, tuple(scenes))


def _sample_look(
    rng: Random, kinds: tuple[str, ...] = KINDS, colours: tuple[str, ...] = COLOURS
) -> tuple[str, str]:
    """A (kind, colour) outside HELD_OUT; `kinds` x `colours` must hold one."""
    while True:
        look = rng.choice(kinds), rng.choice(colours)
        if look not in HELD_OUT:
            return look


def _sample_other(rng: Random, looks: list[tuple[str, str]], share: str | None) -> tuple[str, str]:
    """A look sharing only its kind or its colour with the first of `looks`, or nothing with any of them."""
    kinds = tuple(kind for kind in KINDS if kind not in {look[0] for look in looks})
    colours = tuple(colour for colour in COLOURS if colour not in {look[1] for look in looks})
    if share == "kind":
        kinds = (looks[0][0],)
    elif share == "colour":
        colours = (looks[0][1],)
    return _sample_look(rng, kinds, colours)


def _in_columns(rng: Random, looks: list[tuple[str, str]]) -> tuple[Thing, ...]:
    """`looks` as things in different columns, sorted from left to right."""
    chosen = rng.sample(range(len(COLUMNS)), len(looks))
    return tuple(Thing(*look, COLUMNS[column]) for column, look in sorted(zip(chosen, looks, strict=True)))
