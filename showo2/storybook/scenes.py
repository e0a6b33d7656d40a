"""The drawn world of the embedded checkpoint: its vocabulary, and its scenes, clips and stories as plain
values, sampled from a seed.

`rendering` turns these values into pixels and `captions` into words; nothing here depends on either. All
randomness comes from the `random.Random` that is passed in, so a seed determines a data set.
"""

from dataclasses import dataclass, field
from random import Random

# Things that move by themselves come first: they are the heroes of stories.
MOVERS = ("car", "boat", "fish", "bird", "rocket", "cat")
KINDS = (*MOVERS, "house", "tree", "flower", "ball", "mushroom", "kite")
FLYERS = ("bird", "rocket", "kite")  # what is up in the air unless told otherwise
AIRBORNE = (*FLYERS, "ball")  # what may be up there; the others stay on the ground
COLORS = ("red", "orange", "yellow", "green", "blue", "purple", "pink", "white")
PLACES = ("meadow", "beach", "snow", "night", "sunset")
SIZES = ("big", "small")
COLUMNS = ("left", "middle", "right")
# Where things stand that nobody gave a position: side by side, in the order they are named.
SIDE_BY_SIDE = {1: ("middle",), 2: ("left", "right"), 3: COLUMNS}
# A grid of three columns and two rows, column by column, the upper cell first.
POSITIONS = ("top left", "left", "top", "middle", "top right", "right")
SIDES = ("left", "right", "above", "below")
MOTIONS = ("left", "right", "up", "down", "grow", "stay")
# Where a motion has room ahead; the others start anywhere.
START_COLUMN = {"left": "right", "right": "left"}

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
    """One drawn thing: a word of KINDS, one of COLORS, one of POSITIONS, one of SIZES.

    The repr seeds the evaluation's random numbers, so renaming a field would change them.
    """

    kind: str
    color: str
    position: str
    size: str = "big"

    @property
    def look(self) -> tuple[str, str]:
        """(kind, color): what makes it the same thing in another scene."""
        return self.kind, self.color

    @property
    def column(self) -> str:
        """One of COLUMNS."""
        return column_of(self.position)

    @property
    def is_high(self) -> bool:
        """Whether it is in the upper row."""
        return self.position.startswith("top")

    def side_of(self, other: "Thing") -> str:
        """On which of SIDES of `other`, in another position, it is: its column decides, then its row."""
        own, others = (COLUMNS.index(thing.column) for thing in (self, other))
        if own != others:
            return "left" if own < others else "right"
        return "above" if self.is_high else "below"


@dataclass(frozen=True)
class Scene:
    """A place with up to three things, in the order of POSITIONS; without any, there is just its background
    to draw.

    Raises ValueError where things share a position or are out of order.
    """

    place: str
    things: tuple[Thing, ...]

    def __post_init__(self):
        positions = [POSITIONS.index(thing.position) for thing in self.things]
        if positions != sorted(set(positions)):
            raise ValueError(f"things must have positions of their own, in order: {self.things}")

    @property
    def looks(self) -> list[tuple[str, str]]:
        """(kind, color) of each of `things`."""
        return [thing.look for thing in self.things]

    @property
    def is_plain(self) -> bool:
        """Whether a prompt need not say where things are: SIDE_BY_SIDE, and only FLYERS up in the air.

        Were every arrangement left unsaid now and then, a model would have to settle all of it by the noise
        it starts from. Trained like that, nano drew each thing twice, half here and half there.
        """
        columns = tuple(thing.column for thing in self.things)
        return SIDE_BY_SIDE.get(len(columns), ()) == columns and all(
            thing.is_high == (thing.kind in FLYERS) for thing in self.things
        )

    @property
    def all_big(self) -> bool:
        """Whether a prompt need not say how large things are."""
        return all(thing.size == "big" for thing in self.things)

    @property
    def some_alike(self) -> bool:
        """Whether there is more than one thing of some kind."""
        return len({thing.kind for thing in self.things}) < len(self.things)

    @property
    def alike_in_a_row(self) -> bool:
        """Whether things of one kind follow each other, so that counting them says where they are: "two cats
        and a house" is cat, cat, house."""
        kinds = [thing.kind for thing in self.things]
        return kinds == sorted(kinds, key=kinds.index)


