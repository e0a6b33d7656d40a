"""The words of the storybook world in English and Chinese: two tables with the same keys, and the few
smallest phrases built from them (a thing, a named thing, a list). `captions` and `vqa` make sentences of
these; a third language would be one more table."""

from collections.abc import Iterable
from random import Random
from typing import Any

LANGUAGES = ("en", "zh")

Look = tuple[str, str]  # (kind, color), as in storybook
Phrasings = tuple[tuple[str, ...], tuple[str, ...]]  # those of training, and those held out of it

WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "kind": {
            "car": "car",
            "boat": "boat",
            "fish": "fish",
            "bird": "bird",
            "rocket": "rocket",
            "cat": "cat",
            "house": "house",
            "tree": "tree",
            "flower": "flower",
            "ball": "ball",
            "mushroom": "mushroom",
            "kite": "kite",
        },
        "plural": {
            "car": "cars",
            "boat": "boats",
            "fish": "fish",
            "bird": "birds",
            "rocket": "rockets",
            "cat": "cats",
            "house": "houses",
            "tree": "trees",
            "flower": "flowers",
            "ball": "balls",
            "mushroom": "mushrooms",
            "kite": "kites",
        },
        # Other words people use; only prompts hold them, never an answer.
        "alias": {
            "car": "motor car",
            "boat": "sailboat",
            "cat": "kitty",
            "tree": "fir tree",
            "house": "cottage",
            "rocket": "spaceship",
            "ball": "beach ball",
        },
        "colour": {
            "red": "red",
            "orange": "orange",
            "yellow": "yellow",
            "green": "green",
            "blue": "blue",
            "purple": "purple",
            "pink": "pink",
            "white": "white",
        },
        "place": {
            "meadow": "a meadow",
            "beach": "a beach",
            "snow": "snow",
            "night": "night",
            "sunset": "sunset",
        },
        "at": {
            "meadow": "in the meadow",
            "beach": "on the beach",
            "snow": "in the snow",
            "night": "at night",
            "sunset": "at sunset",
        },
        "went": {
            "meadow": ("went to the meadow", "came to the meadow"),
            "beach": ("went to the beach", "came to the beach"),
            "snow": ("went into the snow", "played in the snow"),
            "night": ("kept going at night", "rested at night"),
            "sunset": ("kept going at sunset", "rested at sunset"),
        },
        "position": {
            "top left": "at the top left",
            "left": "on the left",
            "top": "at the top",
            "middle": "in the middle",
            "top right": "at the top right",
            "right": "on the right",
        },
        "side": {"left": "to the left of", "right": "to the right of", "above": "above", "below": "below"},
        # The first of each is the word of descriptions.
        "size": {"big": ("big", "large"), "small": ("small", "little", "tiny")},
        "how_big": {"big": "big", "small": "small"},
        "motion": {
            "left": "moves to the left",
            "right": "moves to the right",
            "up": "moves up",
            "down": "moves down",
            "grow": "grows",
            "stay": "stays still",
        },
        "motion_alias": {
            "left": ("is moving to the left", "moving to the left", "goes left", "goes to the left"),
            "right": ("is moving to the right", "moving to the right", "goes right", "goes to the right"),
            "up": ("is moving up", "moving up", "goes up", "rises"),
            "down": ("is moving down", "moving down", "goes down", "comes down"),
            "grow": ("is growing", "gets bigger", "becomes bigger"),
            "stay": ("does not move", "stands still", "is not moving"),
        },
        "direction": {
            "left": "to the left",
            "right": "to the right",
            "up": "up",
            "down": "down",
            "grow": "it grows",
            "stay": "it does not move",
        },
        "number": ("one", "two", "three"),
        "how_many": ("a", "two", "three"),  # before what is counted
        "none": "none",
        "yes": "yes",
        "no": "no",
        "join": (", ", " and "),
        "join_placed": (", ", " and "),
    },
    "zh": {
        "kind": {
            "car": "汽车",
            "boat": "小船",
            "fish": "鱼",
            "bird": "小鸟",
            "rocket": "火箭",
            "cat": "猫",
            "house": "房子",
            "tree": "树",
            "flower": "花",
            "ball": "球",
            "mushroom": "蘑菇",
            "kite": "风筝",
        },
        "measure": {
            "car": "辆",
            "boat": "艘",
            "fish": "条",
            "bird": "只",
            "rocket": "枚",
            "cat": "只",
            "house": "座",
            "tree": "棵",
            "flower": "朵",
            "ball": "个",
            "mushroom": "个",
            "kite": "只",
        },
        "alias": {
            "car": "轿车",
            "boat": "帆船",
            "bird": "鸟",
            "cat": "猫咪",
            "house": "屋子",
            "flower": "花朵",
            "ball": "皮球",
        },
        "colour": {
            "red": "红色",
            "orange": "橙色",
            "yellow": "黄色",
            "green": "绿色",
            "blue": "蓝色",
            "purple": "紫色",
            "pink": "粉色",
            "white": "白色",
        },
        "place": {"meadow": "草地", "beach": "沙滩", "snow": "雪地", "night": "夜晚", "sunset": "夕阳"},
        "at": {"meadow": "草地上", "beach": "沙滩上", "snow": "雪地里", "night": "夜晚", "sunset": "夕阳下"},
        "went": {
            "meadow": ("来到了草地上", "在草地上玩耍"),
            "beach": ("来到了沙滩上", "在沙滩上玩耍"),
            "snow": ("来到了雪地里", "在雪地里玩耍"),
            "night": ("在夜晚继续前进", "在夜晚休息"),
            "sunset": ("在夕阳下继续前进", "在夕阳下休息"),
        },
        "position": {
            "top left": "左上方",
            "left": "左边",
            "top": "上方",
            "middle": "中间",
            "top right": "右上方",
            "right": "右边",
        },
        "side": {"left": "左边", "right": "右边", "above": "上面", "below": "下面"},
        "size": {"big": ("大大的", "很大的"), "small": ("小小的", "很小的")},
        "how_big": {"big": "大的", "small": "小的"},
        "motion": {
            "left": "向左移动",
            "right": "向右移动",
            "up": "向上移动",
            "down": "向下移动",
            "grow": "变大",
            "stay": "停着不动",
        },
        "motion_alias": {
            "left": ("正在向左移动", "往左边去", "向左走"),
            "right": ("正在向右移动", "往右边去", "向右走"),
            "up": ("正在向上移动", "往上升", "升上去"),
            "down": ("正在向下移动", "往下落", "落下来"),
            "grow": ("慢慢变大", "越变越大", "正在变大"),
            "stay": ("没有动", "静止不动", "一动不动"),
        },
        "direction": {
            "left": "向左",
            "right": "向右",
            "up": "向上",
            "down": "向下",
            "grow": "它在变大",
            "stay": "它没有动",
        },
        "number": ("一个", "两个", "三个"),
        "how_many": ("一", "两", "三"),
        "none": "一个也没有",
        "yes": "有",
        "no": "没有",
        "join": ("、", "和"),
        "join_placed": ("，", "，"),
    },
}