@dataclass(frozen=True)
class Clip:
    """One thing moving through a place or growing, at constant speed; `thing` is as it starts. If
    it `turns`, it faces away from its direction in the first frame only."""

    place: str
    thing: Thing
    motion: str
    # Not in the repr, which seeds the evaluation's random numbers.
    turns: bool = field(default=False, repr=False)

    @property
    def is_plain(self) -> bool:
        """Whether a prompt need not say where it starts: in the middle or, to move sideways, across from
        where it is going; only FLYERS up in the air, and what is going down."""
        high = self.motion == "down" or (self.motion != "up" and self.thing.kind in FLYERS)
        return self.thing.column == START_COLUMN.get(self.motion, "middle") and self.thing.is_high == high


@dataclass(frozen=True)
class Story:
    """Three to five scenes, each in another place; the hero (kind, color) is in all, a friend in some."""

    hero: tuple[str, str]
    friend: tuple[str, str] | None
    scenes: tuple[Scene, ...]

    @property
    def meeting(self) -> int | None:
        """Index of the first scene with the friend, or None without one."""
        return next((i for i, scene in enumerate(self.scenes) if len(scene.things) > 1), None)


def column_of(position: str) -> str:
    """The one of COLUMNS that a position lies in."""
    return next((column for column in COLUMNS if position.endswith(column)), "middle")


def sample_scene(rng: Random, held_out: bool = False) -> Scene:
    """A scene of one (45 %), two (40 %) or three (15 %) things; in half of the larger ones two, or three of a
    kind, share kind or color; a quarter of all things are small, and at least half of the scenes are plain.

    With `held_out`, exactly one thing is a pair of HELD_OUT; without, none is.
    """
    count = rng.choices((1, 2, 3), weights=(45, 40, 15))[0]
    first = rng.choice(sorted(HELD_OUT)) if held_out else _sample_look(rng)
    looks = [first]
    share = rng.choice(("kind", "colour")) if rng.random() < 0.5 else None
    while len(looks) < count:
        shares = share if len(looks) == 1 or (share == "kind" and rng.random() < 0.5) else None
        looks.append(_sample_other(rng, looks, shares))
    rng.shuffle(looks)
    sizes = [rng.choices(SIZES, weights=(3, 1))[0] for _ in looks]
    things = _side_by_side(looks, sizes) if rng.random() < 0.5 else _anywhere(rng, looks, sizes)
    return Scene(rng.choice(PLACES), things)


def sample_clip(rng: Random) -> Clip:
    """A clip of one thing: it starts where there is room ahead, on the ground before it rises, and small
    before it grows."""
    motion, look = rng.choice(MOTIONS), _sample_look(rng)
    column = START_COLUMN.get(motion) or rng.choice(COLUMNS)
    high = motion == "down" or (motion != "up" and _is_up(rng, look[0]))
    position = _row(high)[COLUMNS.index(column)]
    return Clip(rng.choice(PLACES), Thing(*look, position, "small" if motion == "grow" else "big"), motion)


def sample_alike(rng: Random) -> Scene:
    """A plain scene of two or three things of one look; or of two and another thing before or behind them."""
    look = _sample_look(rng)
    looks = [look] * rng.choice((2, 2, 3))
    if len(looks) == 2 and rng.random() < 0.3:
        looks.insert(rng.choice((0, 2)), _sample_other(rng, [look], None))
    return Scene(rng.choice(PLACES), _side_by_side(looks, ["big"] * len(looks)))