def a_thing(look: Look, language: str, size_word: str = "") -> str:
    """The indefinite phrase, "a red car" or "一辆红色的汽车"; with a word for its size, "a small red car"."""
    kind, color = look
    phrase = qualified(WORDS[language]["colour"][color], WORDS[language]["kind"][kind], language)
    return indefinite(kind, sized(phrase, size_word, language), language)


def indefinite(kind: str, phrase: str, language: str) -> str:
    """`phrase` about one of a kind, with its article or measure word; its words may be from another
    language."""
    if language == "zh":
        return f"一{WORDS['zh']['measure'][kind]}{phrase}"
    return f"{'an' if phrase[0] in 'aeiou' else 'a'} {phrase}"


def sized(phrase: str, size_word: str, language: str) -> str:
    """`phrase` with a word for its size in front, if there is one."""
    return f"{size_word} {phrase}" if size_word and language == "en" else size_word + phrase


def counted(kind: str, count: int, language: str) -> str:
    """One to three of a kind, whatever their colors: "a car", "two cars" or "两辆汽车"."""
    words = WORDS[language]
    number = words["how_many"][count - 1]
    if language == "zh":
        return f"{number}{words['measure'][kind]}{words['kind'][kind]}"
    return f"{number} {words['plural' if count > 1 else 'kind'][kind]}"


def qualified(color_word: str, kind_word: str, language: str, brief: bool = False) -> str:
    """Color and kind, as "red car" or "红色的汽车" (`brief`: "红色汽车"), words of either language."""
    if language == "en" or (color_word + kind_word).isascii():
        return f"{color_word} {kind_word}"
    return f"{color_word}{'' if brief else '的'}{kind_word}"


def the_thing(look: Look, language: str, brief: bool = False) -> str:
    """The definite phrase with its color, "the red car" or "红色的汽车" (`brief`: "红色汽车")."""
    kind, color = (WORDS[language][table][word] for table, word in zip(("kind", "colour"), look, strict=True))
    phrase = qualified(color, kind, language, brief)
    return f"the {phrase}" if language == "en" else phrase


def the_kind(kind: str, language: str) -> str:
    """The definite phrase without a color, "the car" or "汽车"."""
    word = WORDS[language]["kind"][kind]
    return f"the {word}" if language == "en" else word


def located(phrase: str, language: str) -> str:
    """A place or position after its sentence: "在草地上" for "草地上"; unchanged in English."""
    return phrase if language == "en" else f"在{phrase}"


def place_phrases(place: str, language: str) -> dict[str, str]:
    """The place before its sentence ("at") and after it ("located"), by the names the templates use."""
    at = WORDS[language]["at"][place]
    return {"at": at, "located": located(at, language)}


def join(parts: Iterable[str], language: str, separators: str = "join") -> str:
    """A list in words: "a, b and c"; `separators` names the pair in the table."""
    comma, final = WORDS[language][separators]
    *head, last = parts
    return comma.join(head) + final + last if head else last


def sentence(text: str, language: str) -> str:
    """`text` with a capital and a full stop."""
    return text[0].upper() + text[1:] + "." if language == "en" else text + "。"


def as_typed(text: str, rng: Random, language: str) -> str:
    """A question or prompt as people type it: now and then without its capital or its last sign."""
    if language == "en" and rng.random() < 0.4:
        text = text[0].lower() + text[1:]
    return text.rstrip("?.？。") if rng.random() < 0.3 else text


def variants(text: str) -> tuple[str, ...]:
    """Phrasings written one after another, with "|" between them."""
    return tuple(" ".join(part.split()) for part in text.split("|"))


def phrasings(text: str) -> Phrasings:
    """Phrasings of training and, behind "||", those that are held out of it."""
    trained, held_out = map(variants, text.split("||"))
    return trained, held_out