def sample_clip_anywhere(rng: Random) -> Clip:
    """A clip of one thing of any size that starts anywhere: what moves sideways may have to turn round
    first, and may leave the picture, as may what rises from the upper row."""
    motion, look = rng.choice(("left", "right", *MOTIONS)), _sample_look(rng)
    columns: tuple[str, ...] = COLUMNS
    if motion in START_COLUMN:  # mostly the middle, which leaves room ahead
        columns = ("middle", "middle", "middle", START_COLUMN[motion], START_COLUMN[motion], motion)
    high = motion == "down" or _is_up(rng, look[0])
    position = _row(high)[COLUMNS.index(rng.choice(columns))]
    thing = Thing(*look, position, rng.choices(SIZES, weights=(3, 1))[0])
    return Clip(rng.choice(PLACES), thing, motion, turns=motion == "left" and rng.random() < 0.6)


def sample_story(rng: Random) -> Story:
    """A story of three to five scenes about a mover; two in three meet a friend, who may stay."""
    hero = _sample_look(rng, MOVERS)
    length = rng.randint(3, 5)
    friend = _sample_other(rng, [hero], None) if rng.random() < 2 / 3 else None
    meeting = rng.randrange(1, length)
    leaving = length if rng.random() < 0.5 else meeting + 1
    scenes = []
    for index, place in enumerate(rng.sample(PLACES, length)):
        looks = [hero, friend] if friend is not None and meeting <= index < leaving else [hero]
        scenes.append(Scene(place, _side_by_side(looks, ["big"] * len(looks))))
    return Story(hero, friend, tuple(scenes))


def _sample_look(
    rng: Random, kinds: tuple[str, ...] = KINDS, colors: tuple[str, ...] = COLORS
) -> tuple[str, str]:
    """A (kind, color) outside HELD_OUT; `kinds` x `colors` must hold one."""
    while True:
        look = rng.choice(kinds), rng.choice(colors)
        if look not in HELD_OUT:
            return look


def _sample_other(rng: Random, looks: list[tuple[str, str]], share: str | None) -> tuple[str, str]:
    """A look sharing only its kind or its color with the first of `looks`, or nothing with any of them."""
    kinds = tuple(kind for kind in KINDS if kind not in {look[0] for look in looks})
    colors = tuple(color for color in COLORS if color not in {look[1] for look in looks})
    if share == "kind":
        kinds = (looks[0][0],)
    elif share == "colour":
        colors = (looks[0][1],)
    return _sample_look(rng, kinds, colors)


def _anywhere(rng: Random, looks: list[tuple[str, str]], sizes: list[str]) -> tuple[Thing, ...]:
    """`looks` in `sizes` as things in positions of their own."""
    while True:
        cells = [rng.choice(_row(_is_up(rng, kind))) for kind, _ in looks]
        if len(set(cells)) == len(cells):
            return _things(looks, cells, sizes)


def _side_by_side(looks: list[tuple[str, str]], sizes: list[str]) -> tuple[Thing, ...]:
    """`looks` in `sizes` as things from left to right, where nobody need say it."""
    cells = [
        _row(kind in FLYERS)[COLUMNS.index(column)]
        for (kind, _), column in zip(looks, SIDE_BY_SIDE[len(looks)], strict=True)
    ]
    return _things(looks, cells, sizes)


def _things(looks: list[tuple[str, str]], cells: list[str], sizes: list[str]) -> tuple[Thing, ...]:
    """Things in the order of POSITIONS."""
    things = (Thing(*look, cell, size) for look, cell, size in zip(looks, cells, sizes, strict=True))
    return tuple(sorted(things, key=lambda thing: POSITIONS.index(thing.position)))


def _is_up(rng: Random, kind: str) -> bool:
    """Whether a thing of `kind` is up in the air: two in three of those that can be."""
    return kind in AIRBORNE and rng.random() < 2 / 3


def _row(high: bool) -> tuple[str, ...]:
    """The positions of a row, from left to right."""
    return POSITIONS[0 if high else 1 :: 2]
